"""Putting back what drifted: a plan to what was applied last, and to nothing that git has come to say since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from journeys_as_code.address import Path, render
from journeys_as_code.compile.identity import identify
from journeys_as_code.compile.resource import Identity, Resource
from journeys_as_code.errors import UsageError
from journeys_as_code.model.journey import Status, StatusOwner
from journeys_as_code.plan.change import Action, Change, JourneyPlan, Origin, Plan, PlanWarning
from journeys_as_code.plan.outside import last_seen
from journeys_as_code.plan.restoring import as_it_was, with_additions
from journeys_as_code.plan.selecting import chosen, together
from journeys_as_code.plan.subject import Context, Subject
from journeys_as_code.plan.unsealing import Unsealed, unsealed
from journeys_as_code.plan.verdicts import verdict
from journeys_as_code.remote.port import Prior, Rung
from journeys_as_code.state.record import Record
from journeys_as_code.workflow.connecting import Connection
from journeys_as_code.workflow.looking import Looker
from journeys_as_code.workflow.opening import Workspace
from journeys_as_code.workflow.planning import plan
from journeys_as_code.workflow.wanting import bound_uuids, context_of, resources
from journeys_as_code.workflow.watching import NOBODY, Watcher

_PENDING = "P119"
"""Git has changes that are not applied with this."""
_HOW = "P110"
"""A remark on how the wanted status is reached."""
_STATUS: Path = ("status",)


def plan_fix(
    ws: Workspace,
    at: Connection,
    keys: Sequence[str] = (),
    paths: Sequence[str] = (),
    *,
    saved: bool = False,
    watcher: Watcher = NOBODY,
) -> Plan:
    """The plan that gives drifted journeys back what was applied last, at these paths or all of it.

    What is gone is not made anew: like all that cannot be put back it is blocked, with what to do
    instead. With `saved` it is a plan that was shown before and is made again: keys that are not
    there are passed over, and journeys that did not drift are in it too. Raises what `plan` raises,
    and UsageError for a path at which nothing drifted.
    """
    planned = plan(ws, at, keys, lenient=saved, whole=True, watcher=watcher)
    records = {key: versioned.record for key, versioned in at.store.load().items()}
    wanted = resources(ws, planned.loaded.valid, records)
    drifted = [it for it in planned.plan.journeys if saved or it.drift or _unseen(it)]
    if not saved:
        _require_met(paths, [change for it in drifted for change in it.drift])
    context = context_of(ws, at, include_cosmetic=True)
    run = _Run(ws, at, context, records, wanted, tuple(paths))
    made = [run.one(it) for it in drifted if saved or not paths or chosen(it.drift, paths)]
    return replace(planned.plan, journeys=tuple(made))


def _unseen(journey: JourneyPlan) -> bool:
    """Whether more may have drifted than can be seen."""
    prior = journey.prior
    return prior is not None and (bool(prior.mismatches) or prior.rung is not Rung.READ)


def _require_met(paths: Sequence[str], drift: Sequence[Change]) -> None:
    for path in paths:
        if not chosen(drift, [path]):
            there = ", ".join(render(change.path) for change in drift[:5])
            hint = f"drift is at: {there}" if there else "journeys drift shows what drifted"
            raise UsageError(f"nothing drifted at {path!r}", hint=hint)


@dataclass(frozen=True)
class _Run:
    ws: Workspace
    at: Connection
    context: Context
    records: Mapping[str, Record]
    wanted: Mapping[str, Resource]
    paths: tuple[str, ...]

    def one(self, journey: JourneyPlan) -> JourneyPlan:
        """The plan of one journey; blocked where it is to be left as it is."""
        record, prior = self.records.get(journey.key), journey.prior
        git = self.wanted.get(journey.key)
        reason = _hindrance(journey) or _renamed(git, record)
        if reason or prior is None or record is None or record.applied is None:
            subject = Subject(journey.key, git, record, prior)
            return verdict(subject, self.context, Action.BLOCKED, reason or _NEVER)
        whole = unsealed(
            record.applied, git.document if git else None, prior.document, self.at.secrets
        )
        subject = self._subject(journey, record, prior, whole)
        if whole.missing or whole.replaced:
            reason = _lost_secret(whole)
            return verdict(replace(subject, prior=prior), self.context, Action.BLOCKED, reason)
        one = Looker(self.at, self.context, bound_uuids(self.records), NOBODY)
        made = one.plan(subject)
        if made.action is Action.NONE and subject.only:
            return verdict(
                replace(subject, prior=prior), self.context, Action.BLOCKED, _stays(made)
            )
        # State may know points that were accepted into git and are not applied yet.
        made = replace(made, uuids={**record.points, **made.uuids})
        if made.desired:  # of what git leaves open, state says nothing either
            made = replace(made, desired=whole.document)
        return _warned(made, journey, only=subject.only or ())

    def _subject(
        self, journey: JourneyPlan, record: Record, prior: Prior, whole: Unsealed
    ) -> Subject:
        drift = together(chosen(journey.drift, self.paths), journey.drift)
        # What git has come to say too is live for good: it is no drift, and stays.
        only = tuple(change.path for change in drift)
        given = any(change.path == _STATUS for change in drift) and record.status
        seen = last_seen(record, prior, self.context)
        resource = Resource(
            key=journey.key,
            title=str(whole.document.get("title") or journey.key),
            document=as_it_was(whole.document, seen, drift),
            status=Status(given) if given else None,
            owner=StatusOwner.GIT,
            identity=identify(
                whole.document,
                project=self.ws.project.project,
                application_code=self.ws.target.application_code,
                key=journey.key,
                known=Identity(record.uuid, record.points),
            ),
            application_code=self.ws.target.application_code,
            file=journey.file,
        )
        semantics = self.context.semantics
        added = with_additions(whole.document, prior.document, drift, semantics)
        known = record.model_copy(update={"applied": added})
        back = record.rolled_back
        return Subject(journey.key, resource, known, only=only, rolled_back=back)


_NEVER = "nothing was applied to it yet; see `journeys plan`"


def _hindrance(journey: JourneyPlan) -> str:
    """Why a journey is left as it is, and what to do instead."""
    prior, key = journey.prior, journey.key
    if prior is not None and prior.gone:
        return (
            "it is gone from the account, maybe on purpose, and to make it anew may message its "
            f"audience again; if that is meant: `journeys plan {key} --out plan.json && journeys "
            "apply plan.json`"
        )
    if journey.recovers:
        return "an interrupted run is not finished; `journeys apply` finishes it first"
    if prior is not None and prior.rung is not Rung.READ:
        return (
            f"its live definition could not be read [{prior.rung}], so the extent of its drift is "
            "unknown; see `journeys doctor`"
        )
    if journey.moved_from:
        return f"git has renamed it from {journey.moved_from}; `journeys apply` does that first"
    return ""


def _renamed(git: Resource | None, record: Record | None) -> str:
    """Why a journey is left whose points have other names in git than they were applied with."""
    known = {uuid: name for name, uuid in record.points.items()} if record else {}
    now = git.identity.points if git else {}
    names = [name for name, uuid in now.items() if known.get(uuid, name) != name]
    if not names:
        return ""
    return f"git has renamed points of it ({', '.join(names)}); `journeys apply` does that first"


def _stays(made: JourneyPlan) -> str:
    """Why no call puts it back, as far as a plan says."""
    notes = [it.message for it in made.warnings if it.code == _HOW]
    return notes[0] if notes else f"a journey that is {made.status_from} cannot be edited"


def _lost_secret(whole: Unsealed) -> str:
    places = ", ".join(render(path) for path in (*whole.missing, *whole.replaced))
    return (
        f"of the secret that was applied at {places} only a digest was kept, and git has another one "
        "that was never applied; `journeys apply --overwrite-drift` puts all of git's version back"
    )


def _warned(made: JourneyPlan, ordinary: JourneyPlan, *, only: Sequence[Path]) -> JourneyPlan:
    """The plan, with what has to be known of changes that git has and nobody applied."""
    pending = any(it.origin is not Origin.DRIFT for it in ordinary.changes)
    status = ordinary.status_to is not ordinary.status_from and not any(
        it.path == _STATUS for it in ordinary.drift
    )
    if not made.changes_anything or not (pending or status):
        return made
    both = any(it.origin is Origin.CONFLICT and it.path in only for it in ordinary.drift)
    words = "git has changes that were never applied: they are not applied by this"
    words += ", and where git changed the same, what was applied last is put back" if both else ""
    warnings = (*made.warnings, PlanWarning(_PENDING, words))
    return replace(made, warnings=tuple(sorted(warnings, key=lambda it: (it.code, it.message))))
