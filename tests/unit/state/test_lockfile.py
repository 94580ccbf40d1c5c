import json
from pathlib import Path

import pytest
from support.clock import Clock

from journeys_as_code.errors import LockHeld, StateError
from journeys_as_code.state.file import FileStore
from journeys_as_code.state.store import LockInfo

ANN = "ann@desk pid 7"


@pytest.fixture
def other(tmp_path: Path, clock: Clock) -> FileStore:
    return FileStore(tmp_path, "prod", clock=clock, new_id=lambda: "theirs")


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> FileStore:
    return FileStore(tmp_path, "prod", clock=clock, new_id=lambda: "ours")


def test_a_held_lock_says_who_holds_it(store: FileStore, other: FileStore) -> None:
    lease = store.lock(who=ANN, purpose="apply")
    with pytest.raises(LockHeld) as caught:
        other.lock(who="bob", purpose="apply")
    assert caught.value.message == (
        "prod is locked by ann@desk pid 7 (apply) since 2026-03-01T12:00:00.000Z, "
        "until 2026-03-01T12:01:00.000Z"
    )
    assert "journeys state unlock ours --target prod" in caught.value.hint
    info = LockInfo("ours", ANN, "2026-03-01T12:00:00.000Z", "2026-03-01T12:01:00.000Z", "apply")
    assert lease.info == other.holder() == info


def test_a_released_lock_is_free(store: FileStore, other: FileStore) -> None:
    lease = store.lock(who=ANN, purpose="apply")
    lease.release()
    assert other.holder() is None
    other.lock(who="bob", purpose="apply").check()


def test_a_second_release_leaves_the_next_holder_alone(store: FileStore, other: FileStore) -> None:
    lease = store.lock(who=ANN, purpose="")
    lease.release()
    theirs = other.lock(who="bob", purpose="")
    lease.release()
    theirs.check()


def test_a_lease_is_prolonged_past_half_of_its_time(store: FileStore, clock: Clock) -> None:
    lease = store.lock(who=ANN, purpose="", seconds=60)
    for seconds, expires in ((29, "12:01:00"), (1, "12:01:30"), (40, "12:02:10")):
        clock.advance(seconds)
        lease.check()
        assert lease.info.expires == f"2026-03-01T{expires}.000Z"
    assert store.holder() == lease.info


def test_a_lease_that_ran_out_is_ours_until_somebody_takes_it(
    store: FileStore, clock: Clock
) -> None:
    lease = store.lock(who=ANN, purpose="", seconds=60)
    clock.advance(3600)
    lease.check()
    assert lease.info.expires == "2026-03-01T13:01:00.000Z"


def test_a_holder_that_lives_on_this_machine_is_never_overtaken(
    store: FileStore, other: FileStore, clock: Clock
) -> None:
    """Stopped in its terminal or asleep: it goes on where it was, with the next call."""
    lease = store.lock(who=ANN, purpose="", seconds=60)
    clock.advance(3600)
    with pytest.raises(LockHeld, match="and it still lives"):
        other.lock(who="bob", purpose="")
    assert other.holder() == lease.info


@pytest.mark.parametrize("slept", [0, 45], ids=["early", "past half"])
def test_a_lock_taken_over_is_not_ours_any_more(
    store: FileStore, folder: Path, clock: Clock, slept: float
) -> None:
    lease = store.lock(who=ANN, purpose="", seconds=60)
    _held_far_away(folder, until="2026-03-01T12:02:00.000Z")
    clock.advance(slept)
    with pytest.raises(LockHeld, match="prod is locked by bob@far since"):
        lease.check()
    lease.release()
    assert json.loads((folder / ".lock").read_text())["who"] == "bob@far"


def test_a_lock_taken_over_and_given_back_is_not_ours_any_more(
    store: FileStore, folder: Path, clock: Clock
) -> None:
    lease = store.lock(who=ANN, purpose="", seconds=60)
    (folder / ".lock").unlink()
    clock.advance(60)
    with pytest.raises(
        LockHeld,
        match=r"our lease on prod ran out at .*, and another run has been here",
    ):
        lease.check()


def test_a_lock_is_broken_by_its_id_alone(store: FileStore, other: FileStore) -> None:
    lease = store.lock(who=ANN, purpose="apply")
    with pytest.raises(LockHeld, match="prod is locked by ann@desk pid 7"):
        other.unlock("another")
    lease.check()
    other.unlock("ours")
    other.unlock("ours")
    assert store.holder() is None
    with pytest.raises(LockHeld, match="our lock on prod was broken by `journeys state unlock`"):
        lease.check()


def test_the_lock_taken_from_a_sleeper_is_judged_by_time_alone(
    store: FileStore, other: FileStore, clock: Clock
) -> None:
    """The sleeper still has the claim that proves life, so the new holder cannot show it."""
    sleeper = store.lock(who=ANN, purpose="", seconds=60)
    other.unlock("ours")
    theirs = other.lock(who="bob", purpose="", seconds=60)
    sleeper.release()
    assert store.holder() == theirs.info
    with pytest.raises(LockHeld):
        store.lock(who=ANN, purpose="")
    clock.advance(60)
    assert store.holder() is None


def test_a_lock_of_another_machine_is_judged_by_time_alone(
    store: FileStore, folder: Path, clock: Clock
) -> None:
    store.lock(who=ANN, purpose="").release()
    _held_far_away(folder, until="2026-03-01T12:00:30.000Z")
    with pytest.raises(LockHeld, match="prod is locked by bob@far"):
        store.lock(who=ANN, purpose="")
    clock.advance(30)
    store.lock(who=ANN, purpose="").check()


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"\xff", b'{"id":"x"}'])
def test_a_damaged_lock_is_named_with_what_to_do(
    store: FileStore, folder: Path, content: bytes
) -> None:
    store.lock(who=ANN, purpose="").release()
    (folder / ".lock").write_bytes(content)
    with pytest.raises(StateError) as caught:
        store.lock(who=ANN, purpose="")
    assert caught.value.message == ".journeys/state/prod/.lock: this lock is damaged"
    assert caught.value.hint == "if no other run is at work on this target, remove the file"


def test_taking_the_lock_sweeps_what_killed_writers_left(store: FileStore, folder: Path) -> None:
    store.lock(who=ANN, purpose="").release()
    (folder / ".a.json.12-34.tmp").write_text("half a rec")
    (folder / ".lock.12-34.tmp").write_text("half a lo")
    store.lock(who=ANN, purpose="")
    assert sorted(path.name for path in folder.iterdir()) == [".alive", ".guard", ".lock"]


def _held_far_away(folder: Path, until: str) -> None:
    """The lock of a run on another machine."""
    theirs = {"id": "x", "who": "bob@far", "since": "", "purpose": "", "boot": "another"}
    (folder / ".lock").write_text(json.dumps({**theirs, "expires": until}))
