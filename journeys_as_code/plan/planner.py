"""From what git wants, what is live and what was applied to a plan. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from journeys_as_code.address import render
from journeys_as_code.compile.resource import Resource
from journeys_as_code.model.journey import Document, Status
from journeys_as_code.plan.beside import with_drift
from journeys_as_code.plan.causes import causes_of
from journeys_as_code.plan.cautions import Facts, warnings_of
from journeys_as_code.plan.change import Action, Change, JourneyPlan, Plan
from journeys_as_code.plan.comparison import Comparison, compare, still_applied
from journeys_as_code.plan.creation import plan_creation
from journeys_as_code.plan.drift import status_drift
from journeys_as_code.plan.exchanged import exchange
from journeys_as_code.plan.intent import Intent, intent, status_changes
from journeys_as_code.plan.leaving import astray, uuids_with
from journeys_as_code.plan.lost_names import Guess, guesses, refusal, remark
from journeys_as_code.plan.obstacles import obstacle
from journeys_as_code.plan.operations import Edit, Steps, steps
from journeys_as_code.plan.outside import last_seen
from journeys_as_code.plan.point_names import in_names_of_today, renamed
from journeys_as_code.plan.positions import placed
from journeys_as_code.plan.recovery import Standing, standing
from journeys_as_code.plan.removal import plan_removal
from journeys_as_code.plan.subject import Context, Subject
from journeys_as_code.plan.verdicts import verdict
from journeys_as_code.remote.port import Prior
from journeys_as_code.secrets import holds_seal
from journeys_as_code.state.record import Record


def make_plan(
    subjects: Iterable[Subject], context: Context, *, target: str, managed: int | None = None
) -> Plan:
    """What one apply would do to a target, journeys in order of key.

    `managed` is how many live journeys the project has there, where `subjects` are only some.
    """
    known = sorted(subjects, key=lambda subject: subject.key)
    if managed is None:
        managed = sum(bool(it.record and it.record.uuid) for it in known)
    journeys = tuple(plan_journey(subject, context) for subject in known)
    return Plan(target, context.application_code, journeys, managed)


def plan_journey(subject: Subject, context: Context) -> JourneyPlan:
    """What one apply would do to one journey."""
    if subject.resource is None:
        return with_drift(plan_removal(subject, context), subject, context)
    reason = obstacle(subject, context)
    if reason:
        return with_drift(verdict(subject, context, Action.BLOCKED, reason), subject, context)
    if subject.prior is None or subject.prior.gone:
        return plan_creation(subject, subject.resource, context)
    return _plan_existing(subject, subject.resource, subject.prior, context)


def _plan_existing(
    subject: Subject, resource: Resource, prior: Prior, context: Context
) -> JourneyPlan:
    record = in_names_of_today(subject.record, prior, resource)
    stands = standing(record, prior, context.semantics)
    unsaid = _unsaid(subject, record, prior, context)
    compared = compare(
        stands.applied,
        prior.document,
        resource.document,
        context,
        key=subject.key,
        only=subject.only,
        seen=last_seen(record, prior, context),
    )
    aim = intent(resource, subject.record, live=prior.status, owed=stands.owed)
    edit = compared.edit
    if edit is Edit.COSMETIC and context.include_cosmetic:
        edit = Edit.COSMETIC_NOW
    known_as = subject.moved_from or subject.key
    way = steps(known_as, prior.status or Status.DRAFT, aim.status, edit)
    status = status_changes(aim.given, prior.status, way.status)
    drift = (*_status_drift(aim, prior), *compared.drift)
    written = record.seen if record else None
    plan = replace(
        verdict(subject, context, Action.BLOCKED),
        changes=(*status, *(replace(it, deferred=way.deferred) for it in compared.changes)),
        drift=drift,
        causes=causes_of(drift, prior, written, (stands.applied or {}, prior.document)),
        ignored=compared.ignored,
        renamed=renamed(subject.record, resource),
    )
    after: Document = {}
    if "put" in way.calls:
        after = placed(compared.after, context.catalogue, prior.document)
    reason = _refused(subject, way, after, context)
    if not reason and after and (compared.ignored or subject.only is not None):
        reason = astray(after)
    reason = reason or (refusal(unsaid, resource) if after else "")
    if reason:
        return replace(plan, reason=verdict(subject, context, Action.BLOCKED, reason).reason)
    facts = Facts(
        way.calls,
        prior.status,
        live=prior.document,
        after=after or prior.document,
        catalogue=context.catalogue,
        prior=prior,
        statistics=subject.statistics,
        secrets=context.secrets,
        notes=_notes(subject, aim, way, status)
        | {
            "P117": _by_git(compared) if "put" in way.calls else "",
            "P118": remark(unsaid, resource) if after else "",
            "P120": _exchange(subject, prior, resource, context) if after else "",
        },
    )
    desired = resource.document
    if way.deferred:
        desired = still_applied(desired, stands.applied, prior.document, compared.changes)
    return replace(
        plan,
        action=_action(subject, way, plan.renamed),
        status_to=way.status,
        calls=way.calls,
        warnings=warnings_of(facts),
        reason=_reason(subject, stands, way),
        destructive=_is_destructive(prior.status, way),
        after=after,
        desired=desired,
        uuids=uuids_with(resource.identity.points, prior, after),
    )


def _unsaid(
    subject: Subject, record: Record | None, prior: Prior, context: Context
) -> tuple[Guess, ...]:
    """The points that may have been renamed without a word; what was applied once needs none."""
    if (
        subject.resource is None
        or record is None
        or subject.rolled_back
        or subject.only is not None
    ):
        return ()
    return guesses(record, prior, subject.resource, context.semantics)


def _exchange(subject: Subject, prior: Prior, resource: Resource, context: Context) -> str:
    """What to know of points that say what others said, where git's newest version is written whole."""
    if subject.rolled_back or subject.only is not None:
        return ""
    return exchange(prior, resource, context.semantics)


