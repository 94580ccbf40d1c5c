"""The pause: how it is kept short, how it is measured, and how it always ends."""

from pathlib import Path
from typing import Any

import pytest
from support.applying import PUT, World, document, post, preset_of, the_only
from support.planning import pending

from journeys_as_code.apply.outcome import Result
from journeys_as_code.model.journey import Status

OLD, NEW = document("11111-11111"), document("22222-22222")
NO_ENTRY = {
    "title": "Welcome",
    "status": "running",
    "points": {"hello": {"send_push": {"preset_code": "22222-22222"}, "next": "bye"}, "bye": {"exit": {}}},
}  # fmt: skip
"""A definition that can be written but not started."""


class Logged:
    """A door that writes down which of its methods were called, in a log shared with others."""

    def __init__(self, door: Any, log: list[str], *names: str) -> None:
        self._door, self._log, self._names = door, log, names

    def __getattr__(self, name: str) -> Any:
        if name in self._names:
            self._log.append(f"{type(self._door).__name__}.{name}")
        return getattr(self._door, name)


def test_pause_put_and_start_are_back_to_back(world: World) -> None:
    """Nothing is read, written to state, encoded or decoded in between."""
    world.apply(a=OLD)
    plan = world.plan(a=NEW)
    log: list[str] = []
    world.execute(
        plan,
        api=Logged(world.api, log, "create", "put", "transition", "read", "list", "statistics"),
        store=Logged(world.store, log, "get", "put", "delete"),
        codec=Logged(world.codec, log, "encode", "decode"),
        reader=Logged(world.reader, log, "prior", "survey"),
    )
    assert log == [
        "FileStore.get", "Codec.encode", "Codec.encode", "Reader.prior", "FileStore.put",
        "Client.transition", "Client.put", "Client.transition", "FileStore.put",
    ]  # fmt: skip


def test_the_pause_is_measured_from_its_sending_to_the_answer_of_the_start(world: World) -> None:
    world.apply(a=OLD)
    times = iter([100.0, 100.75])
    outcome = world.execute(world.plan(a=NEW), monotonic=lambda: next(times))
    assert the_only(outcome).paused_for == outcome.paused_for == 0.75


def test_a_pause_that_was_asked_for_is_none_of_ours(world: World) -> None:
    world.apply(a=OLD)
    outcome = the_only(world.apply(a={**NEW, "status": "paused"}))
    assert (outcome.calls, outcome.paused_for) == (("pause", "put"), None)


def test_drafts_and_paused_journeys_are_not_paused(world: World) -> None:
    world.apply(a={**OLD, "status": "draft"})
    world.apply(a={**NEW, "status": "draft"})
    assert world.writes() == ["create", "put"]


@pytest.mark.parametrize("kind", ["429", "500"])
def test_after_a_failed_put_it_runs_again_with_its_old_definition(world: World, kind: str) -> None:
    world.apply(a=OLD)
    world.strike(PUT, kind, times=None)
    outcome = the_only(world.apply(a=NEW))
    assert (outcome.result, outcome.calls) == (Result.FAILED, ("pause", "start"))
    assert outcome.restored
    assert outcome.paused_for is not None
    assert (world.only().status, preset_of(world.only())) == ("STATUS_RUNNING", "11111-11111")
    record = world.record()
    assert (record.pending, record.status) == (None, "running")
    assert record.applied is not None
    assert record.applied["points"]["hello"]["send_push"]["preset_code"] == "11111-11111"


@pytest.mark.parametrize("switches", ["", "no_read", "no_read,no_list"])
def test_it_runs_again_where_an_interrupted_run_had_started_it(
    tmp_path: Path, switches: str
) -> None:
    """Not what that run had found is what this one pauses."""
    with World(tmp_path, switches) as world:
        world.apply(a={**OLD, "status": "draft"})
        before = world.record()
        world.apply(a=OLD)
        begun = {"pending": pending("start", before="draft")}
        version = world.store.versions()["a"]
        world.store.put(before.model_copy(update=begun), version)
        world.strike(PUT, "429", times=None)
        outcome = the_only(world.apply(a=NEW))
        assert (outcome.result, outcome.calls) == (Result.FAILED, ("pause", "start"))
        assert (world.only().status, preset_of(world.only())) == ("STATUS_RUNNING", "11111-11111")


def test_a_definition_that_cannot_be_started_is_taken_back(world: World) -> None:
    world.apply(a=OLD)
    before = world.only().definition
    outcome = the_only(world.apply(a=NO_ENTRY))
    assert outcome.result is Result.FAILED
    assert outcome.error.startswith("start: cannot start journey")
    assert outcome.calls == ("pause", "put", "put", "start")
    assert outcome.restored
    assert (world.only().status, world.only().definition) == ("STATUS_RUNNING", before)
    assert world.record().pending is None
    assert [change.origin for change in world.plan(a=NO_ENTRY).journeys[0].drift] == []


def test_a_journey_that_cannot_be_brought_back_is_told_loudly(world: World) -> None:
    world.apply(a=OLD)
    world.strike(PUT, "429", times=None)
    world.strike(post("start"), "429", times=None)
    outcome = world.apply(a=NEW)
    journey = the_only(outcome)
    assert journey.error == (
        "put: too many requests; and it could not be started again: too many requests; "
        "it is still paused"
    )
    assert journey.hint == (
        "it was running before: run `journeys apply` again: it looks first, then finishes what was begun"
    )
    assert journey.status is Status.PAUSED
    assert outcome.next_command == "journeys apply --target prod"
    pending = world.record().pending
    assert pending is not None
    assert (pending.status_before, pending.done, pending.unclear) == ("running", ["pause"], None)


def test_a_journey_on_its_way_out_is_not_started_again(world: World) -> None:
    """Git wants it finished: the failed edit leaves it paused, and the next apply goes on."""
    world.apply(a=OLD)
    world.strike(PUT, "429", times=None)
    outcome = the_only(world.apply(a={**NEW, "status": "finished"}))
    assert (outcome.result, outcome.calls) == (Result.FAILED, ("pause",))
    assert not outcome.restored
    assert world.record().pending is not None
    world.faults.clear()
    world.apply(a={**NEW, "status": "finished"})
    assert world.only().status == "STATUS_FINISHED"


def test_a_bug_of_ours_in_the_pause_does_not_leave_it_paused(world: World) -> None:
    class Broken:
        def __getattr__(self, name: str) -> Any:
            return getattr(world.api, name)

        def put(self, *_: Any) -> Any:
            raise KeyError("oops")

    world.apply(a=OLD)
    outcome = the_only(world.execute(world.plan(a=NEW), api=Broken()))
    assert outcome.result is Result.FAILED
    assert outcome.error == "this is a bug of journeys-as-code: KeyError: 'oops'"
    assert "report" in outcome.hint
    assert outcome.restored
    assert world.only().status == "STATUS_RUNNING"


def test_what_json_cannot_hold_stops_before_the_pause(world: World) -> None:
    world.apply(a=OLD)
    outcome = the_only(world.apply(a=document("22222-22222", comments=[{"x": float("nan")}])))
    assert outcome.error.startswith("its definition cannot be written as JSON:")
    assert world.writes() == ["create", "start"]
    assert world.record().pending is None
