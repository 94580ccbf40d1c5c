"""`journeys fmt`: what it writes, what it only says, and what it leaves alone."""

import codecs
import json
from pathlib import Path

import pytest
from support.cli import journeys
from support.golden import golden

from journeys_as_code.source import formatting

EXAMPLES = Path(__file__).parents[2] / "examples"
UNTIDY = """\
# yaml-language-server: $schema=../schemas/journey.schema.json
points:
    bye: {exit: {}}   # the only one
title:   Untidy


status: draft
"""
TIDY = """\
# yaml-language-server: $schema=../schemas/journey.schema.json
title: Untidy

status: draft
points:
  bye:   # the only one
    exit: {}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with an untidy journey, a tidy one and a broken one."""
    (tmp_path / "journeys" / "deep").mkdir(parents=True)
    (tmp_path / "journeys.yaml").write_text(
        "version: 1\ntargets:\n  dev:\n    api: sandbox\n    application_code: A\n"
    )
    (tmp_path / "journeys" / "deep" / "untidy.yaml").write_text(UNTIDY)
    (tmp_path / "journeys" / "tidy.yaml").write_text(TIDY)
    (tmp_path / "journeys" / "broken.yaml").write_text("title: a: b\n")
    return tmp_path


@pytest.fixture
def sound(project: Path) -> Path:
    """The same without the broken one."""
    (project / "journeys" / "broken.yaml").unlink()
    return project


def untidy(project: Path) -> Path:
    return project / "journeys" / "deep" / "untidy.yaml"


@pytest.mark.parametrize("example", sorted(EXAMPLES.iterdir()), ids=lambda path: path.name)
def test_every_example_is_as_it_should_be(example: Path) -> None:
    done = journeys("-C", example, "fmt", "--check", "--diff")
    assert (done.code, done.err) == (0, ""), f"`make fix` writes it anew\n{done.out}"


def test_a_new_project_is_as_it_should_be(tmp_path: Path) -> None:
    assert journeys("init", tmp_path / "new").code == 0
    done = journeys("-C", tmp_path / "new", "fmt", "--check", "--diff")
    assert done.code == 0, done.out


def test_files_are_written_once(sound: Path) -> None:
    done = journeys("-C", sound, "fmt")
    assert (done.code, done.err) == (0, "")
    assert done.out == "formatted journeys/deep/untidy.yaml\n1 file formatted, 2 unchanged.\n"
    assert untidy(sound).read_text() == TIDY
    again = journeys("-C", sound, "fmt")
    assert (again.code, again.out) == (0, "3 unchanged.\n")


def test_check_writes_nothing_and_says_so_with_its_exit_code(sound: Path) -> None:
    done = journeys("-C", sound, "fmt", "--check")
    assert done.code == 1
    assert done.out == (
        "would format journeys/deep/untidy.yaml\n1 file would be formatted, 2 unchanged.\n"
    )
    assert untidy(sound).read_text() == UNTIDY
    journeys("-C", sound, "fmt")
    assert journeys("-C", sound, "fmt", "--check").code == 0


@pytest.mark.parametrize(("words", "code"), [([], 0), (["--check"], 1)])
def test_diff_shows_what_would_change(sound: Path, words: list[str], code: int) -> None:
    done = journeys("-C", sound, "fmt", "--diff", *words)
    assert done.code == code
    golden("cli/fmt-diff.txt", done.out)
    assert untidy(sound).read_text() == UNTIDY


def test_diff_in_colour(sound: Path) -> None:
    done = journeys("-C", sound, "fmt", "--diff", terminal=True)
    assert "\x1b[32m+title: Untidy\x1b[0m" in done.out
    assert "\x1b[31m-title:   Untidy\x1b[0m" in done.out


def test_a_broken_file_is_left_alone_and_the_others_are_written(project: Path) -> None:
    done = journeys("-C", project, "fmt")
    assert done.code == 1
    golden("cli/fmt-broken.txt", done.out)
    assert (project / "journeys" / "broken.yaml").read_text() == "title: a: b\n"
    assert untidy(project).read_text() == TIDY


def test_a_broken_project_file_keeps_nothing_else_from_being_written(sound: Path) -> None:
    (sound / "journeys.yaml").write_text("version: [\n")
    done = journeys("-C", sound, "fmt")
    assert done.code == 1
    assert "journeys.yaml is left alone: it has errors\n" in done.out
    assert untidy(sound).read_text() == TIDY


