"""From one journey on two targets to how they differ. Pure."""

from __future__ import annotations

from journeys_as_code.model.absent import ABSENT
from journeys_as_code.model.journey import Document, Status
from journeys_as_code.plan.carrying import carried, spoken_of
from journeys_as_code.plan.change import Change, Origin
from journeys_as_code.plan.diff import changes
from journeys_as_code.plan.difference import Difference, Kind, Side
from journeys_as_code.plan.hiding import Hiding
from journeys_as_code.plan.merge import merge
from journeys_as_code.remote.port import Prior
from journeys_as_code.remote.semantics import Semantics
from journeys_as_code.secrets import Secrets


def between(
    key: str, source: Side, aim: Side, semantics: Semantics, secrets: Secrets
) -> Difference:
    """How the journey that is live on `source` differs from the one on `aim`.

    `secrets` are those of both targets. Both sides were read with git's names for their points.
    """
    title = next((side.plan.title for side in (source, aim) if side.plan), key)
    kind = _presence(source, aim)
    if kind is not None or source.live is None or aim.live is None:
        return Difference(key, title, kind or Kind.NEITHER, source, aim)
    pair = _Pair(source, aim, semantics, secrets)
    found = pair.differing(source.live, aim.live)
    kind = Kind.DIFFERS if found else Kind.SAME
    return Difference(key, title, kind, source, aim, found, pair.by_variable(source.live))


def _presence(source: Side, aim: Side) -> Kind | None:
    """What can be said without comparing; None where both definitions are known."""
    if source.live is None or aim.live is None:
        if source.live is aim.live:
            return Kind.NEITHER
        return Kind.ONLY_TO if source.live is None else Kind.ONLY_FROM
    return None if source.known and aim.known else Kind.UNKNOWN


class _Pair:
    """Two live journeys, and git's words for both."""

    def __init__(self, source: Side, aim: Side, semantics: Semantics, secrets: Secrets) -> None:
        self._source, self._aim = source, aim
        self._semantics = semantics
        self._named = [side.wanted for side in (source, aim) if side.wanted]
        self._hiding = Hiding(secrets, self._named)

    def differing(self, source: Prior, aim: Prior) -> tuple[Change, ...]:
        """What would make the one on `aim` as the one on `source` is."""
        status = _status(aim.status, self._carried_status(source.status))
        wanted = self._carried(self._spoken(source))
        return (*status, *self._changes(self._spoken(aim), wanted))

    def by_variable(self, source: Prior) -> tuple[Change, ...]:
        """The values in which the two may differ, since git gives each target its own."""
        spoken, status = self._spoken(source), self._carried_status(source.status)
        return (*_status(status, source.status), *self._changes(self._carried(spoken), spoken))

    def _changes(self, before: Document, after: Document) -> tuple[Change, ...]:
        """What differs, whoever wrote it: the merge takes `before` for what was applied."""
        merged = merge(before, before, after, self._semantics)
        return changes(merged, self._semantics, self._hiding)

    def _spoken(self, prior: Prior) -> Document:
        document = prior.document
        for git in self._named:
            document = self._semantics.align(document, git)
        return spoken_of(document, self._named, self._semantics)

    def _carried(self, document: Document) -> Document:
        here, there = self._source.wanted, self._aim.wanted
        return carried(document, here, there, self._semantics) if here and there else document

    def _carried_status(self, status: Status | None) -> Status | None:
        here, there = self._source.wanted_status, self._aim.wanted_status
        return there if here is not None and there is not None and status is here else status


def _status(before: Status | None, after: Status | None) -> tuple[Change, ...]:
    if before is after:
        return ()
    one, other = (ABSENT if it is None else str(it) for it in (before, after))
    return (Change(("status",), "change", one, other, Origin.GIT),)
