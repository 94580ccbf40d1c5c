"""From files, state and the account to a plan. Reads only; nothing is written anywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from difflib import get_close_matches

from journeys_as_code.compile.compiler import compile_journey
from journeys_as_code.compile.resource import Identity, Resource
from journeys_as_code.errors import ApiError, UsageError
from journeys_as_code.plan.change import Plan
from journeys_as_code.plan.planner import make_plan
from journeys_as_code.plan.subject import Context, Subject, subjects
from journeys_as_code.remote.port import Statistics
from journeys_as_code.remote.semantics import Semantics
from journeys_as_code.state.record import Record
from journeys_as_code.validate.check import Checked
from journeys_as_code.workflow.collector import collector_paused
from journeys_as_code.workflow.connecting import Connection
from journeys_as_code.workflow.loading import Loaded, load
from journeys_as_code.workflow.opening import Workspace

LOSES_STATISTICS = "P102"
"""The warning that is worth asking for numbers."""


@dataclass(frozen=True)
class Planned:
    """A plan, with the journeys it was made from."""

    plan: Plan
    loaded: Loaded
    context: Context


def plan(
    ws: Workspace,
    at: Connection,
    keys: Sequence[str] = (),
    *,
    lenient: bool = False,
    on_read: Callable[[str], None] = lambda _: None,
) -> Planned:
    """What one apply would do to the target, or to some of its journeys.

    Raises Invalid when files have errors, UsageError for keys that the project does not have (with
    `lenient` they are passed over), any ApiError or StateError.
    """
    records = {key: versioned.record for key, versioned in at.store.load().items()}
    bound = {key: record.uuid for key, record in records.items()}
    loaded = load(ws, uuids=bound, strict=True)
    if keys:
        loaded = loaded.about(keys)
    loaded.require_valid()
    with collector_paused():
        wanted = resources(ws, loaded.valid, records)
        found = _chosen(subjects(wanted, records), keys, lenient=lenient)
        known = _all(lambda subject: _read(at, subject, bound, on_read), found, at.connections)
        context = context_of(ws, at)
        made = _made(ws, at, known, context, _managed(records))
    return Planned(made, loaded, context)


def context_of(ws: Workspace, at: Connection) -> Context:
    """What all plans of a target share."""
    return Context(
        ws.target.application_code,
        ws.catalogue,
        Semantics(ws.catalogue),
        at.secrets,
        tuple(ws.target.protect),
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
        )
    return found


def names_of(subject: Subject) -> dict[str, str]:
    """The uuids of a journey's points by name, those that git has dropped included."""
    known = dict(subject.record.points) if subject.record else {}
    return known | dict(subject.resource.identity.points if subject.resource else {})


def _made(
    ws: Workspace, at: Connection, known: list[Subject], context: Context, managed: int
) -> Plan:
    """The plan; where a removed point loses its statistics, made once more with their numbers."""
    first = make_plan(known, context, target=ws.target_name, managed=managed)
    losing = {
        journey.key
        for journey in first.journeys
        if any(warning.code == LOSES_STATISTICS for warning in journey.warnings)
    }
    if not losing:
        return first
    counted = [
        replace(subject, statistics=_statistics(at, subject)) if subject.key in losing else subject
        for subject in known
    ]
    return make_plan(counted, context, target=ws.target_name, managed=managed)


def _statistics(at: Connection, subject: Subject) -> Statistics | None:
    """The numbers for a warning, which is given without them where they cannot be had."""
    try:
        return at.api.statistics(subject.uuid) if subject.uuid else None
    except ApiError:
        return None


def _read(
    at: Connection,
    subject: Subject,
    bound: Mapping[str, str | None],
    on_read: Callable[[str], None],
) -> Subject:
    """A subject with what is live filled in."""
    record, names = subject.record, names_of(subject)
    if subject.to_be_found and record is not None and record.pending is not None:
        others = {uuid for uuid in bound.values() if uuid}
        made = at.reader.find_made(record.pending.title, tuple(names.values()), bound=others)
        subject = replace(subject, found=made)
    elif subject.resource is not None and subject.uuid is None:
        title, others = subject.resource.title, {uuid for uuid in bound.values() if uuid}
        twin = at.reader.find_made(title, tuple(names.values()), bound=others, anew=False)
        subject = replace(subject, twin=twin)
    if subject.uuid is not None:
        prior = at.reader.prior(subject.uuid, names, record.seen if record else None)
        subject = replace(subject, prior=prior)
    on_read(subject.key)
    return subject


def _all(
    work: Callable[[Subject], Subject], found: Sequence[Subject], workers: int
) -> list[Subject]:
    with ThreadPoolExecutor(max_workers=workers) as pool:
        return list(pool.map(work, found))


def _managed(records: Mapping[str, Record]) -> int:
    return sum(record.uuid is not None for record in records.values())


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
