"""Lifecycle calls, settled by looking, by elimination, or not at all."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from support.applying import World, document, post, preset_of, the_only

from journeys_as_code.apply.outcome import Result
from journeys_as_code.model.journey import Status

OLD, NEW = document("11111-11111"), document("22222-22222")
BLIND = "no_read,no_list"


class Answering:
    """An API whose answers to one lifecycle call are changed on their way."""

    def __init__(self, world: World, action: str, change: Callable[[Any], Any]) -> None:
        self._api, self._action, self._change = world.api, action, change

    def __getattr__(self, name: str) -> Any:
        return getattr(self._api, name)

    def transition(self, uuid: str, action: str) -> Any:
        answer = self._api.transition(uuid, action)
        return self._change(answer) if action == self._action else answer


def test_an_answer_with_another_status_is_settled_by_looking(world: World) -> None:
    world.apply(a=OLD)
    api = Answering(world, "start", lambda answer: replace(answer, status=Status.PAUSED))
    outcome = the_only(world.execute(world.plan(a=NEW), api=api))
    assert (outcome.result, outcome.status) == (Result.DONE, Status.RUNNING)
    assert world.writes() == ["create", "start", "pause", "put", "start"]


def test_a_status_nobody_knows_is_taken_for_the_one_that_was_asked_for(world: World) -> None:
    world.apply(a=OLD)
    api = Answering(world, "start", lambda answer: replace(answer, status=None))
    outcome = the_only(world.execute(world.plan(a=NEW), api=api))
    assert (outcome.result, outcome.status) == (Result.DONE, Status.RUNNING)


def test_an_answer_without_points_does_not_lose_them_from_the_record(world: World) -> None:
    world.apply(a=OLD)
    api = Answering(
        world, "pause", lambda answer: replace(answer, raw={"info": answer.raw["info"]})
    )
    outcome = the_only(world.execute(world.plan(a={**OLD, "status": "paused"}), api=api))
    assert outcome.result is Result.DONE
    seen = world.record().seen
    assert seen is not None
    assert len(seen["points"]) == 3
    assert seen["info"]["status"] == "STATUS_PAUSED"


@pytest.mark.parametrize("action", ["finish", "archive"])
def test_blind_what_may_have_worked_and_is_refused_now_has_worked(
    world: World, action: str
) -> None:
    world.reread(BLIND)
    world.apply(a=OLD)
    world.strike(post(action), "500", after=True)
    outcome = the_only(world.apply())
    assert (outcome.result, outcome.calls) == (Result.DONE, ("finish", "archive"))
    assert world.only().status == "STATUS_ARCHIVED"


def test_blind_an_unclear_start_is_told_from_an_impossible_one_by_a_pause(world: World) -> None:
    world.reread(BLIND)
    world.apply(a=OLD)
    world.strike(post("start"), "500", after=True)
    outcome = the_only(world.apply(a=NEW))
    assert (outcome.result, outcome.status) == (Result.DONE, Status.RUNNING)
    assert (world.only().status, preset_of(world.only())) == ("STATUS_RUNNING", "22222-22222")


@pytest.mark.parametrize("unclear_first", [False, True])
def test_blind_a_definition_that_cannot_be_started_is_taken_back(
    world: World, *, unclear_first: bool
) -> None:
    world.reread(BLIND)
    world.apply(a=OLD)
    no_entry = {**NEW, "points": {name: NEW["points"][name] for name in ("hello", "bye")}}
    if unclear_first:
        world.strike(post("start"), "500")
    outcome = the_only(world.apply(a=no_entry))
    assert (outcome.result, outcome.restored) == (Result.FAILED, True)
    assert outcome.error.startswith("start: cannot start journey")
    assert (world.only().status, preset_of(world.only())) == ("STATUS_RUNNING", "11111-11111")


def test_blind_an_unclear_put_is_judged_by_the_answer_to_the_start(world: World) -> None:
    world.reread(BLIND)
    world.apply(a=OLD)
    for after, result in ((False, Result.FAILED), (True, Result.DONE)):
        world.strike(("PUT", "*"), "500", times=None, after=after)
        outcome = the_only(world.apply(a=NEW))
        world.faults.clear()
        assert (outcome.result, outcome.restored) == (result, result is Result.FAILED)
        assert world.record().pending is None


def test_blind_an_unclear_put_of_a_draft_waits_for_the_next_apply(world: World) -> None:
    world.reread(BLIND)
    world.apply(a={**OLD, "status": "draft"})
    world.strike(("PUT", "*"), "500", times=None, after=True)
    outcome = the_only(world.apply(a=NEW))
    assert (outcome.result, outcome.unclear, outcome.calls) == (Result.FAILED, True, ())
    world.faults.clear()
    assert the_only(world.apply(a=NEW)).result is Result.DONE
    assert (world.only().status, preset_of(world.only())) == ("STATUS_RUNNING", "22222-22222")


def test_a_machine_that_slept_in_the_pause_goes_on_if_it_was_alone(world: World) -> None:
    world.apply(a=OLD)
    lease = world.store.lock(who="us", purpose="apply")

    def sleep(answer: Any) -> Any:
        world.clock.advance(3600)
        return answer

    api = Answering(world, "pause", sleep)
    outcome = the_only(world.execute(world.plan(a=NEW), api=api, lease=lease))
    assert (outcome.result, outcome.calls) == (Result.DONE, ("pause", "put", "start"))
    assert (world.only().status, preset_of(world.only())) == ("STATUS_RUNNING", "22222-22222")


def test_overtaken_while_it_slept_it_leaves_the_other_runs_work_alone(world: World) -> None:
    world.apply(a=OLD)
    lease = world.store.lock(who="us", purpose="apply")

    def sleep(answer: Any) -> Any:
        world.oversleep(lease)
        assert the_only(world.apply(a=NEW)).calls == ("put", "start")
        return answer

    api = Answering(world, "pause", sleep)
    outcome = the_only(world.execute(world.plan(a=NEW), api=api, lease=lease))
    assert (outcome.result, outcome.calls, outcome.status) == (Result.FAILED, ("pause",), None)
    assert outcome.error.startswith("our lease on prod ran out")
    assert (world.only().status, preset_of(world.only())) == ("STATUS_RUNNING", "22222-22222")
    assert world.plan(a=NEW).empty
