"""What plans of a target are made from: files and state, read as far as they have to be."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

from journeys_as_code.compile.resource import Resource
from journeys_as_code.plan.change import JourneyPlan
from journeys_as_code.plan.claims import subjects
from journeys_as_code.plan.subject import Context, Subject
from journeys_as_code.source import files
from journeys_as_code.state.record import Record
from journeys_as_code.workflow.connecting import Connection
from journeys_as_code.workflow.late import Late
from journeys_as_code.workflow.loading import Loaded, load
from journeys_as_code.workflow.looking import Looker
from journeys_as_code.workflow.opening import Workspace
from journeys_as_code.workflow.remembering import Recalled
from journeys_as_code.workflow.settling import Found, Settling
from journeys_as_code.workflow.wanting import bound_uuids, resources
from journeys_as_code.workflow.watching import NOBODY, Watcher


@dataclass(frozen=True)
class Ground:
    """What git wants, what state knows, and who looks at the account.

    Of settled journeys, which `late` has, no file and no record was read: they are in nothing else here.
    """

    loaded: Loaded
    wanted: Mapping[str, Resource]
    subjects: tuple[Subject, ...]
    looker: Looker
    late: Late | None

    def planned(self, subjects: Iterable[Subject]) -> tuple[JourneyPlan, ...]:
        """The plans of some of the journeys and of all that are settled, in order of key."""
        chosen = {it.key: partial(self.looker.plan, it) for it in subjects}
        if self.late is not None:
            chosen |= {it.key: partial(self.late.plan, it, self.looker) for it in self.late.settled}
        self.looker.watcher.expect(len(chosen))
        with ThreadPoolExecutor(self.looker.at.connections) as pool:
            return tuple(pool.map(_call, (chosen[key] for key in sorted(chosen))))


def _call(plan: Callable[[], JourneyPlan]) -> JourneyPlan:
    return plan()


def survey(
    ws: Workspace,
    at: Connection,
    context: Context,
    keys: Sequence[str] = (),
    *,
    watcher: Watcher = NOBODY,
    settling: Settling | None = None,
    passing: Collection[str] = (),
) -> Ground:
    """Read files and state; nothing of the account yet. Raises Invalid when files have errors.

    Findings with the codes in `passing` are passed over. With `keys` only findings about those count.
    What `settling` knows of is read only if it has to be.
    """
    survey = _Survey(ws, at, context, keys, watcher, settling, passing)
    recalled = survey.recalled()
    ground = survey.ground(recalled)
    return survey.ground({}) if recalled and _is_entangled(ground) else ground


@dataclass(frozen=True)
class _Survey:
    ws: Workspace
    at: Connection
    context: Context
    keys: Sequence[str]
    watcher: Watcher
    settling: Settling | None
    passing: Collection[str]

    def recalled(self) -> Mapping[str, Recalled[Found]]:
        """What need not be read, by file."""
        if self.settling is None:
            return {}
        found = files.journey_files(self.ws.root, self.ws.project.journeys)
        return self.settling.recall(found, self.at.store.versions())

    def ground(self, recalled: Mapping[str, Recalled[Found]]) -> Ground:
        """The ground; what is recalled is settled."""
        settled = {it.found.plan.key: it.found.plan for it in recalled.values()}
        records = self._records(settled)
        uuids = {key: record.uuid for key, record in records.items()}
        uuids |= {key: it.uuid for key, it in settled.items()}
        loaded = self._loaded(recalled, uuids)
        wanted = resources(self.ws, loaded.valid, records, rest=partial(self._some, settled))
        broken = {journey.key for journey in loaded.journeys} - wanted.keys()
        late = None
        if self.settling is not None:
            late = Late(self.ws, self.at, self.settling, loaded, settled, uuids=uuids)
        bound = bound_uuids(records) | {it.uuid for it in settled.values()}
        return Ground(
            loaded,
            wanted,
            subjects(
                wanted,
                records,
                broken=broken,
                unread=loaded.broken,
                secrets=self.at.secrets,
            ),
            Looker(self.at, self.context, bound, self.watcher, late.note if late else None),
            late,
        )

    def _records(self, settled: Collection[str]) -> dict[str, Record]:
        if not settled:
            return {key: versioned.record for key, versioned in self.at.store.load().items()}
        others = self.at.store.versions().keys() - settled
        return self._some(others)

    def _some(self, keys: Iterable[str]) -> dict[str, Record]:
        found = ((key, self.at.store.get(key)) for key in sorted(keys))
        return {key: versioned.record for key, versioned in found if versioned is not None}

    def _loaded(
        self, recalled: Mapping[str, Recalled[Found]], uuids: Mapping[str, str | None]
    ) -> Loaded:
        verdicts = {file: Recalled(it.found.verdict, it.texts) for file, it in recalled.items()}
        loaded = load(self.ws, uuids=uuids, strict=True, recalled=verdicts)
        loaded = loaded.without(self.passing) if self.passing else loaded
        loaded = loaded.about(self.keys) if self.keys else loaded
        return loaded.require_valid()


def _is_entangled(ground: Ground) -> bool:
    """Whether what was read has to do with what is settled, so that they must be judged together."""
    settled = {it.uuid for it in ground.late.settled} if ground.late else set()
    moved = any(resource.moved is not None for resource in ground.wanted.values())
    return moved or any(subject.uuid in settled for subject in ground.subjects)
