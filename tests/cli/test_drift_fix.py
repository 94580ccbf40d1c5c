"""`drift --fix` from the outside: what was applied is put back, and nothing else is applied or made anew."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from support.cli import journeys
from support.drifting import NEW_POINT, NUDGE, Drifting, session
from support.golden import golden

from journeys_as_code.sandbox.store import SandboxStore
from journeys_as_code.sandbox.switches import Switches
from journeys_as_code.state.file import FileStore
from journeys_as_code.workflow.clock import now

EXAMPLE = Path(__file__).parent.parent / "cases" / "drift" / "field" / "project"
FILE = Path("journeys/welcome.yaml")
PRESET = {"Hello, you": {"point_data": {"send_push": {"preset_code": "99999-00000"}}}}
WAIT = {"Wait a day": {"point_data": {"wait": {"duration": "172800s"}}}}
EDIT: dict[str, Any] = {"title": "Hello", "points": {**PRESET, **WAIT}}
YES = ("drift", "--fix", "--auto-approve")


@pytest.fixture
def project(tmp_path: Path) -> Drifting:
    return Drifting.of(EXAMPLE, tmp_path / "project")


def write(project: Drifting, before: str, after: str) -> None:
    text = (project.root / FILE).read_text("utf-8")
    assert before in text
    (project.root / FILE).write_text(text.replace(before, after), "utf-8")


def readable() -> list[Switches]:
    return [switches for switches in Switches.each() if not switches.no_read]


@pytest.mark.parametrize("switches", readable(), ids=str)
def test_fixed_is_settled_under_every_reading(switches: Switches, tmp_path: Path) -> None:
    query = "" if switches == Switches() else str(switches)
    project = Drifting.of(EXAMPLE, tmp_path / "project", switches=query)
    project.edit({**NUDGE, "title": "Hello"}, status="STATUS_PAUSED")
    assert project.run("drift").code == 2
    done = project.run(*YES)
    assert done.code == 0, done.out + done.err
    assert project.run("drift").code == 0
    assert project.run("plan", "--detailed-exitcode").code == 0


def test_a_whole_session(project: Drifting) -> None:
    project.edit(EDIT)
    write(project, "22222-33333", "22222-44444")
    write(project, "12345-67890", "55555-00000")
    told = session(
        project,
        "drift",
        "drift --fix --path points.wait_a_day --auto-approve",
        "drift --fix --auto-approve",
        "drift",
        "drift --fix --auto-approve",
        "plan",
    )
    golden("drift-fix.txt", told)


def test_what_git_has_and_nobody_applied_is_not_applied(project: Drifting) -> None:
    project.edit(EDIT)
    write(project, "22222-33333", "22222-44444")
    assert project.run(*YES).code == 0
    planned = json.loads(project.run("plan", "--format", "json").out)
    (journey,) = planned["journeys"]
    assert [(it["path"], it["origin"]) for it in journey["changes"]] == [
        ("points.thank_you.send_email.preset_code", "git")
    ]


def test_what_was_accepted_and_not_applied_yet_is_left(project: Drifting) -> None:
    project.edit({**NUDGE, "title": "Hello"})
    assert project.run("drift", "--accept", "--path", "points", "--auto-approve").code == 0
    assert project.run(*YES).code == 0
    record = FileStore(project.root, "sandbox", clock=now).load()["welcome"].record
    assert record.points["nudge"] == NEW_POINT
    assert project.run("drift").code == 0
    assert project.run("plan", "--detailed-exitcode").code == 0


def test_what_is_gone_is_left_with_the_command_that_makes_it_anew(project: Drifting) -> None:
    with SandboxStore(project.root / ".journeys" / "sandbox.db") as store:
        store._database.write("DELETE FROM journeys", ())
    told = session(
        project, "drift --fix --auto-approve", "drift --fix --auto-approve --format json"
    )
    golden("drift-fix-gone.txt", told)
    with SandboxStore(project.root / ".journeys" / "sandbox.db") as store:
        assert store.count() == 0


@pytest.mark.parametrize("switches", ["no_read", "no_read,no_list"])
def test_what_cannot_be_read_is_left(switches: str, tmp_path: Path) -> None:
    project = Drifting.of(EXAMPLE, tmp_path / "project", switches=switches)
    project.edit({"title": "Hello"})
    done = project.run(*YES)
    assert (done.code, "the extent of its drift is unknown" in done.out) == (1, True)
    with SandboxStore(project.root / ".journeys" / "sandbox.db") as store:
        assert store.journeys()[0].title == "Hello"


def test_a_saved_plan_does_just_that_once(project: Drifting, tmp_path: Path) -> None:
    project.edit(EDIT)
    write(project, "22222-33333", "22222-44444")
    out = str(tmp_path / "fix.json")
    assert project.run("drift", "--fix", "--path", "points.say_hello", "--out", out).code == 0
    assert project.run("apply", out).code == 0
    left = json.loads(project.run("drift", "--format", "json").out)
    assert [it["path"] for it in left["journeys"][0]["changes"]] == [
        "title",
        "points.wait_a_day.wait.duration",
    ]
    again = project.run("apply", out)
    assert (again.code, "nothing to do. 0 requests." in again.out) == (0, True)
    project.edit({"points": {"Hello, you": {"point_data": {"send_push": {"preset_code": "7"}}}}})
    assert project.run("apply", out).code == 1


def test_a_way_to_a_point_that_would_go_is_not_kept(project: Drifting) -> None:
    project.edit(NUDGE)
    done = project.run(*YES, "--path", "points.nudge")
    assert done.code == 1
    assert "say_hello would lead to nudge, which is not there" in done.out
    assert project.run(*YES, "--path", "points.nudge", "--path", "points.say_hello").code == 0
    assert project.run("drift").code == 0


def test_an_entry_that_somebody_added_to_a_free_map_is_taken_out(tmp_path: Path) -> None:
    folder = tmp_path / "hook"
    (folder / "journeys").mkdir(parents=True)
    (folder / "journeys" / "hook.yaml").write_text(
        "title: Hook\npoints:\n  in: {start_by_api: {}, next: call}\n"
        "  call: {webhook: {url: 'https://a.example', headers: {A: '1'}}, next: bye}\n"
        "  bye: {exit: {}}\n"
    )
    project = Drifting.of(folder, tmp_path / "project")
    project.edit({"points": {"Call": {"point_data": {"webhook": {"headers": {"B": "2"}}}}}})
    assert project.run("drift").code == 2
    assert project.run(*YES).code == 0
    assert project.run("drift").code == 0
    with SandboxStore(project.root / ".journeys" / "sandbox.db") as store:
        (call,) = [it for it in store.journeys()[0].points if it["title"] == "Call"]
    assert call["point_data"]["webhook"]["headers"] == {"A": "1"}


def test_what_is_ignored_is_not_put_back(project: Drifting) -> None:
    text = (project.root / "journeys.yaml").read_text("utf-8")
    more = "drift_ignore: [{path: points.*.send_push, reason: the content team's}]\n"
    (project.root / "journeys.yaml").write_text(text + more, "utf-8")
    project.edit(EDIT)
    assert project.run(*YES).code == 0
    told = json.loads(project.run("drift", "--format", "json").out)
    assert (told["journeys"], len(told["ignored"])) == ([], 1)


def test_the_other_consents_are_asked_for(project: Drifting) -> None:
    """Somebody started a draft: to make it a draft again puts people out of it."""
    write(project, "status: running", "status: draft")
    assert project.run("apply", "--auto-approve", "--allow-destructive").code == 0
    project.edit({}, status="STATUS_RUNNING")
    refused = project.run(*YES)
    assert (refused.code, "--allow-destructive" in refused.err) == (1, True)
    assert project.run(*YES, "--allow-destructive").code == 0
    assert project.run("drift").code == 0


def test_an_interrupted_run_comes_first(project: Drifting) -> None:
    project.edit(EDIT)
    store = FileStore(project.root, "sandbox", clock=now)
    found = store.load()["welcome"]
    pending = {
        "operation": "update", "calls": ["pause", "put", "start"], "status_before": "running",
        "title": "", "after": "", "begun_at": "2026-03-01T09:00:00Z", "run": "r",
    }  # fmt: skip
    model = type(found.record).model_validate({**found.record.model_dump(), "pending": pending})
    store.put(model, found.version)
    done = project.run(*YES)
    assert (done.code, "`journeys apply` finishes it first" in done.out) == (1, True)
    assert "--fix" not in project.run("drift").out


def test_without_a_terminal_a_yes_is_needed(project: Drifting) -> None:
    project.edit(EDIT)
    assert project.run("drift", "--fix").code == 64


def test_on_a_terminal_it_is_asked(project: Drifting) -> None:
    project.edit(EDIT)
    words = ("-C", project.root, "drift", "--fix")
    assert "journeys drift --fix -C" in journeys(*words[:3], terminal=True).out
    declined = journeys(*words, stdin="no\n", terminal=True)
    assert (declined.code, project.run("drift").code) == (1, 2)
    assert journeys(*words, stdin="yes\n", terminal=True).code == 0
    assert project.run("drift").code == 0


@pytest.mark.parametrize(
    "words",
    [
        ("--fix", "--accept"),
        ("--fix", "--inline"),
        ("--fix", "--unmanaged"),
        ("--fix", "--auto-approve", "--format", "markdown"),
        ("--fix", "--auto-approve", "--path", "points.nowhere"),
        ("--out", "plan.json"),
        ("--accept", "--out", "plan.json"),
        ("--path", "title"),
        ("--allow-destructive",),
    ],
)
def test_what_makes_no_sense_is_refused(words: tuple[str, ...], project: Drifting) -> None:
    project.edit(EDIT)
    assert project.run("drift", *words).code == 64


def test_what_git_has_renamed_comes_first(project: Drifting) -> None:
    text = (project.root / FILE).read_text("utf-8")
    text = text.replace("say_hello", "greet").replace(
        "  greet:\n", "  greet:\n    renamed_from: say_hello\n"
    )
    (project.root / FILE).write_text(text, "utf-8")
    project.edit(EDIT)
    done = project.run(*YES)
    assert (done.code, "git has renamed points of it (greet)" in done.out) == (1, True), done.out


def test_a_secret_that_somebody_changed_is_put_back_and_never_accepted(tmp_path: Path) -> None:
    """Where git has another one by now, the one before is not known any more."""
    folder = Path(__file__).parent.parent.parent / "examples" / "win-back"
    project = Drifting.of(folder, tmp_path / "project", environ={"CRM_TOKEN": "t0ken-of-the-shop"})
    stolen = {"headers": {"Authorization": "Bearer stolen"}}
    project.edit({"points": {"Hand over to the CRM": {"point_data": {"webhook": stolen}}}})
    told = project.run("drift").out
    assert ("--fix" in told, "--accept" in told, "stolen" in told) == (True, False, False)
    rotated = replace(project, environ={"CRM_TOKEN": "rotated-by-git"}).run(*YES)
    assert (rotated.code, "only a digest was kept" in rotated.out) == (1, True)
    assert project.run(*YES).code == 0
    assert project.run("drift").code == 0


def test_what_no_call_puts_back_is_left_and_said(project: Drifting) -> None:
    """Nobody can edit a journey that has ended."""
    with SandboxStore(project.root / ".journeys" / "sandbox.db") as store:
        (journey,) = store.journeys()
        store.move(journey.uuid, "STATUS_FINISHED", "Mary")
        store.edit(journey.uuid, lambda it: {**it, "title": "Bye"}, "Mary")

    done = project.run("drift", "--fix", "--path", "title", "--auto-approve")

    assert (done.code, "a journey that is finished cannot be edited" in done.out) == (1, True)
