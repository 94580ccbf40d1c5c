"""The file store among threads and processes that race, and that are killed."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from journeys_as_code.errors import LockHeld, StateConflict
from journeys_as_code.state.file import FileStore
from journeys_as_code.state.record import Record

PREAMBLE = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from journeys_as_code.errors import LockHeld, StateConflict
from journeys_as_code.state.file import FileStore
from journeys_as_code.state.record import Record
root, seconds = Path(sys.argv[1]), float(sys.argv[2])
store = FileStore(root, "prod", clock=lambda: datetime.now(UTC))
def say(*words):
    print(*words, flush=True)
"""


@contextmanager
def child(root: Path, body: str, seconds: float = 60) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-c", PREAMBLE + body, str(root), str(seconds)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def real_store(root: Path) -> FileStore:
    return FileStore(root, "prod", clock=lambda: datetime.now(UTC))


HOLD = "lease = store.lock(who='child', purpose='apply', seconds=seconds); say('held'); input()"


def test_the_lock_of_a_process_that_lives_is_held_and_of_a_killed_one_is_free(
    tmp_path: Path,
) -> None:
    store = real_store(tmp_path)
    with child(tmp_path, HOLD) as process:
        assert line(process) == "held"
        with pytest.raises(LockHeld, match="prod is locked by child"):
            store.lock(who="us", purpose="apply")
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert store.holder() is None
        store.lock(who="us", purpose="apply").check()


def test_a_stopped_process_keeps_its_lock_whatever_the_clock_says(tmp_path: Path) -> None:
    store = real_store(tmp_path)
    with child(tmp_path, HOLD, seconds=0.5) as process:
        assert line(process) == "held"
        process.send_signal(signal.SIGSTOP)
        later = FileStore(tmp_path, "prod", clock=lambda: datetime(2999, 1, 1, tzinfo=UTC))
        with pytest.raises(LockHeld, match="and it still lives"):
            later.lock(who="us", purpose="apply")
        process.send_signal(signal.SIGKILL)
        process.wait()
        store.lock(who="us", purpose="apply").check()


def sleep_elsewhere(root: Path) -> None:
    """Leave a lock whose lease ran out, of a machine about which only the clock tells."""
    past = FileStore(root, "prod", clock=lambda: datetime(2020, 1, 1, tzinfo=UTC))
    past.lock(who="sleeper", purpose="").release()
    held = {"id": "x", "who": "sleeper", "since": "", "purpose": "", "boot": "another"}
    lock = root / ".journeys" / "state" / "prod" / ".lock"
    lock.write_text(json.dumps({**held, "expires": "2020-01-01T00:01:00.000Z"}))


TAKE_OVER = """
say('ready'); input()
try:
    lease = store.lock(who='racer', purpose='', seconds=seconds)
except LockHeld:
    say('lost')
else:
    say('won')
input()
"""


def test_of_processes_that_race_for_an_expired_lock_one_wins(tmp_path: Path) -> None:
    sleep_elsewhere(tmp_path)
    with (
        child(tmp_path, TAKE_OVER) as one,
        child(tmp_path, TAKE_OVER) as two,
        child(tmp_path, TAKE_OVER) as three,
    ):
        racers = (one, two, three)
        assert [line(racer) for racer in racers] == ["ready"] * 3
        for racer in racers:
            assert racer.stdin is not None
            racer.stdin.write("go\n")
            racer.stdin.flush()
        assert sorted(line(racer) for racer in racers) == ["lost", "lost", "won"]


@pytest.mark.parametrize("expired", [False, True], ids=["free", "expired"])
def test_of_threads_that_race_for_a_lock_one_wins(tmp_path: Path, *, expired: bool) -> None:
    if expired:
        sleep_elsewhere(tmp_path)
    gate = threading.Barrier(8)

    def race(_: int) -> bool:
        store = real_store(tmp_path)
        gate.wait()
        try:
            store.lock(who="racer", purpose="").check()
        except LockHeld:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(race, range(8))) == [False] * 7 + [True]


def test_of_threads_that_race_to_replace_a_record_one_wins(tmp_path: Path) -> None:
    version = real_store(tmp_path).put(Record(key="a"), None)
    gate = threading.Barrier(8)

    def race(number: int) -> str | None:
        gate.wait()
        try:
            return real_store(tmp_path).put(Record(key="a", uuid=f"u{number}"), version)
        except StateConflict:
            return None

    with ThreadPoolExecutor(8) as pool:
        won = [version for version in pool.map(race, range(8)) if version]
    found = real_store(tmp_path).load()["a"]
    assert won == [found.version]


COUNT = """
say('ready'); input()
for _ in range(20):
    while True:
        found = store.get('a')
        count = int(found.record.uuid) if found else 0
        try:
            store.put(Record(key='a', uuid=str(count + 1)), found.version if found else None)
            break
        except StateConflict:
            pass
say('done')
"""


def test_no_write_of_racing_processes_is_lost(tmp_path: Path) -> None:
    with child(tmp_path, COUNT) as one, child(tmp_path, COUNT) as two:
        for racer in (one, two):
            assert line(racer) == "ready"
        for racer in (one, two):
            assert racer.stdin is not None
            racer.stdin.write("go\n")
            racer.stdin.flush()
        assert [line(one), line(two)] == ["done", "done"]
    assert real_store(tmp_path).load()["a"].record.uuid == "40"


WRITE_FOR_EVER = """
version = None
for number in range(10**9):
    record = Record(key='a', uuid=str(number), seen={'text': str(number % 10) * 20_000})
    version = store.put(record, version)
    if number == 5:
        say('writing')
"""


@pytest.mark.parametrize("milliseconds", [0, 1, 2, 3, 5, 8])
def test_a_killed_writer_leaves_a_whole_record(tmp_path: Path, milliseconds: int) -> None:
    with child(tmp_path, WRITE_FOR_EVER) as writer:
        assert line(writer) == "writing"
        time.sleep(milliseconds / 1000)
        os.kill(writer.pid, signal.SIGKILL)
        writer.wait()
    store = real_store(tmp_path)
    found = store.load()["a"]
    assert found.record.seen == {"text": str(int(found.record.uuid or "") % 10) * 20_000}
    store.put(Record(key="a"), found.version)
