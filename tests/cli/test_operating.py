"""Lifecycle by hand, statistics, people in and out, looking around, identity by hand."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from support.cli import Done, journeys

from journeys_as_code.sandbox.store import SandboxStore
from journeys_as_code.state.file import FileStore
from journeys_as_code.workflow.connecting import now

KEY = "welcome-series"
QUIET = {"TERM": "dumb"}


@pytest.fixture
def running(welcome: Path) -> Path:
    """The example, applied: its journey runs."""
    assert journeys("-C", welcome, "apply", "--auto-approve").code == 0
    return welcome


@pytest.fixture
def onboarding(example: Callable[[str], Path]) -> Path:
    """The example with an API entry, applied."""
    project = example("api-onboarding")
    assert journeys("-C", project, "apply", "--auto-approve").code == 0
    return project


def status(project: Path) -> str:
    with SandboxStore(project / ".journeys" / "sandbox.db") as store:
        (journey,) = store.journeys()
        return journey.status.removeprefix("STATUS_").lower()


def test_a_whole_life_by_hand(running: Path) -> None:
    for words, then in (
        (["pause", KEY, "--yes"], "paused"),
        (["draft", KEY], "draft"),
        (["start", KEY], "running"),
        (["finish", KEY, "--yes"], "finished"),
        (["archive", KEY, "--yes"], "archived"),
    ):
        done = journeys("-C", running, *words)
        assert (done.code, done.err) == (0, "")
        assert f"now {then}" in done.out
        assert status(running) == then


def test_where_it_is_already_nothing_is_done(running: Path) -> None:
    done = journeys("-C", running, "start", KEY)
    assert (done.code, done.out, done.err) == (0, "", f"{KEY}: it is running already\n")


def test_what_the_status_does_not_allow_is_1(running: Path) -> None:
    journeys("-C", running, "finish", KEY, "--yes")
    done = journeys("-C", running, "start", KEY)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(f"error: {KEY} cannot be told to start: it is finished")


def test_protected_journeys_are_never_finished(running: Path) -> None:
    file = running / "journeys.yaml"
    text = file.read_text().replace("    application_code: AAAAA-00000\n",
                                    "    application_code: AAAAA-00000\n    protect: [welcome-*]\n")  # fmt: skip
    file.write_text(text)
    assert journeys("-C", running, "finish", KEY, "--yes").code == 1
    assert status(running) == "running"


@pytest.mark.parametrize("action", ["pause", "finish"])
def test_what_hurts_is_asked_for(running: Path, action: str) -> None:
    nobody = journeys("-C", running, action, KEY)
    assert nobody.code == 64
    assert nobody.err.endswith("hint: give it with --yes\n")
    no = journeys("-C", running, action, KEY, stdin="no\n", terminal=True, environ=QUIET)
    assert (no.code, status(running)) == (1, "running")
    assert no.err.startswith(f"{action.capitalize()} {KEY} on sandbox? ")
    yes = journeys("-C", running, action, KEY, stdin="yes\n", terminal=True, environ=QUIET)
    assert (yes.code, status(running)) == (0, "paused" if action == "pause" else "finished")


def test_statistics(running: Path) -> None:
    text = journeys("-C", running, "stats", KEY)
    assert text.code == 0
    assert text.out.splitlines()[0] == f'{KEY}  "Welcome series"'
    assert [line.split()[0] for line in text.out.splitlines()[2:4]] == ["welcome_push", "thank_you"]
    every = json.loads(journeys("-C", running, "stats", "--format", "json").out)
    assert [point["kind"] for point in every["journeys"][0]["points"]] == [
        "send_push",
        "send_email",
    ]
    csv = journeys("-C", running, "stats", "--format", "csv").out
    assert csv.startswith("journey,point,kind,title,campaign_code,preset_code,ambiguous,")
    assert journeys("-C", running, "stats", "unknown").code == 64


def trigger(project: Path, *words: str, **more: str) -> Done:
    return journeys("-C", project, "trigger", "onboarding", *words, "--yes", **more)  # type: ignore[arg-type]


def test_people_are_put_in_in_batches(onboarding: Path) -> None:
    ids = "".join(f"user-{number}\n" for number in range(5)) + "\nuser-1\n"
    done = trigger(onboarding, "--from", "-", "--batch", "2", "--attr", "plan=pro", stdin=ids)
    assert (done.code, done.err) == (0, "")
    assert [line.split(maxsplit=1)[1] for line in done.out.splitlines()] == [
        "2 accepted", "2 accepted", "1 accepted",
    ]  # fmt: skip


def test_people_from_a_file_and_for_programs(onboarding: Path) -> None:
    file = onboarding / "ids.txt"
    file.write_text("\ufeffa\r\nb\r\n")
    done = trigger(onboarding, "--from", str(file), "--format", "json")
    assert json.loads(done.out)["people"] == 2


@pytest.mark.parametrize(
    ("words", "code", "error"),
    [
        ([], 64, "give exactly one of users, hwids or a filter"),
        (["--user", "a", "--hwid", "b"], 64, "give exactly one of users, hwids or a filter"),
        (["--user", "a", "--attr", "plan"], 64, "--attr takes NAME=VALUE, not 'plan'"),
        (["--user", "a", "--attr", "plan=1", "--attr", "plan=2"], 64, "given twice"),
        (["--user", "a", "--attr", "plam=1"], 1, "did you mean 'plan'?"),
        (["--from", "/no/such/file"], 64, "cannot read /no/such/file: No such file or directory"),
    ],
)
def test_what_cannot_be_triggered(
    onboarding: Path, words: list[str], code: int, error: str
) -> None:
    done = trigger(onboarding, *words)
    assert (done.code, done.out) == (code, "")
    assert error in done.err


def test_only_running_journeys_are_triggered(onboarding: Path) -> None:
    journeys("-C", onboarding, "pause", "onboarding", "--yes")
    done = trigger(onboarding, "--filter", "X")
    assert done.code == 1
    assert "hint: start it first: journeys start onboarding" in done.err


def test_people_are_taken_out(running: Path) -> None:
    words = ["drop-users", "--user", "a", "--user", "b", "--journey", KEY]
    asked = journeys("-C", running, *words, stdin="yes\n", terminal=True, environ=QUIET)
    assert (asked.code, asked.out) == (0, f"Asked to take 2 users out of {KEY}.\n")
    assert asked.err.startswith(f"Take 2 users out of {KEY}? ")
    assert journeys("-C", running, "drop-users", "--user", "a", "--all-journeys", "--yes").code == 0


@pytest.mark.parametrize(
    "words",
    [["--all-journeys"], ["--user", "a"], ["--user", "a", "--all-journeys", "--journey", KEY]],
)
def test_who_and_where_from_must_be_said(running: Path, words: list[str]) -> None:
    assert journeys("-C", running, "drop-users", *words, "--yes").code == 64


def test_list(running: Path) -> None:
    done = journeys("-C", running, "list")
    assert done.code == 0
    assert done.out.splitlines()[1].split()[:4] == [KEY, "running", "6", "list"]
    (row,) = json.loads(journeys("-C", running, "list", "--format", "json").out)["journeys"]
    assert (row["key"], row["status"], row["managed"]) == (KEY, "running", True)


def test_show(running: Path) -> None:
    wanted = json.loads(journeys("-C", running, "show", KEY, "--format", "json").out)
    live = journeys("-C", running, "show", KEY, "--live")
    assert wanted["points"]["wait_a_day"]["wait"] == {"duration": "1d"}
    points = json.loads(live.out)["points"]
    assert {name: {**point, "position": 0} for name, point in points.items()} == {
        name: {**point, "position": 0} for name, point in wanted["points"].items()
    }
    assert live.err.endswith("is running (from: read)\n")
    assert journeys("-C", running, "show", "welcome").code == 64


def test_doctor(running: Path) -> None:
    done = journeys("-C", running, "doctor")
    assert done.code == 0
    assert done.out.endswith("\nAll is well.\n")
    (running / "journeys" / "welcome-series.yaml").write_text("title: [")
    bad = journeys("-C", running, "doctor", "--format", "json")
    assert bad.code == 1
    assert json.loads(bad.out)["checks"][0]["ok"] is False


def test_state(running: Path) -> None:
    text = journeys("-C", running, "state", "list").out
    assert text.splitlines()[1].split()[0] == KEY
    record = json.loads(journeys("-C", running, "state", "show", KEY).out)
    assert record["status"] == "running"
    assert journeys("-C", running, "state", "show", "other").code == 64
    assert journeys("-C", running, "state", "mv", KEY, "other").code == 0
    (row,) = json.loads(journeys("-C", running, "state", "list", "--format", "json").out)["records"]
    assert (row["key"], row["uuid"]) == ("other", record["uuid"])


def test_what_was_forgotten_is_adopted_again(running: Path) -> None:
    uuid = json.loads(journeys("-C", running, "state", "show", KEY).out)["uuid"]
    assert journeys("-C", running, "state", "rm", KEY).code == 64
    assert (
        journeys("-C", running, "state", "rm", KEY, "--yes").out
        == f"Forgotten: {KEY} was {uuid}.\n"
    )
    done = journeys("-C", running, "adopt", KEY, uuid, stdin="yes\n", terminal=True, environ=QUIET)
    assert done.code == 0
    assert "6 points recognised." in done.out
    assert journeys("-C", running, "plan", "--detailed-exitcode").code == 0
    assert journeys("-C", running, "adopt", KEY, "no-such-uuid", "--yes").code == 1


def test_a_lock_is_broken_by_its_id(running: Path) -> None:
    lease = FileStore(running, "sandbox", clock=now).lock(who="anna@desk", purpose="apply")
    listed = journeys("-C", running, "state", "list").out
    assert "Locked by anna@desk for apply since" in listed
    asked = journeys("-C", running, "state", "unlock")
    assert (asked.code, "Locked by anna@desk for apply since" in asked.out) == (1, True)
    assert f"journeys state unlock {lease.info.id} -C {running}\n" in asked.err
    for words in (["mv", KEY, "other"], ["rm", KEY, "--yes"]):
        refused = journeys("-C", running, "state", *words)
        assert (refused.code, "anna@desk" in refused.err) == (1, True)
    assert f"\n{KEY} " in journeys("-C", running, "state", "list").out
    no = journeys(
        "-C", running, "state", "unlock", lease.info.id, stdin="no\n", terminal=True, environ=QUIET
    )
    assert (no.code, no.err.endswith("Nothing was done.\n")) == (1, True)
    assert journeys("-C", running, "state", "unlock", "other", "--yes").code == 1
    assert journeys("-C", running, "state", "unlock", lease.info.id, "--yes").code == 0
    assert journeys("-C", running, "state", "unlock").out == "sandbox is not locked.\n"
    assert journeys("-C", running, "apply", "--auto-approve").code == 0
    lease.release()
