"""What came to the account between a plan and its create."""

from typing import Any

import pytest
from support.applying import READ, World, document, the_only

from journeys_as_code.apply.outcome import Outcome, Result
from journeys_as_code.plan.change import JourneyPlan, Plan

LIST = ("GET", "/api/journey")


def planned(world: World, **journeys: Any) -> Plan:
    """A plan that has looked at the list, as every real one does that makes a journey."""
    plan = world.plan(**journeys)
    world.reader.survey()
    return plan


def made_by_another(world: World, journey: JourneyPlan, **instead: Any) -> str:
    payload = world.codec.encode(journey.after, journey.uuids) | instead
    return world.api.create(payload).uuid


def requests(world: World, action: str) -> int:
    return len(world.account.calls(action))


def left_alone(outcome: Outcome) -> str:
    journey = the_only(outcome)
    assert (journey.result, journey.calls, journey.uuid) == (Result.STALE, (), None)
    assert outcome.exit_code == 1
    return journey.error


@pytest.mark.parametrize("instead", [{}, {"title": "Another title"}])
def test_a_journey_of_its_points_is_left_alone(instead: Any, world: World) -> None:
    plan = planned(world, a=document())
    uuid = made_by_another(world, plan.journeys[0], **instead)

    assert f"{uuid} has its points" in left_alone(world.execute(plan))

    assert world.store.load() == {}
    assert len(world.journeys) == 1


def test_nor_is_one_made_beside_one_that_cannot_be_told_from_it(world: World) -> None:
    plan = planned(world, a=document())
    points = world.codec.encode(plan.journeys[0].after, plan.journeys[0].uuids)["points"]
    made_by_another(world, plan.journeys[0], points=points[-1:])

    assert left_alone(world.execute(plan)).startswith(
        "a journey of this title is there, and cannot"
    )

    assert world.store.load() == {}


def test_what_the_plan_saw_is_no_reason_to_refuse(world: World) -> None:
    plan = world.plan(a=document())
    made_by_another(world, world.plan(b=document()).journeys[0])
    world.reader.survey()

    assert world.execute(plan).exit_code == 0

    assert len(world.journeys) == 2


def test_an_archived_one_that_came_back_was_not_seen(world: World) -> None:
    plan = planned(world, a=document())
    uuid = made_by_another(world, plan.journeys[0])
    world.account.move(uuid, "STATUS_ARCHIVED", "Mary")
    world.reader.forget()
    world.reader.survey()
    world.account.move(uuid, "STATUS_DRAFT", "Mary")

    assert uuid in left_alone(world.execute(plan))


def test_one_that_came_and_was_archived_is_no_obstacle(world: World) -> None:
    plan = planned(world, a=document())
    world.account.move(made_by_another(world, plan.journeys[0]), "STATUS_ARCHIVED", "Mary")

    assert world.execute(plan).exit_code == 0


def test_the_list_that_fails_is_not_asked_for_by_each_journey(world: World) -> None:
    plan = planned(world, **{key: document(title=key) for key in "abcdefgh"})
    before = requests(world, "list")
    world.strike(LIST, "html", times=None)

    outcome = world.execute(plan, concurrency=4)

    assert {it.result for it in outcome.journeys} == {Result.FAILED}
    assert {it.unclear for it in outcome.journeys} == {False}
    assert requests(world, "list") - before == 5  # as often as any request is tried
    assert (world.journeys, world.store.load()) == ((), {})


def test_a_newcomer_that_cannot_be_read_just_now_stops_it(world: World) -> None:
    plan = planned(world, a=document())
    made_by_another(world, plan.journeys[0])
    world.strike(READ, "429", times=None)

    outcome = the_only(world.execute(plan))

    assert (outcome.result, outcome.unclear) == (Result.FAILED, False)
    assert world.store.load() == {}


def test_newcomers_are_read_once_and_only_they(world: World) -> None:
    for number in range(5):
        made_by_another(world, world.plan(old=document()).journeys[0], title=f"Old {number}")
    plan = planned(world, **{key: document(title=key) for key in "abcdefgh"})
    made_by_another(world, world.plan(new=document()).journeys[0], title="New")

    assert world.execute(plan).exit_code == 0

    assert requests(world, "read") == 1 + 8  # the newcomer, and each that was made