def _by_git(compared: Comparison) -> str:
    places = ", ".join(render(path) for path in compared.overridden)
    said = f"git has changed {places}, so git's value is written"
    return f"{said}, although drift_ignore leaves it to others" if places else ""


def _status_drift(aim: Intent, prior: Prior) -> tuple[Change, ...]:
    """The drift in status, unless git has come to want what somebody made it."""
    return () if aim.status is prior.status else status_drift(aim.given, prior.status)


def _action(subject: Subject, way: Steps, renames: Mapping[str, str]) -> Action:
    """The action in one word; binding a journey comes before what else happens to it.

    Clearing what an interrupted run left is an action too, even where no call is left to make.
    """
    record = subject.record
    if record is None or record.uuid is None:
        return Action.ADOPT
    if way.calls:
        return Action.UPDATE if "put" in way.calls else Action.TRANSITION
    if record.pending is not None:
        return Action.ADOPT
    return Action.MOVE if subject.moved_from or renames else Action.NONE


def _refused(subject: Subject, way: Steps, after: Document, context: Context) -> str:
    """Why the calls are not to be made, or cannot be."""
    if way.blocked:
        return f"{way.blocked}; {_bind_first(subject)}{way.instead}"
    ending = [call for call in way.calls if call in ("finish", "archive")]
    pattern = context.protects(subject.key)
    if ending and pattern is not None:
        return f"git wants it {way.status}, but `{pattern}` protects it; take it out of `protect` first"
    if holds_seal(after):
        return (
            "the live journey holds a secret in a place that git does not name, and only its digest "
            "is known, so it cannot be written back; see `journeys doctor` for why it is not read"
        )
    return ""


def _bind_first(subject: Subject) -> str:
    """What has to be run before a command that knows the journey by what state says of it."""
    if subject.record is not None and subject.record.uuid is not None:
        return ""
    return f"run `journeys adopt {subject.key} {subject.uuid}`, then "


def _is_destructive(status: Status | None, way: Steps) -> bool:
    """Whether people in the journey are put out of it: it is ended, or taken back to a draft."""
    alive = status in (Status.RUNNING, Status.PAUSED)
    return bool({"finish", "archive"} & set(way.calls)) or (alive and "draft" in way.calls)


def _notes(subject: Subject, aim: Intent, way: Steps, status: tuple[Change, ...]) -> dict[str, str]:
    overwritten = "".join(
        f"somebody made it {it.before} outside git, and this makes it {it.after}" for it in status
    )
    waits = (
        "only titles, positions or comments differ: they wait for the next real change, or for "
        "--include-cosmetic"
    )
    earlier = subject.record.rolled_back if subject.record and not subject.rolled_back else ""
    back = f"it was rolled back to {earlier}: this puts git's version in its place again"
    return {
        "P108": overwritten,
        "P109": aim.note,
        "P110": way.note,
        "P111": waits if way.deferred else "",
        "P114": back if earlier and "put" in way.calls else "",
    }


def _reason(subject: Subject, stands: Standing, way: Steps) -> str:
    if stands.story:
        return stands.story
    if subject.record is None:
        return "the file pins it to a live journey: it is taken over"
    if "put" in way.calls:
        return "its definition differs"
    if way.calls:
        return f"git wants it {way.status}"
    return f"its key was {subject.moved_from}" if subject.moved_from else ""
