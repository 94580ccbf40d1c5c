"""A run that was killed after its start, where nothing of the account can be read: what runs is never written."""

import json
from pathlib import Path

import pytest
from support.cli import Done, journeys

from journeys_as_code.sandbox.record import Call
from journeys_as_code.sandbox.store import SandboxStore

FILE = Path("journeys/welcome-series.yaml")
RECORD = Path(".journeys/state/sandbox/welcome-series.json")
PENDING = {
    "operation": "update",
    "calls": ["put", "start"],
    "status_before": "draft",
    "title": "Welcome series",
    "after": "x",
    "begun_at": "2026-03-01T12:00:00Z",
    "run": "r",
}
"""What the state says until the end of a run that writes a draft and starts it."""


def apply(root: Path) -> Done:
    return journeys("-C", root, "apply", "--auto-approve", "--allow-blind")


def replace(file: Path, before: str, after: str) -> None:
    text = file.read_text()
    assert before in text
    file.write_text(text.replace(before, after))


def writes(root: Path) -> list[Call]:
    with SandboxStore(root / ".journeys" / "sandbox.db") as store:
        return [call for call in store.calls() if call.method != "GET"]


def kill(root: Path, record: str) -> int:
    """The state says that a run began, and not that it ended; how many writing calls were made so far."""
    (root / RECORD).write_text(json.dumps(json.loads(record) | {"pending": PENDING}))
    return len(writes(root))


@pytest.fixture
def edited(welcome: Path) -> Path:
    """A draft that git has changed since, and wants to run."""
    switched = "api: sandbox:.journeys/sandbox.db?no_read,no_list\n"
    replace(welcome / "journeys.yaml", "api: sandbox\n", switched)
    replace(welcome / FILE, "status: running", "status: draft")
    assert apply(welcome).code == 0
    replace(welcome / FILE, "status: draft", "status: running")
    replace(welcome / FILE, "duration: 1d", "duration: 2d")
    return welcome


def test_it_is_paused_before_it_is_written_again(edited: Path) -> None:
    before = (edited / RECORD).read_text()
    assert apply(edited).code == 0
    made = kill(edited, before)

    done = apply(edited)

    assert "ok update  welcome-series  done  (pause, put, start)  now running" in done.out
    calls = [(it.action, it.status) for it in writes(edited)[made:]]
    assert calls == [("pause", 200), ("put", 200), ("start", 200)]
    assert apply(edited).code == 0
    assert len(writes(edited)) == made + 3


def test_nothing_is_paused_that_never_started(edited: Path) -> None:
    made = kill(edited, (edited / RECORD).read_text())

    done = apply(edited)

    assert "ok update  welcome-series  done  (put, start)  now running" in done.out
    calls = [(it.action, it.status) for it in writes(edited)[made:]]
    assert calls == [("pause", 400), ("put", 200), ("start", 200)]
