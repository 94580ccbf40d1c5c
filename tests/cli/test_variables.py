"""Variables from the command line and the environment, and all targets at once."""

import json
from pathlib import Path

import pytest
from support.cli import ENVIRON, journeys
from support.golden import golden


def title(*words: str | Path, **environ: str) -> object:
    done = journeys("--format", "json", "show", "newsletter", *words, environ=ENVIRON | environ)
    assert done.code == 0, done.err
    return json.loads(done.out)["title"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "journeys.yaml").write_text(
        "version: 1\n"
        "default_target: one\n"
        "lint: {J602: off}\n"
        "targets:\n"
        "  one: {api: sandbox, application_code: AAAAA-00000, vars: {suffix: of one}}\n"
        "  two: {api: sandbox, application_code: BBBBB-00000, vars: {suffix: of two}}\n"
    )
    (tmp_path / "journeys").mkdir()
    (tmp_path / "journeys" / "newsletter.yaml").write_text(
        "title: News ${vars.suffix}\n"
        "points:\n"
        "  in: {start_by_api: {}, next: out}\n"
        "  out: {exit: {}}\n"
    )
    return tmp_path


def test_what_is_said_last_wins(project: Path) -> None:
    at = ("-C", project)
    assert title(*at) == "News of one"
    assert title(*at, JOURNEYS_VAR_suffix="of env") == "News of env"
    assert title(*at, "--var", "suffix=a=b", JOURNEYS_VAR_suffix="of env") == "News a=b"
    assert title(*at, "--var", "suffix=a", "--var", "suffix=b") == "News b"


def test_it_stands_before_or_after_the_command(project: Path) -> None:
    assert title("-C", project, "--var", "suffix=first", "--var", "suffix=") == "News "
    done = journeys("--var", "suffix=before", "-C", project, "show", "newsletter")
    assert "News before" in done.out


def test_the_next_command_has_it_too(project: Path) -> None:
    done = journeys("-C", project, "--var", "suffix=of mine", "plan")
    assert f"journeys apply -C {project} --var 'suffix=of mine'" in done.out


@pytest.mark.parametrize("command", [("validate",), ("plan",), ("drift",), ("show", "newsletter")])
def test_an_unknown_variable_is_a_mistake(project: Path, command: tuple[str, ...]) -> None:
    done = journeys("-C", project, *command, "--var", "sufix=x")
    assert (done.code, done.out) == (64, "")
    assert done.err == (
        "error: the target has no variable `sufix`\n  hint: did you mean `suffix`?\n"
    )


@pytest.mark.parametrize("text", ["suffix", "=x"])
def test_an_assignment_has_two_sides(project: Path, text: str) -> None:
    done = journeys("-C", project, "validate", "--var", text)
    assert done.code == 64
    assert done.err.startswith("error: --var takes NAME=VALUE\n")


def test_an_unknown_override_in_the_environment_is_remarked_on(project: Path) -> None:
    done = journeys("-C", project, "validate", environ=ENVIRON | {"JOURNEYS_VAR_sufix": "x"})
    assert done.code == 0
    assert done.err == (
        "JOURNEYS_VAR_sufix overrides no variable of this project: "
        "did you mean `JOURNEYS_VAR_suffix`?\n"
    )


def uneven(project: Path) -> None:
    """Give the targets what only one of them can use."""
    text = (project / "journeys.yaml").read_text()
    text = text.replace("suffix: of one", "suffix: of one, only: 1d")
    text = text.replace("suffix: of two", "suffix: of two, key: {env: KEY, secret: true}")
    (project / "journeys.yaml").write_text(text)
    journey = project / "journeys" / "newsletter.yaml"
    text = journey.read_text().replace("next: out", "next: later")
    journey.write_text(
        f"{text}  later: {{wait: {{duration: '${{vars.only}}'}}, next: out}}\n"
        "  lost: {wait: {duration: soon}, next: out}\n"
    )


def test_all_targets_are_checked_and_each_finding_is_said_once(project: Path) -> None:
    uneven(project)
    done = journeys("-C", project, "validate", "--all-targets", environ=ENVIRON | {"KEY": "s3cr"})
    assert done.code == 1
    golden("cli/validate-all-targets.txt", done.out)


def test_a_path_is_enough(project: Path) -> None:
    uneven(project)
    done = journeys("-C", project, "validate", "--all-targets", "newsletter", "--format", "json")
    assert {found["file"] for found in json.loads(done.out)["findings"]} == {
        "journeys.yaml",
        "journeys/newsletter.yaml",
    }


def test_an_override_is_for_the_targets_that_have_the_variable(project: Path) -> None:
    uneven(project)
    done = journeys("-C", project, "validate", "--all-targets", "--var", "only=never")
    assert "cannot be what `${vars.only}` gives (target `one`)" in done.out
    done = journeys("-C", project, "validate", "--all-targets", "--var", "onli=never")
    assert (done.code, done.out) == (64, "")


def test_one_target_and_all_is_a_contradiction(project: Path) -> None:
    done = journeys("-C", project, "--target", "one", "validate", "--all-targets")
    assert done.code == 64
