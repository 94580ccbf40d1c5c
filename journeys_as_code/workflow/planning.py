"""From files, state and the account to a plan. Reads only; nothing is written anywhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from difflib import get_close_matches

from journeys_as_code.compile.compiler import compile_journey
from journeys_as_code.compile.resource import Home, Identity, Resource
from journeys_as_code.errors import UsageError
from journeys_as_code.plan.change import JourneyPlan, Plan
from journeys_as_code.plan.subject import Context, Subject, subjects
from journeys_as_code.remote.semantics import Semantics
from journeys_as_code.source.composed import ComposedSource
from journeys_as_code.source.document import SourceFile
from journeys_as_code.state.record import Record
from journeys_as_code.validate.check import Checked
from journeys_as_code.workflow.collector import collector_paused
from journeys_as_code.workflow.connecting import Connection
from journeys_as_code.workflow.loading import Loaded, load
from journeys_as_code.workflow.looking import Looker
from journeys_as_code.workflow.opening import Workspace
from journeys_as_code.workflow.remembering import Quiet
from journeys_as_code.workflow.verdicts import Verdicts
from journeys_as_code.workflow.watching import NOBODY, Watcher

_POINT = len(("points", "name"))


@dataclass(frozen=True)
class Planned:
    """A plan, with the journeys it was made from."""

    plan: Plan
    loaded: Loaded


def plan(
    ws: Workspace,
    at: Connection,
    keys: Sequence[str] = (),
    *,
    lenient: bool = False,
    include_cosmetic: bool = False,
    watcher: Watcher = NOBODY,
) -> Planned:
    """What one apply would do to the target, or to some of its journeys.

    Raises Invalid when files have errors, UsageError for keys that the project does not have (with
    `lenient` they are passed over), any ApiError or StateError.
    """
    with collector_paused():
        quiet = None if lenient else Quiet(ws)
        ground = survey(
            ws, at, keys, include_cosmetic=include_cosmetic, watcher=watcher, quiet=quiet
        )
        found = _chosen(ground.subjects, keys, lenient=lenient)
        journeys = ground.planned(found)
        if quiet is not None:
            quiet.keep(ground.wanted.keys())
    code, managed = ws.target.application_code, len(ground.looker.bound)
    return Planned(Plan(ws.target_name, code, journeys, managed), ground.loaded)


@dataclass(frozen=True)
class Ground:
    """What plans of a target are made from: the files, what git wants, and who looks at the account."""

    loaded: Loaded
    wanted: Mapping[str, Resource]
    subjects: tuple[Subject, ...]
    looker: Looker

    def planned(self, subjects: Iterable[Subject]) -> tuple[JourneyPlan, ...]:
        """The plans of some of the journeys, in order of key."""
        chosen = sorted(subjects, key=lambda subject: subject.key)
        self.looker.watcher.expect(len(chosen))
        with ThreadPoolExecutor(self.looker.at.connections) as pool:
            return tuple(pool.map(self.looker.plan, chosen))


def survey(
    ws: Workspace,
    at: Connection,
    keys: Sequence[str] = (),
    *,
    include_cosmetic: bool = False,
    watcher: Watcher = NOBODY,
    quiet: Quiet | None = None,
    passing: Collection[str] = (),
) -> Ground:
    """Read files and state; nothing of the account yet. Raises Invalid when files have errors.

    Findings with the codes in `passing` are passed over. With `keys` only findings about those count.
    """
    stored = at.store.load()
    records = {key: versioned.record for key, versioned in stored.items()}
    versions = {key: versioned.version for key, versioned in stored.items()}
    verdicts = Verdicts(ws)
    uuids = {key: it.uuid for key, it in records.items()}
    loaded = load(ws, uuids=uuids, strict=True, judge=verdicts.of)
    verdicts.keep()
    loaded = loaded.without(passing) if passing else loaded
    loaded = loaded.about(keys) if keys else loaded
    loaded.require_valid()
    wanted = resources(ws, loaded.valid, records)
    broken = {journey.key for journey in loaded.journeys} - wanted.keys()
    every = subjects(wanted, records, broken=broken, secrets=at.secrets)
    context = context_of(ws, at, include_cosmetic=include_cosmetic)
    looker = Looker(at, context, bound_uuids(records), watcher, versions, quiet)
    return Ground(loaded, wanted, every, looker)


def context_of(ws: Workspace, at: Connection, *, include_cosmetic: bool = False) -> Context:
    """What all plans of a target share."""
    return Context(
        ws.target.application_code,
        ws.catalogue,
        Semantics(ws.catalogue),
        at.secrets,
        tuple(ws.target.protect),
        tuple(ws.project.drift_ignore),
        include_cosmetic,
    )


def resources(
    ws: Workspace, journeys: Iterable[Checked], records: Mapping[str, Record]
) -> dict[str, Resource]:
    """Every journey as git wants it, by key, bound to what the state knows of it."""
    found = {}
    for journey in journeys:
        moved = journey.document.get("moved")
        record = records.get(journey.key) or (records.get(moved) if moved else None)
        found[journey.key] = compile_journey(
            journey.document,
            key=journey.key,
            file=journey.source.file,
            project=ws.project,
            target=ws.target,
            catalogue=ws.catalogue,
            known=Identity(record.uuid, record.points) if record else Identity(None),
            homes=_homes(journey.source),
        )
    return found


def _homes(source: SourceFile) -> dict[str, Home]:
    """The points that are written in other files than the journey's own."""
    if not isinstance(source, ComposedSource):
        return {}
    return {
        str(path[1]): Home(part.source.file, str(part.path[1]))
        for path, part in source.parts.items()
        if len(path) == _POINT and path[0] == "points" and len(part.path) == _POINT
    }


def bound_uuids(records: Mapping[str, Record]) -> frozenset[str]:
    """The live journeys that belong to a key already."""
    return frozenset(record.uuid for record in records.values() if record.uuid is not None)


def _chosen(found: Sequence[Subject], keys: Sequence[str], *, lenient: bool) -> Sequence[Subject]:
    if not keys and not lenient:
        return found
    known = {subject.key: subject for subject in found}
    for key in keys:
        if key not in known and not lenient:
            near = get_close_matches(key, known, n=1)
            raise UsageError(
                f"the project has no journey {key!r}",
                hint=f"did you mean {near[0]!r}?" if near else "journeys list shows them",
            )
    return [known[key] for key in dict.fromkeys(keys) if key in known]
