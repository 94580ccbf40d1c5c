"""Schemas, completion, what is asked and not agreed to, and what comes from outside."""

import re
from pathlib import Path
from typing import Any

import pytest
from support.cli import journeys
from support.plans import EVIL

from journeys_as_code.sandbox.store import SandboxStore

KEY = "welcome-series"
QUIET = {"TERM": "dumb"}


def test_schemas_of_the_project_and_of_everybody(welcome: Path, tmp_path: Path) -> None:
    file = welcome / "journeys.yaml"
    own = "point_kinds:\n  dance:\n    point_type: POINT_TYPE_DANCE\n    schema: {type: object}\n"
    file.write_text(file.read_text() + own)
    made = journeys("-C", welcome, "schemas", "generate")
    assert made.code == 0
    assert "schemas/points/dance.schema.json\n" in made.out
    again = journeys("-C", welcome, "schemas", "generate")
    assert (again.out, again.err) == ("", f"0 files changed in {welcome / 'schemas'}\n")

    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    journeys("-C", elsewhere, "schemas", "generate", "here")
    names = {path.name for path in (elsewhere / "here").iterdir()}
    kinds = ("journey", "fragment", "project", "story", "plan", "result", "drift", "diff")
    named = {f"{each}.schema.json" for each in kinds}
    assert names == named | {"points"}
    assert not (elsewhere / "here" / "points" / "dance.schema.json").exists()


def test_completion(welcome: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = welcome / "journeys.yaml"
    another = "  staging:\n    api: sandbox\n    application_code: AAAAA-00000\n"
    project.write_text(project.read_text() + another)

    def completed(*words: str) -> list[str]:
        monkeypatch.setenv("COMP_WORDS", " ".join(["journeys", *words]))
        monkeypatch.setenv("COMP_CWORD", str(len(words)))
        done = journeys(environ={"_JOURNEYS_COMPLETE": "bash_complete"})
        return done.out.replace("plain,", "").split()

    assert completed("-C", str(welcome), "plan", "we") == [KEY]
    assert completed("-C", str(welcome), "plan", "--target", "st") == ["staging"]
    assert completed("-C", str(welcome), "diff", "--from", "s") == ["sandbox", "staging"]
    assert completed("-C", str(welcome), "diff", "--to", "p") == ["prod"]
    assert completed("-C", str(tmp_path), "plan", "we") == []
    assert completed("dr") == ["drift", "draft", "drop-users"]


def test_a_plan_of_some_journeys_is_applied_by_its_file(welcome: Path) -> None:
    done = journeys("-C", welcome, "plan", KEY)
    there = f"-C {welcome}"
    assert done.out.endswith(
        f"Next: journeys plan {KEY} --out plan.json {there} && journeys apply plan.json {there}\n"
    )


def test_findings_that_stop_nothing_are_mentioned(welcome: Path) -> None:
    file = welcome / "journeys" / "welcome-series.yaml"
    file.write_text(file.read_text().replace("send_push: {", "send_push: {unheard_of: 1, "))
    done = journeys("-C", welcome, "plan")
    assert (done.code, done.err) == (
        0,
        "1 finding that stops nothing: journeys validate shows it\n",
    )


@pytest.mark.parametrize(
    "words",
    [
        ["drop-users", "--user", "a", "--all-journeys"],
        ["state", "rm", KEY],
        ["trigger", KEY, "--user", "a"],
        ["finish", KEY],
    ],
    ids=" ".join,
)
def test_no_means_that_nothing_happens(welcome: Path, words: list[str]) -> None:
    journeys("-C", welcome, "apply", "--auto-approve")
    done = journeys("-C", welcome, *words, stdin="no\n", terminal=True, environ=QUIET)
    assert (done.code, done.out) == (1, "")
    assert done.err.endswith("Only 'yes' is accepted: Nothing was done.\n")


def test_titles_from_the_account_cannot_harm_a_terminal(welcome: Path) -> None:
    def renamed(journey: dict[str, Any]) -> dict[str, Any]:
        point = next(p for p in journey["points"] if p.get("title") == "Say hello")
        point["point_data"]["send_push"]["preset_code"] = EVIL
        return {**journey, "title": EVIL}

    journeys("-C", welcome, "apply", "--auto-approve")
    with SandboxStore(welcome / ".journeys" / "sandbox.db") as store:
        store.edit(store.journeys()[0].uuid, renamed, EVIL)
    for words in (
        ["list"], ["list", "--format", "json"], ["drift"], ["drift", "--format", "markdown"], ["plan"],
        ["plan", "--format", "json"], ["show", KEY, "--live"], ["stats"], ["stats", "--format", "csv"],
        ["apply", "--auto-approve"], ["state", "show", KEY],
    ):  # fmt: skip
        done = journeys("-C", welcome, *words)
        assert "Sale" in done.out or words[0] == "state"
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", done.out + done.err), (
            words
        )


def test_an_argument_cannot_harm_a_terminal(welcome: Path) -> None:
    for words in (["plan", "\x1b[2J"], ["show", "\x1b[2J"], ["state", "rm", "\x1b[2J", "--yes"]):
        done = journeys("-C", welcome, *words)
        assert done.code in (1, 64)
        assert "\x1b" not in done.err


def test_people_are_told_how_long_it_took(welcome: Path) -> None:
    """Only on a terminal: what programs read is the same every time."""
    shown = journeys("-C", welcome, "validate", terminal=True, environ=QUIET).out
    assert re.fullmatch(r"No findings in 1 journey with 6 points, after \d+\.\d s\.\n", shown)
    assert journeys("-C", welcome, "validate").out == "No findings in 1 journey with 6 points.\n"


def test_a_plan_that_fails_shows_what_it_fails_on(welcome: Path) -> None:
    file = welcome / "journeys" / "welcome-series.yaml"
    file.write_text(file.read_text().replace("next: wait_a_day", "next: wait_a_dya"))
    failed = journeys("-C", welcome, "plan").err
    assert "error J203" in failed
    assert "J602" not in failed
    assert failed.endswith(
        "1 error.\n\nerror: the project does not validate\n"
        "  hint: journeys validate shows it again, and 5 more that stop nothing\n"
    )
