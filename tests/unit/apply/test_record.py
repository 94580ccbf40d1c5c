"""What the state says after each kind of action, and what it never says."""

from pathlib import Path

import pytest
from support.applying import PUT, World, document, plan_of, post, preset_of, the_only, with_preset

from journeys_as_code.apply.outcome import Result
from journeys_as_code.plan.change import Action
from journeys_as_code.sandbox.switches import Switches
from journeys_as_code.secrets import is_seal, matches

OLD, NEW = document("11111-11111"), document("22222-22222")


def test_a_record_holds_identity_what_was_applied_and_what_was_seen(world: World) -> None:
    plan = plan_of(world.plan(a=OLD))
    world.apply(a=OLD)
    record = world.record()
    assert record.uuid == world.only().uuid
    assert record.points == dict(plan.uuids)
    assert record.applied == plan.desired
    assert record.seen == world.api.read(world.only().uuid).raw
    assert (record.status, record.pending) == ("running", None)
    assert record.updated_at == "2026-03-01T12:00:00.000Z"


def test_a_pending_record_says_how_far_it_went(world: World) -> None:
    first = plan_of(world.plan(a=OLD))
    world.apply(a=OLD)
    plan = plan_of(world.plan(a=NEW))
    world.strike(post("start"), "500", times=None)
    world.apply(a=NEW)
    pending = world.record().pending
    assert pending is not None
    assert (pending.operation, pending.status_before) == ("update", "running")
    assert (pending.calls, pending.done) == (["pause", "put", "start"], ["pause", "put"])
    assert (pending.unclear, pending.title, pending.run) == ("start", "Welcome", "run")
    assert pending.desired == plan.desired
    assert world.record().applied == first.desired


def test_taking_over_writes_state_only(world: World) -> None:
    world.apply(a=OLD)
    uuid = world.only().uuid
    record = world.record()
    world.store.delete("a", world.store.load()["a"].version)
    pinned = {**OLD, "uuid": uuid}
    written = world.writes()
    outcome = the_only(world.apply(a=pinned))
    assert (outcome.action, outcome.result, outcome.calls) == (Action.ADOPT, Result.DONE, ())
    assert world.record() == record
    assert world.writes() == written


def test_taking_over_with_a_change(world: World) -> None:
    world.apply(a=OLD)
    world.store.delete("a", world.store.load()["a"].version)
    outcome = the_only(world.apply(a={**NEW, "uuid": world.only().uuid}))
    assert (outcome.action, outcome.calls) == (Action.ADOPT, ("pause", "put", "start"))
    assert preset_of(world.only()) == "22222-22222"


def test_a_move_keeps_the_journey_and_its_points(world: World) -> None:
    world.apply(a=OLD)
    record = world.record()
    outcome = the_only(world.apply(b={**OLD, "moved": "a"}))
    assert (outcome.action, outcome.calls) == (Action.MOVE, ())
    assert list(world.store.load()) == ["b"]
    assert world.record("b").points == record.points
    assert world.plan(b={**OLD, "moved": "a"}).empty


def test_a_move_of_what_was_moved_meanwhile_is_stale(world: World) -> None:
    world.apply(a=OLD)
    plan = world.plan(b={**OLD, "moved": "a"})
    world.store.delete("a", world.store.load()["a"].version)
    outcome = the_only(world.execute(plan))
    assert (outcome.result, outcome.error) == (Result.STALE, "there is no record of a any more")


def test_a_move_that_was_made_already_is_done(world: World) -> None:
    world.apply(a=OLD)
    plan = world.plan(b={**OLD, "moved": "a"})
    world.store.move("a", "b", world.store.load()["a"].version)
    assert the_only(world.execute(plan)).result is Result.DONE
    assert list(world.store.load()) == ["b"]


def test_a_call_by_hand_knows_what_an_interrupted_run_had_written(world: World) -> None:
    world.apply(a=OLD)
    world.strike(post("start"), "429", times=None)
    world.apply(a=NEW)
    world.faults.clear()
    wanted = world.record().pending
    assert wanted is not None
    outcome = the_only(world.execute(world.by_hand("a", "start")))
    assert (outcome.result, outcome.calls) == (Result.DONE, ("start",))
    assert (world.record().pending, world.record().applied) == (None, wanted.desired)
    assert world.plan(a=NEW).empty


