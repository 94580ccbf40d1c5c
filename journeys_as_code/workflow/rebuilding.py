"""State that was lost, found again: which live journey is which file's, as far as that is sure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from journeys_as_code.address import render
from journeys_as_code.compile.namings import namings
from journeys_as_code.compile.resource import Resource
from journeys_as_code.errors import BadAnswer, Rejected
from journeys_as_code.operate.finding_again import FoundAgain, Lost, Match, find_again
from journeys_as_code.plan.diff import changes
from journeys_as_code.plan.hiding import Hiding
from journeys_as_code.plan.merge import merge
from journeys_as_code.remote.port import Prior, Rung
from journeys_as_code.remote.semantics import Semantics
from journeys_as_code.state.record import Record
from journeys_as_code.workflow.connecting import Connection
from journeys_as_code.workflow.holding import held
from journeys_as_code.workflow.loading import load
from journeys_as_code.workflow.opening import Workspace
from journeys_as_code.workflow.wanting import resources

_NOT_FOUND = "J404"
"""The uuid of a journey that another one names is not known."""
NO_READ = "the service has no call that reads a journey, so points cannot be compared"
NO_LIST = (
    "the service has no call that lists journeys: only those that a file names by `uuid:` are found"
)


def look(
    ws: Workspace,
    at: Connection,
    *,
    on_found: Callable[[int], None] = lambda _: None,
    on_read: Callable[[str], None] = lambda _: None,
) -> tuple[FoundAgain, Mapping[str, Resource]]:
    """What the account has for every file without a record; writes nothing.

    Raises Invalid when files have errors, or any ApiError.
    """
    records = {key: it.record for key, it in at.store.load().items()}
    known = {key: it.uuid for key, it in records.items()}
    wanted, is_whole = _wanted(ws, known)
    lost = [_lost(ws, it) for key, it in wanted.items() if key not in records]
    bound = {it.uuid for it in records.values() if it.uuid}
    survey = at.reader.survey()
    uuids = [it.pinned for it in lost if it.pinned] if survey is None else [*survey]
    uuids = [uuid for uuid in dict.fromkeys(uuids) if uuid not in bound]
    on_found(len(uuids))

    def read(uuid: str) -> Prior | None:
        try:
            prior = at.reader.prior(uuid, {}, None)
        except (Rejected, BadAnswer):
            return None
        on_read(uuid)
        return None if prior.gone else prior

    with ThreadPoolExecutor(at.connections) as pool:
        priors = [prior for prior in pool.map(read, uuids) if prior is not None]
    blind = NO_LIST if survey is None else ""
    if any(prior.rung is not Rung.READ for prior in priors):
        blind = NO_READ
    code = ws.target.application_code
    live = [it for it in priors if it.application_code == code or it.rung is not Rung.READ]
    differing = _Differing(ws, at)
    found = find_again(lost, live, differing, blind=blind)
    while not is_whole and (more := _new_uuids(found, known)):
        known |= more
        wanted, is_whole = _wanted(ws, known)
        lost = [_lost(ws, wanted[it.resource.key]) for it in lost]
        found = find_again(lost, live, differing, blind=blind)
    return replace(found, kept=len(records)), wanted


def _wanted(ws: Workspace, uuids: Mapping[str, str | None]) -> tuple[Mapping[str, Resource], bool]:
    """What git wants, and whether all of it: a journey may name others that are not found yet."""
    loaded = load(ws, uuids=uuids, strict=True)
    valid = loaded.without((_NOT_FOUND,)).require_valid().valid
    return resources(ws, valid, {}), all(it.code != _NOT_FOUND for it in loaded.findings)


def _new_uuids(found: FoundAgain, known: Mapping[str, str | None]) -> dict[str, str]:
    return {it.key: it.prior.uuid for it in found.matches if it.key not in known}


def bind(at: Connection, found: FoundAgain, wanted: Mapping[str, Resource]) -> None:
    """Write the records of the journeys that are sure. No journey is touched.

    What a file says counts as applied only where it is what is live.
    """
    with held(at, "state rebuild"):
        for match in found.matches:
            at.store.put(_record(at, match, wanted[match.key]), None)


def _record(at: Connection, match: Match, resource: Resource) -> Record:
    prior = match.prior
    return Record(
        key=match.key,
        uuid=prior.uuid,
        points=dict(match.points),
        applied=None if match.differs else at.secrets.seal(resource.document),
        seen=at.secrets.seal(prior.raw),
        status=str(prior.status) if prior.status else None,
    )


def _lost(ws: Workspace, resource: Resource) -> Lost:
    known = tuple(namings(resource, ws.project.project))
    return Lost(resource, resource.identity.uuid, known)


class _Differing:
    """The places in which a live journey is not what a file says."""

    def __init__(self, ws: Workspace, at: Connection) -> None:
        self._codec, self._semantics = at.codec, Semantics(ws.catalogue)
        self._secrets = at.secrets

    def __call__(
        self, resource: Resource, prior: Prior, points: Mapping[str, str]
    ) -> tuple[str, ...]:
        live, _ = self._codec.decode(prior.raw, points)
        merged = merge(None, live, resource.document, self._semantics)
        hiding = Hiding(self._secrets, (resource.document,))
        return tuple(render(it.path) for it in changes(merged, self._semantics, hiding))
