"""Trying out what would be written: the next plan must say of it what it should, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from journeys_as_code.accept.live import up_to_lists
from journeys_as_code.accept.outcome import NOTHING, Journey
from journeys_as_code.address import Path, render
from journeys_as_code.findings import Finding, Severity
from journeys_as_code.plan.change import Change, JourneyPlan
from journeys_as_code.plan.planner import plan_journey
from journeys_as_code.plan.subject import Context, Subject
from journeys_as_code.state.record import Record
from journeys_as_code.workflow.loading import Loaded, load
from journeys_as_code.workflow.opening import PROJECT_FILE, Invalid, Workspace
from journeys_as_code.workflow.planning import Planned
from journeys_as_code.workflow.rehearsing import rehearsed
from journeys_as_code.workflow.wanting import resources


@dataclass(frozen=True)
class World:
    """The project as it is: opened, with what the state knows."""

    ws: Workspace
    context: Context
    records: Mapping[str, Record]


def tried(
    journeys: Sequence[Journey], planned: Planned, world: World, overrides: Mapping[str, str]
) -> tuple[tuple[Journey, ...], tuple[str, ...]]:
    """The journeys, those refused whose files would not say what they should.

    And the keys of others of which git would want something else than before, since they share a file
    or a variable with these.
    """
    found, trial = tuple(journeys), _Trial(planned, world, overrides)
    while wrong := trial.wrong(found):
        found = tuple(
            replace(it, accepted=NOTHING, refusal=wrong[it.key], points={})
            if it.key in wrong
            else it
            for it in found
        )
    return found, tuple(sorted(trial.moved - {it.key for it in found}))


@dataclass
class _Trial:
    planned: Planned
    world: World
    overrides: Mapping[str, str]
    moved: set[str] = field(default_factory=set)
    """The journeys whose documents would be others, as of the last look."""

    def wrong(self, journeys: Sequence[Journey]) -> dict[str, str]:
        """Why journeys are not to be written as they would be, by key."""
        self.moved = set()
        changed = [it for it in journeys if it.accepted.files]
        if not changed:
            return {}
        before = self.planned.loaded
        texts = dict(before.sources)
        texts |= {file.file: file.after for it in changed for file in it.accepted.files}
        records = dict(self.world.records) | {it.key: self._bound(it) for it in changed}
        uuids = {key: record.uuid for key, record in records.items()}
        try:
            with rehearsed(self.world.ws, texts, self.overrides) as ws:
                loaded = load(ws, uuids=uuids, strict=True)
                wrong = _blamed(_new_errors(before.findings, loaded.findings), changed, loaded)
                made = {} if wrong else resources(ws, loaded.valid, records)
                then = {it.key: it.document for it in loaded.journeys}
                self.moved = {it.key for it in before.journeys if then.get(it.key) != it.document}
        except Invalid as error:
            said = _said(error.findings)
            return {it.key: said for it in changed if PROJECT_FILE in _files(it)}
        plans = {it.key: it for it in self.planned.plan.journeys}
        for it in [] if wrong else changed:
            now = plans[it.key]
            subject = Subject(it.key, made.get(it.key), records[it.key], now.prior)
            next_plan = plan_journey(subject, self.world.context)
            if places := _not_as_meant(now, next_plan, it.accepted.taken):
                wrong[it.key] = _unfit(places)
        return wrong

    def _bound(self, journey: Journey) -> Record:
        record = self.world.records[journey.key]
        return record.model_copy(update={"points": {**record.points, **journey.points}})


def _unfit(places: Sequence[str]) -> str:
    more = f" and {len(places) - 1} more" if len(places) > 1 else ""
    return (
        "what is live cannot be written into its files so that the next plan leaves it: it would say "
        f"something else of {places[0]}{more}; choose with --path, or change them by hand"
    )


def _not_as_meant(before: JourneyPlan, after: JourneyPlan, taken: Sequence[Change]) -> list[str]:
    """Where a plan still says something of what was taken, or of all else not what it said."""
    bases = [up_to_lists(change.path) for change in taken]

    def others(changes: Iterable[Change]) -> set[tuple[str, str, str, str]]:
        return {
            (render(it.path), it.kind, repr(it.before), repr(it.after))
            for it in changes
            if not any(_meets(base, it.path) for base in bases)
        }

    touched = (
        render(it.path)
        for it in (*after.changes, *after.drift)
        if any(_meets(base, it.path) for base in bases)
    )
    others_now = (place for place, *_ in others(before.changes) ^ others(after.changes))
    return sorted({*touched, *others_now})


def _meets(base: Path, path: Path) -> bool:
    return path[: len(base)] == base


def _files(journey: Journey) -> set[str]:
    return {file.file for file in journey.accepted.files}


def _new_errors(before: Iterable[Finding], after: Iterable[Finding]) -> list[Finding]:
    known = {(it.code, it.place.file, it.path, it.message) for it in before}
    return [
        it
        for it in after
        if it.severity is Severity.ERROR
        and (it.code, it.place.file, it.path, it.message) not in known
    ]


def _blamed(
    errors: Sequence[Finding], changed: Sequence[Journey], loaded: Loaded
) -> dict[str, str]:
    """The journeys by whose acceptance files get errors."""
    found: dict[str, list[Finding]] = {}
    used = {it.key: set(it.source.texts) for it in loaded.journeys}
    for error in errors:
        near = [
            it.key for it in changed if error.place.file in used.get(it.key, set()) | _files(it)
        ]
        for key in near or [it.key for it in changed]:
            found.setdefault(key, []).append(error)
    return {key: _said(errors) for key, errors in found.items()}


def _said(errors: Iterable[Finding]) -> str:
    first = next(it for it in errors if it.severity is Severity.ERROR)
    return (
        f"its files would have errors: {first.code} {first.message} ({first.place}); accept what "
        "belongs together, or change them by hand"
    )
