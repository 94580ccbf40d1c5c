"""The plan of a journey whose file is gone: it is put away, never deleted. There is no delete call."""

from __future__ import annotations

from dataclasses import replace

from journeys_as_code.model.journey import Status
from journeys_as_code.plan.cautions import Facts, warnings_of
from journeys_as_code.plan.change import Action, JourneyPlan
from journeys_as_code.plan.obstacles import (
    not_surely_gone,
    other_application,
    unreadable,
    unresolved,
)
from journeys_as_code.plan.operations import Edit, steps
from journeys_as_code.plan.subject import Context, Subject
from journeys_as_code.plan.verdicts import verdict


def plan_removal(subject: Subject, context: Context) -> JourneyPlan:
    """Finish the journey if it runs, archive it, forget it; destructive unless it is over already."""
    reason = _hindrance(subject, context)
    if reason:
        return verdict(subject, context, Action.BLOCKED, reason)
    over = _over(subject)
    plan = verdict(subject, context, Action.ARCHIVE, over or "its file is gone")
    if over or subject.prior is None or subject.prior.status is None:
        return plan
    prior, status = subject.prior, subject.prior.status
    way = steps(subject.key, status, Status.ARCHIVED, Edit.NOTHING)
    live = prior.document
    facts = Facts(way.calls, status, live, live, context.catalogue, prior, secrets=context.secrets)
    return replace(
        plan,
        status_to=way.status,
        calls=way.calls,
        warnings=warnings_of(facts),
        destructive=True,
    )


def _hindrance(subject: Subject, context: Context) -> str:
    pattern = context.protects(subject.key)
    restore = "bring its file back, or take it out of `protect`"
    protected = f"its file is gone, but `{pattern}` protects it; {restore}" if pattern else ""
    return (
        subject.trouble
        or protected
        or unresolved(subject)
        or unreadable(subject)
        or not_surely_gone(subject)
        or other_application(subject, context)
    )


def _over(subject: Subject) -> str:
    """Why there is nothing left to do but to forget the journey; empty where there is."""
    if subject.uuid is None:
        return "its file is gone, and it was never created; only its record goes"
    if subject.prior is not None and subject.prior.gone:
        return "its file is gone, and so is the journey; only its record goes"
    if subject.prior is not None and subject.prior.status is Status.ARCHIVED:
        return "its file is gone, and it is archived already; only its record goes"
    return ""
