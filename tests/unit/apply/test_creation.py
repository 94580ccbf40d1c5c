"""Never two journeys for one key."""

from collections.abc import Callable
from threading import Event
from typing import Any

import pytest
from support.applying import READ, World, document, post, the_only

from journeys_as_code.apply.outcome import Result
from journeys_as_code.errors import Request, StateError, Unclear
from journeys_as_code.plan.change import JourneyPlan

CREATE = post("create")


class Late:
    """An API whose first create gets no answer and arrives only when somebody else calls."""

    def __init__(self, world: World, arrives: Callable[[str], bool]) -> None:
        self._world, self._arrives = world, arrives
        self._under_way: Any = None
        self._sent = False

    def __getattr__(self, name: str) -> Any:
        if self._under_way is not None and self._arrives(name):
            self._under_way, payload = None, self._under_way
            self._world.api.create(payload)
        return getattr(self._world.api, name)

    def create(self, payload: Any) -> Any:
        if not self._sent:
            self._sent, self._under_way = True, payload
            raise Unclear("no answer in time", request=Request("POST", "create"))
        return self._world.api.create(payload)


def only(plan: Any) -> JourneyPlan:
    (journey,) = plan.journeys
    return journey


def test_a_create_without_an_answer_is_found_by_its_points(world: World) -> None:
    world.apply(other=document())
    world.strike(CREATE, "reset", after=True)
    outcome = the_only_new(world)
    assert (outcome.result, outcome.calls) == (Result.DONE, ("create", "start"))
    assert len(world.journeys) == 2
    assert outcome.uuid == world.journeys[1].uuid


def the_only_new(world: World) -> Any:
    outcome = world.apply(other=document(), a=document())
    return next(journey for journey in outcome.journeys if journey.key == "a")


def test_one_that_surely_came_to_nothing_is_made_once_more(world: World) -> None:
    world.strike(CREATE, "reset")
    outcome = the_only(world.apply(a=document()))
    assert outcome.result is Result.DONE
    assert world.writes() == ["create", "start"]
    assert sum(world.slept) == 2.5


def test_one_that_arrives_late_is_waited_for(world: World) -> None:
    """It arrives while the tool waits between two looks."""
    looks = iter(range(9))
    api = Late(world, lambda name: name == "list" and next(looks) == 1)
    reader = type(world.reader)(api, world.codec)  # type: ignore[arg-type]
    outcome = the_only(world.execute(world.plan(a=document()), api=api, reader=reader))
    assert outcome.result is Result.DONE
    assert len(world.journeys) == 1


def test_one_that_arrives_after_the_second_try_is_told(world: World) -> None:
    api = Late(world, lambda name: name == "read")
    reader = type(world.reader)(api, world.codec)  # type: ignore[arg-type]
    outcome = the_only(world.execute(world.plan(a=document()), api=api, reader=reader))
    assert outcome.result is Result.FAILED
    kept, other = outcome.uuid, {it.uuid for it in world.journeys} - {outcome.uuid}
    assert outcome.error.startswith(
        "it was made, and an unclear first attempt may have made another"
    )
    assert other.pop() in outcome.error
    assert outcome.hint == f"the one to keep is {kept}; archive the other in the builder"


def test_an_answer_that_names_another_journey_is_not_believed(world: World) -> None:
    world.strike(CREATE, "wrong_uuid")
    outcome = the_only(world.apply(a=document()))
    assert (outcome.result, outcome.uuid) == (Result.DONE, world.only().uuid)


def test_a_journey_of_another_in_the_answer_is_not_started(world: World) -> None:
    """A proxy gives us the answer to somebody else's create."""
    other = world.apply(other=document(status="draft")).journeys[0].uuid

    class Mixing:
        def __getattr__(self, name: str) -> Any:
            return getattr(world.api, name)

        def create(self, payload: Any) -> Any:
            world.api.create(payload)
            return world.api.read(other or "")

    plan = world.plan(other=document(status="draft"), a=document(title="A"))
    outcome = world.execute(plan, api=Mixing())
    assert outcome.exit_code == 0
    assert world.account.status(other or "") == "STATUS_DRAFT"
    assert len(world.journeys) == 2


