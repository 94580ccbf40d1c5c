"""paths, graph and test, from the outside: all of them on the files alone."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from support.cli import journeys
from support.golden import golden

EXAMPLES = Path(__file__).parents[2] / "examples"
KEY = "welcome-series"
STORY = f"journeys/{KEY}.test.yaml"


@pytest.mark.parametrize("form", ["text", "json", "mermaid"])
def test_paths(welcome: Path, form: str) -> None:
    done = journeys("-C", welcome, "paths", KEY, "--format", form)
    assert (done.code, done.err) == (0, "")
    golden(f"cli/paths-{form}.txt", done.out)


@pytest.mark.parametrize(
    ("form", "begin"),
    [("mermaid", "flowchart TD\n"), ("svg", "<svg "), ("html", "<!doctype html>")],
)
def test_graph(welcome: Path, form: str, begin: str) -> None:
    done = journeys("-C", welcome, "graph", KEY, "--format", form)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(begin)
    assert "Say hello" in done.out


@pytest.mark.parametrize(
    ("name", "words", "begin"),
    [
        ("picture.svg", [], "<svg "),
        ("picture.HTML", [], "<!doctype html>"),
        ("picture.mmd", [], "flowchart TD\n"),
        ("picture.svg", ["--format", "svg"], "<svg "),
        ("picture", ["--format", "svg"], "<svg "),
        ("picture.txt", [], "flowchart TD\n"),
    ],
)
def test_graph_into_a_file(welcome: Path, name: str, words: list[str], begin: str) -> None:
    out = welcome / name
    done = journeys("-C", welcome, "graph", KEY, "--out", out, *words)
    assert (done.code, done.out, done.err) == (0, "", "")
    assert out.read_text("utf-8").startswith(begin)


def test_a_name_that_says_another_format(welcome: Path) -> None:
    out = welcome / "picture.svg"
    done = journeys("-C", welcome, "graph", KEY, "--out", out, "--format", "html")
    assert (done.code, done.out) == (64, "")
    assert done.err.endswith("picture.svg is no name for html\n  hint: --format svg\n")
    assert not out.exists()


@pytest.mark.parametrize("command", ["paths", "graph", "test"])
def test_a_key_that_is_none(welcome: Path, command: str) -> None:
    done = journeys("-C", welcome, command, "welcome")
    assert (done.code, done.out) == (64, "")
    assert done.err == (
        "error: there is no journey 'welcome'\n  hint: did you mean 'welcome-series'?\n"
    )


@pytest.mark.parametrize("command", ["paths", "graph", "test"])
def test_a_journey_with_errors_is_not_gone_through(welcome: Path, command: str) -> None:
    file = welcome / "journeys" / f"{KEY}.yaml"
    file.write_text(file.read_text().replace("next: wait_a_day", "next: wait_a_dya"))
    done = journeys("-C", welcome, command, KEY)
    assert (done.code, done.out) == (1, "")
    assert "there is no point `wait_a_dya`" in done.err


@pytest.mark.parametrize("form", ["mermaid", "svg", "html"])
def test_a_secret_is_in_no_picture(example: Callable[[str], Path], form: str) -> None:
    project = example("win-back")
    file = project / "journeys" / "win-back.yaml"
    file.write_text(file.read_text().replace('"${vars.subscribers}"', '"<${vars.crm_token}>"'))
    environ = {"CRM_TOKEN": "a<secret&token"}
    done = journeys("-C", project, "graph", "win-back", "--format", form, environ=environ)
    assert done.code == 0
    assert "(secret)" in done.out
    assert not re.search("secret(&|#38;|&amp;)token", done.out)


@pytest.mark.parametrize("name", sorted(path.name for path in EXAMPLES.iterdir()))
def test_every_example_tells_stories_of_every_journey_and_branch(
    name: str, example: Callable[[str], Path]
) -> None:
    done = journeys("-C", example(name), "test", "--format", "json")
    report = json.loads(done.out)
    assert (done.code, report["ok"]) == (0, True)
    assert report["summary"]["stories"] >= len(report["coverage"]) > 0
    assert {story["journey"] for story in report["stories"]} == {
        it["journey"] for it in report["coverage"]
    }
    assert [it["missing"] for it in report["coverage"] if it["missing"]] == []


def test_stories_hold_on_every_target(example: Callable[[str], Path]) -> None:
    project = example("two-targets")
    for target in ("staging", "production"):
        assert journeys("-C", project, "--target", target, "test").code == 0


def test_a_story_that_does_not_come_true(welcome: Path) -> None:
    story = welcome / STORY
    story.write_text(story.read_text().replace("thank_you: 1d", "thank_you: 2d"))
    done = journeys("-C", welcome, "test")
    assert (done.code, done.err) == (1, "")
    golden("cli/test-failed.txt", done.out)
    assert "tests=" in journeys("-C", welcome, "test", "--format", "junit").out


def test_verbose_shows_every_way(welcome: Path) -> None:
    done = journeys("-C", welcome, "test", "-v")
    assert done.code == 0
    assert done.out.count("the way that was taken:") == 2


def test_a_story_about_no_journey(welcome: Path) -> None:
    (welcome / "journeys" / "welcome-serie.test.yaml").write_text("stories:\n  One: {ends: bye}\n")
    done = journeys("-C", welcome, "test")
    assert done.code == 1
    assert "welcome-serie.test.yaml:1:1: error J702 there is no journey `welcome-serie`" in done.out
    assert "name it: `journey: KEY`; did you mean `welcome-series`?" in done.out
    assert journeys("-C", welcome, "test", KEY).code == 0


def test_a_story_file_may_name_its_journey(welcome: Path) -> None:
    other = welcome / "journeys" / "more.test.yaml"
    other.write_text("journey: welcome\nstories:\n  One: {takes: {opened: matched}, ends: bye}\n")
    wrong = journeys("-C", welcome, "test")
    assert "more.test.yaml:1:10: error J702 there is no journey `welcome`" in wrong.out
    other.write_text(other.read_text().replace("welcome\n", f"{KEY}\n"))
    done = journeys("-C", welcome, "test", KEY)
    assert (done.code, "3 stories told" in done.out) == (0, True)


@pytest.mark.parametrize("text", ["stories: [", "\t", "stories: {A: {ends: '${vars.nope}'}}\n"])
def test_a_story_file_that_cannot_be_read(welcome: Path, text: str) -> None:
    (welcome / STORY).write_text(text)
    done = journeys("-C", welcome, "test")
    assert (done.code, done.err) == (1, "")
    assert f"{STORY}:1:" in done.out
    assert done.out.endswith("0 stories told; 0 of 2 branches taken.\n")


def test_no_stories_at_all(welcome: Path) -> None:
    (welcome / STORY).unlink()
    done = journeys("-C", welcome, "test")
    assert (done.code, done.err) == (0, "")
    assert done.out == f"{KEY}\n  no story\n\n0 stories told; 0 of 2 branches taken.\n"


def test_stories_never_reach_anything(welcome: Path) -> None:
    """Not even the embedded API's file is made."""
    journeys("-C", welcome, "test")
    journeys("-C", welcome, "paths", KEY)
    journeys("-C", welcome, "graph", KEY)
    assert not (welcome / ".journeys").exists()


def test_stories_need_neither_token_nor_secrets(example: Callable[[str], Path]) -> None:
    done = journeys("-C", example("win-back"), "--target", "prod", "test")
    assert (done.code, done.err) == (0, "")