def test_a_create_that_is_not_wanted_any_more_leaves_no_record(world: World) -> None:
    world.strike(post("create"), "500", times=None)
    world.apply(a=OLD)
    world.faults.clear()
    assert list(world.store.load()) == ["a"]
    world.apply(a={**OLD, "status": "finished"})
    assert world.store.load() == {}
    assert world.journeys == ()


def test_the_same_edit_in_git_and_in_the_account_becomes_ours(world: World) -> None:
    world.apply(a=OLD)
    world.edit(with_preset("22222-22222"))
    outcome = the_only(world.apply(a=NEW))
    assert (outcome.action, outcome.result) == (Action.NONE, Result.UNCHANGED)
    assert world.record().applied == plan_of(world.plan(a=NEW)).desired
    version = world.store.load()["a"].version
    world.apply(a=NEW)
    assert world.store.load()["a"].version == version


def test_an_archived_journey_leaves_a_backup_of_its_record(world: World) -> None:
    world.apply(a=OLD)
    world.apply()
    assert world.store.load() == {}
    kept = list((world.root / ".journeys/state/prod/.backup/a").iterdir())
    assert any(world.only().uuid in path.read_text() for path in kept)


def test_the_record_of_a_journey_that_is_gone_goes_too(world: World) -> None:
    world.apply(a=OLD)
    world.account.move(world.only().uuid, "STATUS_ARCHIVED")
    outcome = the_only(world.apply())
    assert (outcome.action, outcome.calls) == (Action.ARCHIVE, ())
    assert world.store.load() == {}


def test_a_journey_that_was_deleted_by_hand_is_made_anew(world: World) -> None:
    world.apply(a=OLD)
    lost = world.only().uuid
    kept = world.account.get
    world.account.get = lambda uuid: None if uuid == lost else kept(uuid)  # type: ignore[method-assign]
    outcome = the_only(world.apply(a=OLD))
    assert (outcome.result, outcome.calls) == (Result.DONE, ("create", "start"))
    assert world.record().uuid == outcome.uuid != lost


def test_no_secret_is_in_state_or_in_what_is_told(tmp_path: Path) -> None:
    secret = "s3cret-token"
    hook = {
        "webhook": {"url": "https://x.example", "headers": {"Authorization": f"Basic {secret}"}}
    }
    wanted = document("11111-11111")
    wanted["points"]["hello"] = {**hook, "next": "bye"}
    with World(tmp_path, secrets=frozenset([secret])) as world:
        assert world.apply(a=wanted).exit_code == 0
        assert secret in str(world.only().definition)
        changed = {**wanted, "points": {**wanted["points"], "new": OLD["points"]["new"]}}
        changed["points"]["hello"] = {**changed["points"]["hello"], "title": "Again"}
        world.strike(PUT, "500", times=None)
        world.strike(post("start"), "500", times=None)
        outcome = world.apply(a={**changed, "points": {**changed["points"], "more": {"exit": {}}}})
        assert outcome.exit_code == 1
        assert secret not in str(outcome)
        files = [path for path in (tmp_path / ".journeys").rglob("*") if path.is_file()]
        assert files
        assert not any(secret in path.read_text() for path in files)
        applied = world.record().applied
        assert applied is not None
        sealed = applied["points"]["hello"]["webhook"]["headers"]["Authorization"]
        assert is_seal(sealed)
        assert matches(sealed, f"Basic {secret}")


@pytest.mark.parametrize("switches", Switches.each(), ids=str)
def test_every_reading_of_the_api(tmp_path: Path, switches: Switches) -> None:
    with World(tmp_path, str(switches)) as world:
        for wanted in ({"a": OLD}, {"a": NEW}, {"b": {**NEW, "moved": "a"}}, {}):
            outcome = world.apply(**wanted)
            assert outcome.exit_code == 0
            assert world.plan(**wanted).empty
        assert world.only().status == "STATUS_ARCHIVED"
        assert world.writes() == ["create", "start", "pause", "put", "start", "finish", "archive"]