def test_without_read_and_list_it_stops_and_says_what_to_check(world: World) -> None:
    world.reread("no_read,no_list")
    world.strike(CREATE, "500", after=True)
    outcome = the_only(world.apply(a=document()))
    assert (outcome.result, outcome.unclear, outcome.uuid) == (Result.FAILED, True, None)
    assert outcome.error == "create: internal error"
    assert outcome.hint == (
        "look in the builder for a journey titled 'Welcome': if it is there, run `journeys adopt "
        "a UUID`; if it surely is not, run `journeys state rm a` and apply again"
    )
    assert world.record().pending is not None
    plan = only(world.plan(a=document()))
    assert plan.calls == ()
    assert world.writes() == ["create"]


def test_a_stop_while_it_looks_makes_no_second_try(world: World) -> None:
    stop = Event()
    stop.set()
    world.strike(CREATE, "reset")
    plan = world.plan(a=document())

    class StopsAfterTheFirst:
        def __init__(self) -> None:
            self.asked = 0

        def is_set(self) -> bool:
            self.asked += 1
            return self.asked > 1

    outcome = world.execute(plan, stop=StopsAfterTheFirst())
    assert the_only(outcome).unclear
    assert world.journeys == ()
    world.apply(a=document())
    assert len(world.journeys) == 1


def test_a_lease_lost_while_it_looks_makes_no_second_try(world: World) -> None:
    world.strike(CREATE, "reset")
    lease = world.store.lock(who="us", purpose="apply")

    class Slow:
        def __getattr__(self, name: str) -> Any:
            return getattr(world.api, name)

        def create(self, payload: Any) -> Any:
            try:
                return world.api.create(payload)
            finally:
                world.oversleep(lease)

    outcome = the_only(world.execute(world.plan(a=document()), api=Slow(), lease=lease))
    assert (outcome.result, outcome.unclear) == (Result.FAILED, True)
    assert world.journeys == ()


def test_a_uuid_that_cannot_be_written_down_stops_before_the_start(world: World) -> None:
    class Full:
        puts = 0

        def __getattr__(self, name: str) -> Any:
            return getattr(world.store, name)

        def put(self, record: Any, expect: Any) -> Any:
            self.puts += 1
            if self.puts > 1:
                raise StateError("disk full")
            return world.store.put(record, expect)

    outcome = the_only(world.execute(world.plan(a=document()), store=Full()))
    assert outcome.result is Result.FAILED
    assert outcome.error == "disk full; and the state could not be written: disk full"
    assert (outcome.calls, outcome.uuid) == (("create",), world.only().uuid)
    assert world.only().status == "STATUS_DRAFT"
    world.apply(a=document())
    assert (world.only().status, world.record().uuid) == ("STATUS_RUNNING", outcome.uuid)


@pytest.mark.parametrize("switches", ["", "no_read"])
def test_what_an_interrupted_run_did_make_is_not_made_again(world: World, switches: str) -> None:
    """The plan saw nothing, but it arrived before this run came to it."""
    world.strike(CREATE, "500", times=None)
    world.apply(a=document())
    world.faults.clear()
    world.reread(switches)
    plan = world.plan(a=document())
    assert only(plan).calls == ("create", "start")
    payload = world.codec.encode(only(plan).after, only(plan).uuids)
    made = world.api.create(payload)
    outcome = the_only(world.execute(plan))
    if switches:
        assert outcome.error.startswith("an interrupted run may have made it: a journey of this")
        assert "journeys adopt a UUID" in outcome.hint
    else:
        assert outcome.error == f"the interrupted run did make it: {made.uuid}"
    assert len(world.journeys) == 1


def test_where_looking_fails_too_it_stops(world: World) -> None:
    world.strike(CREATE, "reset", after=True)
    world.strike(("GET", "/api/journey"), "429", nth=2, times=None)
    outcome = the_only(world.apply(a=document()))
    assert (outcome.result, outcome.unclear) == (Result.FAILED, True)
    world.faults.clear()
    assert the_only(world.apply(a=document())).uuid == world.only().uuid


def test_what_was_found_and_cannot_be_read_again_is_bound_all_the_same(world: World) -> None:
    world.strike(CREATE, "reset", after=True)
    world.strike(READ, "429", nth=2, times=5)
    outcome = the_only(world.apply(a=document()))
    assert (outcome.result, outcome.uuid) == (Result.DONE, world.only().uuid)