def test_what_only_does_not_validate_is_written(sound: Path) -> None:
    (sound / "journeys.yaml").write_text("unknown:   1\njourneys: ['journeys/deep/*.yaml']\n")
    done = journeys("-C", sound, "fmt")
    assert (done.code, done.err) == (0, "")
    assert done.out.endswith("2 files formatted.\n")


def test_json(project: Path) -> None:
    checked = journeys("-C", project, "fmt", "--check", "--format", "json")
    done = journeys("-C", project, "fmt", "--format", "json")
    results = [
        {row["file"]: row["result"] for row in json.loads(each.out)["files"]}
        for each in (checked, done)
    ]
    assert results == [
        {
            "journeys.yaml": "unchanged",
            "journeys/broken.yaml": "left_alone",
            "journeys/deep/untidy.yaml": result,
            "journeys/tidy.yaml": "unchanged",
        }
        for result in ("would_format", "formatted")
    ]
    assert [finding["code"] for finding in json.loads(done.out)["findings"]] == ["J102"]


@pytest.mark.parametrize(
    ("where", "path"),
    [
        (".", "journeys/deep/untidy.yaml"),
        (".", "journeys/deep"),
        (".", "deep/untidy"),
        (".", "journeys/../journeys/deep"),
        ("journeys", "deep/untidy.yaml"),
        ("journeys/deep", "."),
        ("journeys/deep", "untidy.yaml"),
        ("journeys/deep", "journeys/deep/untidy.yaml"),
    ],
)
def test_a_path_is_a_file_a_folder_or_a_key(sound: Path, where: str, path: str) -> None:
    done = journeys("-C", sound / where, "fmt", path)
    assert done.out == "formatted journeys/deep/untidy.yaml\n1 file formatted.\n"


@pytest.mark.parametrize("path", ["nothing", "journeys/nothing.yaml", "../elsewhere", "readme.txt"])
def test_a_path_with_nothing_to_format_is_64(sound: Path, path: str) -> None:
    (sound / "readme.txt").write_text("no YAML of ours")
    done = journeys("-C", sound, "fmt", path)
    assert (done.code, done.out) == (64, "")
    assert done.err.startswith("error: there is no file of this project to format at")


def test_a_path_outside_the_project_is_refused(sound: Path) -> None:
    (sound / "inner").mkdir()
    (sound / "inner" / "journeys.yaml").write_text("version: 1\n")
    (sound / "inner" / "journeys").mkdir()
    done = journeys("-C", sound / "inner", "fmt", untidy(sound))
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(f"error: {untidy(sound)} is outside the project\n")


def test_fragments_and_stories_are_files_too(sound: Path) -> None:
    (sound / "fragments").mkdir()
    fragment, story = sound / "fragments" / "end.yaml", sound / "journeys" / "tidy.test.yaml"
    fragment.write_text("points:\n    end: {exit: {}}\n")
    story.write_text("stories:\n    - name:  x\n")
    with (sound / "journeys" / "tidy.yaml").open("a") as file:
        file.write(
            "include:\n  - {file: fragments/end.yaml, prefix: e_}\n  - {file: no.yaml, prefix: n_}\n"
        )
    assert journeys("-C", sound, "fmt").out.endswith("3 files formatted, 2 unchanged.\n")
    assert fragment.read_text() == "points:\n  end:\n    exit: {}\n"
    assert story.read_text() == "stories:\n  - name: x\n"


def test_line_breaks_of_windows_stay_and_a_mark_goes(sound: Path) -> None:
    windows = TIDY.replace("\n", "\r\n").encode()
    untidy(sound).write_bytes(codecs.BOM_UTF8 + windows)
    shown = journeys("-C", sound, "fmt", "--diff")
    assert "journeys/deep/untidy.yaml: only line breaks or a byte order mark\n" in shown.out
    journeys("-C", sound, "fmt")
    assert untidy(sound).read_bytes() == windows


def test_a_fault_of_ours_is_said(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken(formatting.Reflow):
        def text(self) -> str:
            return super().text().replace("Untidy", "Lost")

    monkeypatch.setattr(formatting, "Reflow", Broken)
    done = journeys("-C", sound, "fmt", "deep/untidy")
    assert done.code == 1
    assert done.out == (
        "journeys/deep/untidy.yaml is left alone: it would change a value,"
        " which is a bug; please report it\n0 files formatted, 1 left alone.\n"
    )
    assert untidy(sound).read_text() == UNTIDY


def test_outside_a_project(tmp_path: Path) -> None:
    done = journeys("-C", tmp_path, "fmt")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("error: there is no journeys.yaml in")
