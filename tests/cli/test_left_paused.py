"""A journey that an interrupted run left paused is not forgotten, whatever stands in the way of starting it."""

import json
from pathlib import Path

import pytest
from support.cli import Done, journeys

from journeys_as_code.sandbox.store import SandboxStore

KEY = "welcome-series"
RECORD = Path(".journeys") / "state" / "sandbox" / f"{KEY}.json"
LEFT = "an interrupted run has left it paused, and it stays so until this is dealt with"


@pytest.fixture
def left(welcome: Path) -> Path:
    """A running journey; the run that was about to change it was killed after its pause."""
    assert apply(welcome).code == 0
    record = json.loads((welcome / RECORD).read_text())
    record["pending"] = {
        "operation": "update",
        "calls": ["pause", "put", "start"],
        "done": ["pause"],
        "status_before": "running",
        "title": "Welcome series",
        "after": "sha256:0",
        "desired": record["applied"],
        "begun_at": "2026-03-01T09:00:00Z",
        "run": "killed",
    }
    (welcome / RECORD).write_text(json.dumps(record))
    with SandboxStore(welcome / ".journeys" / "sandbox.db") as store:
        store.move(record["uuid"], "STATUS_PAUSED", "API")
    return welcome


def apply(project: Path) -> Done:
    return journeys("-C", project, "apply", "--auto-approve")


def status(project: Path) -> str:
    with SandboxStore(project / ".journeys" / "sandbox.db") as store:
        return store.journeys()[0].status


def test_adopting_it_once_more_does_not_forget_it(left: Path) -> None:
    uuid = json.loads((left / RECORD).read_text())["uuid"]
    done = journeys("-C", left, "adopt", KEY, uuid, "--auto-approve")
    assert (done.code, "an interrupted run has not finished with" in done.err) == (1, True)
    assert apply(left).code == 0
    assert status(left) == "STATUS_RUNNING"


def test_forgetting_it_says_so(left: Path) -> None:
    done = journeys("-C", left, "state", "rm", KEY, "--yes")
    assert (done.code, "may have left it paused: see that it runs" in done.err) == (0, True)


def test_what_blocks_it_says_so(left: Path) -> None:
    file = left / "journeys" / f"{KEY}.yaml"
    text = file.read_text()
    file.write_text(text.replace("wait_a_day", "rest"))

    done = apply(left)

    assert (done.code, LEFT in done.out) == (1, True)
    assert status(left) == "STATUS_PAUSED"
    file.write_text(text)
    assert apply(left).code == 0
    assert status(left) == "STATUS_RUNNING"


def test_a_renamed_file_says_so(left: Path) -> None:
    file = left / "journeys" / f"{KEY}.yaml"
    file.rename(file.with_name("hello.yaml"))
    done = apply(left)
    assert (done.code, LEFT in done.out) == (1, True)
