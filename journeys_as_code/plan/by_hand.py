"""A plan that somebody asks for by name: one journey, one lifecycle call."""

from __future__ import annotations

from dataclasses import replace

from journeys_as_code.plan.change import Action, JourneyPlan
from journeys_as_code.plan.lifecycle import TRANSITIONS, actions_in
from journeys_as_code.plan.obstacles import other_application, unreadable, unresolved
from journeys_as_code.plan.subject import Context, Subject
from journeys_as_code.plan.verdicts import verdict
from journeys_as_code.remote.port import Action as Lifecycle

ENDS = frozenset({"finish", "archive"})
"""The calls that take a journey out of use: what `protect` forbids."""


def plan_by_hand(subject: Subject, action: Lifecycle, context: Context) -> JourneyPlan:
    """The plan that makes one lifecycle call; blocked where the journey would not take it.

    A journey that already is where the call leads gets a plan without calls.
    """
    pattern = context.protects(subject.key)
    if pattern is not None and action in ENDS:
        reason = f"`{pattern}` protects it: it may never be finished or archived"
        return verdict(subject, context, Action.BLOCKED, reason)
    reason = unresolved(subject) or unreadable(subject) or other_application(subject, context)
    prior = subject.prior
    if reason or prior is None or prior.status is None:
        return verdict(subject, context, Action.BLOCKED, reason or "it was not made yet")
    way = TRANSITIONS[action]
    if prior.status is way.target:
        return verdict(subject, context, Action.NONE, f"it is {way.target} already")
    if prior.status not in way.sources:
        takes = " or ".join(actions_in(prior.status)) or "nothing"
        reason = f"it is {prior.status}, and {action} is not for that; it takes {takes}"
        return verdict(subject, context, Action.BLOCKED, reason)
    plan = verdict(subject, context, Action.TRANSITION, f"{action} by hand")
    return replace(plan, status_to=way.target, calls=(action,), destructive=action in ENDS)
