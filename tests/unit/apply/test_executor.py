"""Many journeys at once: order, independence, stopping, losing the lease, telling."""

import threading
from threading import Event
from typing import Any

import pytest
from support.applying import PUT, World, document, post, the_only, with_preset

from journeys_as_code.apply.events import Begun, Called, Ended
from journeys_as_code.apply.outcome import OnError, Outcome, Result
from journeys_as_code.errors import LockHeld, StateError
from journeys_as_code.plan.change import Action

MANY = {key: document(title=f"Title {key}") for key in "abcdefgh"}


def results(outcome: Outcome) -> dict[str, Result]:
    return {journey.key: journey.result for journey in outcome.journeys}


def test_all_journeys_are_applied_and_told_in_order_of_key(world: World) -> None:
    outcome = world.execute(world.plan(**MANY), concurrency=4)
    assert results(outcome) == dict.fromkeys(MANY, Result.DONE)
    assert outcome.exit_code == 0
    assert outcome.next_command == ""
    assert outcome.requests == len(world.account.calls()) == 25
    assert {it.record.status for it in world.store.load().values()} == {"running"}


def test_one_that_fails_stops_no_other(world: World) -> None:
    world.strike(post("start"), "429", nth=1, times=5)
    outcome = world.execute(world.plan(**MANY), concurrency=1)
    counts = outcome.counts
    assert (counts[Result.FAILED], counts[Result.DONE]) == (1, 7)
    assert outcome.exit_code == 1
    assert world.execute(world.plan(**MANY)).exit_code == 0


@pytest.mark.parametrize("trouble", ["failed", "stale"])
def test_told_to_stop_none_is_begun_after_a_failure(world: World, trouble: str) -> None:
    world.apply(a=document(title="Title a"), c=document(title="Title c"))
    plan = world.plan(**{key: document("22222-22222", title=f"Title {key}") for key in "abcd"})
    if trouble == "failed":
        world.strike(PUT, "429", nth=1, times=5)
    else:
        world.edit(with_preset("33333-33333"), str(world.record("a").uuid))
    outcome = world.execute(plan, concurrency=1, on_error=OnError.STOP)
    assert results(outcome) == {
        "a": Result(trouble),
        **dict.fromkeys("bcd", Result.NOT_REACHED),
    }
    what = "failed" if trouble == "failed" else "had changed"
    said = f"the run was told to stop at the first failure, and a {what}"
    assert {journey.error for journey in outcome.journeys[1:]} == {said}
    assert outcome.exit_code == 1


def test_a_failure_leaves_none_paused_that_an_earlier_run_left_so(world: World) -> None:
    old = {key: document(title=f"Title {key}") for key in "abc"}
    new = {key: document("22222-22222", title=f"Title {key}") for key in "abc"}
    world.apply(**old)
    world.strike(post("start"), "429", times=None)
    world.apply(a=new["a"], b=new["b"], c=old["c"])
    world.faults.clear()
    world.strike(post("start"), "429", nth=1, times=20)  # of the first, in every round
    outcome = world.execute(world.plan(**new), concurrency=1, on_error=OnError.STOP)
    assert results(outcome) == {"a": Result.FAILED, "b": Result.DONE, "c": Result.NOT_REACHED}


def test_what_was_interrupted_comes_first(world: World) -> None:
    world.apply(a=document(title="Title a"), z=document(title="Title z"))
    world.strike(post("start"), "429", times=None)
    wanted = {
        "a": document(title="Title a"),
        "z": document("22222-22222", title="Title z"),
    }
    world.apply(**wanted)
    world.faults.clear()
    begun: list[str] = []
    wanted["a"] = document("22222-22222", title="Title a")
    world.execute(
        world.plan(**wanted),
        concurrency=1,
        on_event=lambda event: begun.append(event.key) if isinstance(event, Begun) else None,
    )
    assert begun == ["z", "a"]


def test_once_stopped_those_in_hand_finish_and_no_other_begins(world: World) -> None:
    stop = Event()

    class Stopping:
        def __getattr__(self, name: str) -> Any:
            return getattr(world.api, name)

        def create(self, payload: Any) -> Any:
            stop.set()
            return world.api.create(payload)

    wanted = {**MANY, "y": document(title="Same")}
    world.apply(y=wanted["y"])
    outcome = world.execute(world.plan(**wanted), api=Stopping(), stop=stop, concurrency=1)
    first, *rest = results(outcome).items()
    assert first == ("a", Result.DONE)
    assert dict(rest) == dict.fromkeys("bcdefgh", Result.NOT_REACHED) | {"y": Result.UNCHANGED}
    assert (outcome.interrupted, outcome.exit_code) == (True, 130)
    assert outcome.next_command == "journeys apply --target prod"
    assert world.account.calls("create", "start")[-1].action == "start"


