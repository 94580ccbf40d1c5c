"""`drift --accept` from the outside: what is asked, what is refused, and what the account lets be known."""

import json
from pathlib import Path
from typing import Any

import pytest
from support.drifting import NEW_POINT, NUDGE, Drifting

from journeys_as_code.sandbox.switches import Switches
from journeys_as_code.state.file import FileStore
from journeys_as_code.workflow import accepting
from journeys_as_code.workflow.clock import now

EXAMPLE = Path(__file__).parent.parent / "cases" / "drift" / "field" / "project"
FILE = Path("journeys/welcome.yaml")
PRESET = {"points": {"Hello, you": {"point_data": {"send_push": {"preset_code": "99999-00000"}}}}}
YES = ("drift", "--accept", "--auto-approve")


@pytest.fixture
def project(tmp_path: Path) -> Drifting:
    return Drifting.of(EXAMPLE, tmp_path / "project")


def readable() -> list[Switches]:
    """Every reading of the API under which a journey can be read."""
    return [switches for switches in Switches.each() if not switches.no_read]


@pytest.mark.parametrize("switches", readable(), ids=str)
def test_accepted_is_settled_under_every_reading(switches: Switches, tmp_path: Path) -> None:
    query = "" if switches == Switches() else str(switches)
    project = Drifting.of(EXAMPLE, tmp_path / "project", switches=query)
    project.edit({**NUDGE, "title": "Hello"})
    assert project.run("drift").code == 2
    done = project.run(*YES)
    assert done.code == 0, done.out + done.err
    assert project.run("drift").code == 0
    assert project.run("plan", "--detailed-exitcode").code == 0
    assert project.run("apply", "--auto-approve").code == 0
    assert project.run("plan", "--detailed-exitcode").code == 0


@pytest.mark.parametrize(
    ("switches", "rung"), [("no_read", "snapshot"), ("no_read,no_list", "blind")]
)
def test_of_what_cannot_be_read_nothing_is_accepted(
    switches: str, rung: str, tmp_path: Path
) -> None:
    project = Drifting.of(EXAMPLE, tmp_path / "project", switches=switches)
    before = project.texts()
    project.edit({"title": "Hello"})
    done = project.run(*YES)
    assert done.code == 1
    assert f"could not be read [{rung}], so the extent of its drift is unknown" in done.out
    assert project.texts() == before


def test_without_a_terminal_a_yes_is_needed(project: Drifting) -> None:
    project.edit(PRESET)
    done = project.run("drift", "--accept")
    assert done.code == 64
    assert "--dry-run" in done.err


def test_a_dry_run_writes_nothing(project: Drifting) -> None:
    project.edit(PRESET)
    before = project.texts()
    done = project.run("drift", "--accept", "--dry-run")
    assert (done.code, project.texts()) == (0, before)
    assert "+      preset_code: 99999-00000   # spring look" in done.out
    assert "Written" not in done.out


def test_what_was_not_accepted_stays_drift(project: Drifting) -> None:
    project.edit({**PRESET, "title": "Hello"})
    assert project.run(*YES, "--path", "title").code == 0
    left = json.loads(project.run("drift", "--format", "json").out)
    (journey,) = left["journeys"]
    assert [change["path"] for change in journey["changes"]] == [
        "points.say_hello.send_push.preset_code"
    ]


def test_what_is_not_committed_is_not_written_over_unasked(project: Drifting) -> None:
    """Accepting leaves what was applied as it is: a checkout without it still shows the drift."""
    before = (project.root / FILE).read_text("utf-8")
    project.edit(PRESET)
    assert project.run(*YES).code == 0
    (project.root / FILE).write_text(before, "utf-8")
    assert project.run("drift").code == 2
    refused = project.run("apply", "--auto-approve")
    assert (refused.code, "--overwrite-drift" in refused.err) == (1, True)


def test_a_point_that_came_into_the_file_is_the_live_one(project: Drifting) -> None:
    project.edit(NUDGE)
    assert project.run(*YES).code == 0
    record = FileStore(project.root, "sandbox", clock=now).load()["welcome"].record
    assert record.points["nudge"] == NEW_POINT


def test_what_git_has_and_never_applied_needs_a_word(project: Drifting) -> None:
    text = (project.root / FILE).read_text("utf-8")
    (project.root / FILE).write_text(text.replace("12345-67890", "00000-11111"), "utf-8")
    project.edit(PRESET)
    done = project.run(*YES)
    assert done.code == 1
    assert "git has another value here that was never applied" in done.out
    assert project.run(*YES, "--overwrite-git").code == 0
    assert "99999-00000" in (project.root / FILE).read_text("utf-8")


def test_a_path_without_drift_is_a_mistake(project: Drifting) -> None:
    project.edit({"title": "Hello"})
    done = project.run(*YES, "--path", "points.nobody")
    assert done.code == 64
    assert "drift is at: title" in done.err


@pytest.mark.parametrize("flag", ["--inline", "--into-source", "--dry-run", "--path=title"])
def test_options_of_accept_need_it(project: Drifting, flag: str) -> None:
    assert project.run("drift", flag).code == 64


def test_both_ways_at_once_are_none(project: Drifting) -> None:
    assert project.run(*YES, "--inline", "--into-source").code == 64


def test_nothing_to_accept(project: Drifting) -> None:
    done = project.run(*YES)
    assert (done.code, done.out) == (0, "No drift to accept.\n")


def test_a_journey_that_is_gone_has_nothing_to_accept(project: Drifting) -> None:
    project.forget_account()
    done = project.run(*YES)
    assert done.code == 1
    assert "it is gone from the account" in done.out


def test_a_file_that_changed_meanwhile_is_left(project: Drifting, monkeypatch: Any) -> None:
    project.edit(PRESET)
    write = accepting.write

    def late(*args: Any) -> None:
        with (project.root / FILE).open("a", encoding="utf-8") as file:
            file.write("# somebody was here\n")
        write(*args)

    monkeypatch.setattr(accepting, "write", late)
    done = project.run(*YES)
    assert done.code == 1
    assert "was changed meanwhile, and nothing was written to it" in done.err
    assert "12345-67890" in (project.root / FILE).read_text("utf-8")


def test_as_json(project: Drifting) -> None:
    project.edit(PRESET)
    done = json.loads(project.run(*YES, "--format", "json").out)
    assert done["written"] is True
    assert [file["file"] for file in done["files"]] == [str(FILE)]
    (journey,) = done["journeys"]
    assert [it["path"] for it in journey["accepted"]] == ["points.say_hello.send_push.preset_code"]


def test_from_the_next_apply_on_it_counts_as_applied(project: Drifting) -> None:
    """Going back in git then is a change in git, and no drift."""
    before = (project.root / FILE).read_text("utf-8")
    project.edit(PRESET)
    assert project.run(*YES).code == 0
    done = project.run("apply", "--auto-approve")
    assert (done.code, done.out) == (0, "No changes. 1 journey matches sandbox.\n")
    (project.root / FILE).write_text(before, "utf-8")
    assert project.run("drift").code == 0
    assert project.run("apply", "--auto-approve").code == 0
