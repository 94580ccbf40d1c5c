"""One lifecycle call that somebody asks for by name."""

from dataclasses import replace

import pytest
from support.planning import CONTEXT, prior, record

from journeys_as_code.model.journey import Status
from journeys_as_code.plan.by_hand import plan_by_hand
from journeys_as_code.plan.change import Action, JourneyPlan
from journeys_as_code.plan.lifecycle import TRANSITIONS
from journeys_as_code.plan.subject import Subject
from journeys_as_code.remote.port import Action as Lifecycle


def asked(action: Lifecycle, status: Status | None, **context: tuple[str, ...]) -> JourneyPlan:
    subject = Subject("welcome", record=record(), prior=prior(status=status))
    return plan_by_hand(subject, action, replace(CONTEXT, **context))


@pytest.mark.parametrize("action", TRANSITIONS)
@pytest.mark.parametrize("status", Status)
def test_what_the_table_allows_is_one_call_and_nothing_else_is_any(
    action: Lifecycle, status: Status
) -> None:
    way, plan = TRANSITIONS[action], asked(action, status)

    if status in way.sources:
        assert (plan.action, plan.calls, plan.status_to) == (
            Action.TRANSITION,
            (action,),
            way.target,
        )
        assert plan.destructive is (action in ("finish", "archive"))
    elif status is way.target:
        assert (plan.action, plan.calls) == (Action.NONE, ())
    else:
        assert (plan.action, plan.calls) == (Action.BLOCKED, ())
        assert plan.reason.startswith(f"it is {status}, and {action} is not for that")


@pytest.mark.parametrize(
    ("action", "blocked"), [("finish", True), ("archive", True), ("pause", False)]
)
def test_protection_is_against_what_ends_a_journey(action: Lifecycle, blocked: bool) -> None:
    plan = asked(action, Status.RUNNING, protect=("wel*",))

    assert ("protects it" in plan.reason) is blocked


def test_a_status_that_nobody_knows_is_not_touched() -> None:
    assert asked("pause", None).action is Action.BLOCKED


def test_a_journey_of_another_application_is_not_touched() -> None:
    other = Subject("welcome", record=record(), prior=prior(application_code="OTHER-00000"))

    plan = plan_by_hand(other, "start", CONTEXT)

    assert plan.reason.startswith("it belongs to the application OTHER-00000")