def test_a_lost_lease_stops_before_the_next_write(world: World) -> None:
    lease = world.store.lock(who="us", purpose="apply", seconds=60)

    class Sleeping:
        """A machine that sleeps too long right before the second create."""

        creates = 0

        def __getattr__(self, name: str) -> Any:
            return getattr(world.api, name)

        def create(self, payload: Any) -> Any:
            self.creates += 1
            if self.creates == 2:
                world.oversleep(lease)
            return world.api.create(payload)

    outcome = world.execute(world.plan(**MANY), api=Sleeping(), lease=lease, concurrency=1)
    assert results(outcome) == {
        "a": Result.DONE,
        **dict.fromkeys("bcdefgh", Result.NOT_REACHED),
    }
    assert {journey.error for journey in outcome.journeys[1:]} == {
        "our lease on prod ran out at 2026-03-01T12:01:00.000Z, and another run has been here"
    }
    assert (outcome.interrupted, outcome.exit_code) == (False, 1)
    assert sorted(world.store.load()) == ["a", "b"]


def test_the_lease_is_kept_while_a_journey_takes_long(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journeys_as_code.apply.executor._HEARTBEAT", 0.001)
    checks = threading.Semaphore(0)
    lease: Any = world.store.lock(who="us", purpose="apply")

    class Counting:
        def check(self) -> None:
            checks.release()

        def release(self) -> None:
            lease.release()

    class Slow:
        def __getattr__(self, name: str) -> Any:
            return getattr(world.api, name)

        def create(self, payload: Any) -> Any:
            for _ in range(5):
                assert checks.acquire(timeout=60)
            return world.api.create(payload)

    outcome = world.execute(world.plan(a=document()), api=Slow(), lease=Counting())  # type: ignore[arg-type]
    assert outcome.exit_code == 0


@pytest.mark.parametrize("error", [LockHeld("taken over"), StateError("disk is gone")])
def test_a_lease_lost_while_a_journey_takes_long_halts_the_rest(
    world: World, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    monkeypatch.setattr("journeys_as_code.apply.executor._HEARTBEAT", 0.001)
    asked, main = threading.Event(), threading.main_thread()

    class Lost:
        def check(self) -> None:
            if threading.current_thread() is main:
                asked.set()
                raise error

        def release(self) -> None:
            pass

    class Slow:
        def __getattr__(self, name: str) -> Any:
            return getattr(world.api, name)

        def create(self, payload: Any) -> Any:
            asked.clear()
            assert asked.wait(60)
            return world.api.create(payload)

    plan = world.plan(a=document(), b=document(title="B"))
    outcome = world.execute(plan, api=Slow(), lease=Lost(), concurrency=1)  # type: ignore[arg-type]
    halts = isinstance(error, LockHeld)
    assert results(outcome) == {"a": Result.DONE, "b": Result.NOT_REACHED if halts else Result.DONE}


def test_events_come_in_the_callers_thread(world: World) -> None:
    told: list[Any] = []
    threads = set()

    def listen(event: Any) -> None:
        told.append(event)
        threads.add(threading.current_thread())

    outcome = world.execute(world.plan(a=document()), on_event=listen)
    assert told == [
        Begun("a", "Welcome", Action.CREATE),
        Called("a", "create"),
        Called("a", "start"),
        Ended(the_only(outcome)),
    ]
    assert threads == {threading.main_thread()}


def test_a_listener_that_fails_changes_nothing(world: World) -> None:
    def listen(_: Any) -> None:
        raise BrokenPipeError

    assert world.execute(world.plan(**MANY), on_event=listen).exit_code == 0


def test_of_two_runs_of_one_plan_only_one_acts(world: World) -> None:
    """Even with the lock broken: the records decide, journey by journey."""
    plan = world.plan(**MANY)
    gate = threading.Barrier(2)
    outcomes: list[Outcome] = []

    class Free:
        def check(self) -> None:
            pass

        def release(self) -> None:
            pass

    def run() -> None:
        gate.wait()
        outcomes.append(world.execute(plan, lease=Free(), concurrency=4))  # type: ignore[arg-type]

    racers = [threading.Thread(target=run) for _ in range(2)]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()
    one, other = map(results, outcomes)
    for key in MANY:
        assert {one[key], other[key]} == {Result.DONE, Result.STALE}
    assert len(world.journeys) == len(MANY)


def test_a_blocked_journey_is_told_and_nothing_is_sent(world: World) -> None:
    world.apply(a=document())
    world.account.move(world.only().uuid, "STATUS_ARCHIVED")
    written = world.writes()
    outcome = the_only(world.apply(a=document("22222-22222")))
    assert outcome.result is Result.FAILED
    assert "run `journeys draft a` first" in outcome.error
    assert world.writes() == written


def test_a_put_that_is_refused_on_a_draft_leaves_no_trace(world: World) -> None:
    world.apply(a=document(status="draft"))
    before = world.record()
    world.strike(PUT, "429", times=None)
    outcome = the_only(world.apply(a=document("22222-22222", status="draft")))
    assert (outcome.result, outcome.calls) == (Result.FAILED, ())
    assert world.record() == before
