"""The world moved between the plan and the write: the journey is left alone, and that is told."""

from collections.abc import Callable
from typing import Any

import pytest
from support.applying import World, document, preset_of, the_only, with_preset

from journeys_as_code.apply.outcome import Result
from journeys_as_code.model.journey import Status

OLD, NEW = document("11111-11111"), document("22222-22222")


class Meddling:
    """An API at which somebody does something right before a certain call."""

    def __init__(self, api: Any, call: str, meddle: Callable[[], object]) -> None:
        self._api, self._call, self._meddle = api, call, meddle

    def __getattr__(self, name: str) -> Any:
        return getattr(self._api, name)

    def transition(self, uuid: str, action: str) -> Any:
        if action == self._call:
            self._meddle()
        return self._api.transition(uuid, action)


MOVES: dict[str, tuple[Callable[[World], object], str]] = {
    "edited": (
        lambda world: world.edit(with_preset("99999-99999")),
        "its definition was changed by Mary",
    ),
    "paused": (
        lambda world: world.account.move(world.only().uuid, "STATUS_PAUSED"),
        "it was running, now it is paused",
    ),
    "archived": (
        lambda world: world.account.move(world.only().uuid, "STATUS_ARCHIVED"),
        "it was running, now it is archived",
    ),
    "a point added": (
        lambda world: world.edit(
            lambda it: it["points"].append({**it["points"][-1], "uuid": "x", "title": "New"})
        ),
        "its definition was changed by Mary",
    ),
    "nothing but its time": (lambda world: world.edit(lambda _: None), ""),
}


@pytest.mark.parametrize("name", MOVES)
def test_a_journey_that_changed_since_the_plan_is_left_alone(world: World, name: str) -> None:
    move, reason = MOVES[name]
    world.apply(a=OLD)
    plan = world.plan(a=NEW)
    move(world)
    before, written = world.journeys, world.writes()
    outcome = the_only(world.execute(plan))
    assert outcome.error == reason
    if reason:
        assert outcome.result is Result.STALE
        assert outcome.hint == "run `journeys plan` to see it as it is now"
        assert f"STATUS_{outcome.status}".upper() == world.only().status
        assert (world.journeys, world.writes()) == (before, written)
        assert world.record().pending is None
    else:
        assert outcome.result is Result.DONE


def test_an_edit_between_the_last_look_and_the_pause_is_seen_in_the_answer(world: World) -> None:
    world.apply(a=OLD)
    plan = world.plan(a=NEW)
    api = Meddling(world.api, "pause", lambda: world.edit(with_preset("99999-99999")))
    outcome = the_only(world.execute(plan, api=api))
    assert outcome.result is Result.STALE
    assert outcome.error == "its definition was changed just before it was paused"
    assert (outcome.calls, outcome.restored) == (("pause", "start"), True)
    assert outcome.status is Status.RUNNING
    assert (world.only().status, preset_of(world.only())) == ("STATUS_RUNNING", "99999-99999")
    assert world.record().pending is None
    assert [change.before for change in world.plan(a=NEW).journeys[0].drift] == ["11111-11111"]


def test_a_pause_by_hand_right_before_ours_is_not_undone(world: World) -> None:
    world.apply(a=OLD)
    plan = world.plan(a=NEW)
    uuid = world.only().uuid
    api = Meddling(world.api, "pause", lambda: world.account.move(uuid, "STATUS_PAUSED", "Mary"))
    outcome = the_only(world.execute(plan, api=api))
    assert outcome.result is Result.FAILED
    assert "cannot pause journey" in outcome.error
    assert (world.only().status, preset_of(world.only())) == ("STATUS_PAUSED", "11111-11111")
    assert world.record().pending is None
    assert (outcome.status, world.record().status) == ("paused", "running")  # theirs, ours


def test_a_plan_is_used_once(world: World) -> None:
    plan = world.plan(a=OLD)
    world.execute(plan)
    written = world.writes()
    outcome = the_only(world.execute(plan))
    assert outcome.result is Result.STALE
    assert outcome.error == f"its record names the journey {world.only().uuid} now"
    assert world.writes() == written


def test_another_runs_beginning_is_left_alone(world: World) -> None:
    world.apply(a=OLD)
    plan = world.plan(a=NEW)
    world.strike(("PUT", "*"), "500", times=None)
    world.strike(("POST", "*/start"), "429", times=None)
    world.apply(a=NEW)
    world.faults.clear()
    outcome = the_only(world.execute(plan))
    assert outcome.error == "another run began to change it and was interrupted"
    repair = world.plan(a=NEW)
    world.execute(repair)
    outcome = the_only(world.execute(repair))
    assert outcome.error == "another run has finished what was interrupted"


def test_a_journey_that_vanished_or_came_back_is_left_alone(world: World) -> None:
    world.apply(a=OLD)
    plan = world.plan(a=NEW)
    kept = world.account.get
    world.account.get = lambda _: None  # type: ignore[method-assign]
    gone = world.plan(a=NEW)
    outcome = the_only(world.execute(plan))
    assert outcome.error == "it is not there any more"
    world.account.get = kept  # type: ignore[method-assign]
    outcome = the_only(world.execute(gone))
    assert outcome.error == "it is there again"
    assert world.writes() == ["create", "start"]


def test_a_journey_of_another_application_now_is_left_alone(world: World) -> None:
    world.apply(a=OLD)
    plan = world.plan(a=NEW)
    world.edit(lambda it: it["params"].update(application_code="BBBBB-00000"))
    outcome = the_only(world.execute(plan))
    assert outcome.error == "it belongs to the application BBBBB-00000 now"


def test_a_snapshot_that_is_contradicted_now_is_left_alone(world: World) -> None:
    world.reread("no_read")
    world.apply(a=OLD)
    plan = world.plan(a=NEW)
    world.edit(lambda it: it.update(title="Another"))
    outcome = the_only(world.execute(plan))
    assert outcome.result is Result.STALE
    assert "Another" in outcome.error


def test_a_record_that_changes_at_the_last_moment_is_left_alone(world: World) -> None:
    """The lock should prevent it; where it was broken, the version of the record does."""

    class Overtaken:
        def __getattr__(self, name: str) -> Any:
            return getattr(world.store, name)

        def put(self, record: Any, expect: Any) -> Any:
            world.store.put(world.record(), expect)
            return world.store.put(record, expect)

    world.apply(a=OLD)
    world.clock.advance(1)
    outcome = the_only(world.execute(world.plan(a=NEW), store=Overtaken()))
    assert outcome.result is Result.STALE
    assert "this record was changed by another run; nothing was written" in outcome.error
    assert world.writes() == ["create", "start"]
