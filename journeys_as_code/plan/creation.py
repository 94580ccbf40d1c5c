"""The plan of a journey that the account does not have."""

from __future__ import annotations

from dataclasses import replace

from journeys_as_code.compile.resource import Resource
from journeys_as_code.model.absent import ABSENT
from journeys_as_code.plan.cautions import Facts, warnings_of
from journeys_as_code.plan.change import Action, Change, JourneyPlan, Origin
from journeys_as_code.plan.comparison import compare
from journeys_as_code.plan.intent import intent
from journeys_as_code.plan.operations import creation
from journeys_as_code.plan.positions import placed
from journeys_as_code.plan.subject import Context, Subject
from journeys_as_code.plan.verdicts import verdict
from journeys_as_code.remote.port import Prior


def plan_creation(subject: Subject, resource: Resource, context: Context) -> JourneyPlan:
    """Create the journey, and bring it to the status that git wants."""
    gone = subject.prior
    aim = intent(resource, subject.record)
    way = creation(aim.status)
    if not way.calls:
        action = Action.MOVE if subject.moved_from else Action.NONE
        return verdict(subject, context, action, way.note)
    document = resource.document
    unchecked = subject.twin is not None and not subject.twin.looked
    notes = {
        "P109": aim.note,
        "P110": way.note,
        "P112": _gone(gone),
        "P113": _UNCHECKED if unchecked else "",
    }
    facts = Facts(
        way.calls,
        None,
        live={},
        after=document,
        catalogue=context.catalogue,
        prior=gone,
        secrets=context.secrets,
        notes=notes,
    )
    return replace(
        verdict(subject, context, Action.CREATE, _why_created(subject)),
        uuid=None,
        status_from=None,
        status_to=way.status,
        calls=way.calls,
        changes=compare(None, {"points": {}}, document, context).changes,
        drift=_loss(subject) if gone else (),
        warnings=warnings_of(facts),
        after=placed(document, context.catalogue),
        desired=document,
        uuids=dict(resource.identity.points),
        unchecked=unchecked,
    )


def _why_created(subject: Subject) -> str:
    if subject.prior is not None:
        return "it is not in the account any more"
    if subject.record is not None and subject.record.pending is not None:
        return "an interrupted run did not create it"
    return "it is not in the account yet"


_UNCHECKED = (
    "the API has no call that lists journeys, so nobody can look whether the account has it already"
)


def _gone(prior: Prior | None) -> str:
    if prior is None:
        return ""
    return (
        f"the journey {prior.uuid} is not in the account any more: a new one is made, and the "
        "people in the old one and its statistics are lost"
    )


def _loss(subject: Subject) -> tuple[Change, ...]:
    last = (subject.record.status if subject.record else None) or "unknown"
    return (Change(("status",), "remove", last, ABSENT, Origin.DRIFT),)
