"""What an editor says is wrong: where a schema can say it, just what `validate` says."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from support.checking import check_folder
from support.language_server import Editor, editor

from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.source.files import read
from journeys_as_code.validate.project import read_project
from journeys_as_code.validate.schema import JOURNEY, PROJECT, generate
from journeys_as_code.validate.schema_files import write

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases"
EXAMPLES = ROOT / "examples"

SHAPE = {f"J{number}" for number in range(120, 127)} | {
    "J151",
    "J204",
    "J210",
    "J212",
}
"""The codes of what a schema can say, and of a schema that is not there to say it."""

BEYOND: Mapping[str, set[int]] = {
    "J125-bad-spelling": {7},  # a day that the calendar does not have
    "J210-two-ways": {9, 13},  # two names of one output; `next` beside `outputs`
}
"""Lines of such findings that a schema cannot see after all."""

ASIDE: Mapping[str, Mapping[int, int]] = {
    "J124-no-kind": {8: 9, 11: 12, 15: 16},  # at the point, not at its key
    "J151-lost-schema": {2: 1},  # at the first line that is not a comment
}
"""Lines of diagnostics that belong to a finding in another line."""

ELSEWHERE: Mapping[str, set[str]] = {"J151-schema-that-is-there": {"outside.yaml", "web.yaml"}}
"""Files whose schema an editor cannot load here: `validate` looks for those of the project only."""


def folders(under: Path) -> list[Path]:
    return sorted(path for path in under.iterdir() if path.is_dir())


def name(folder: Path) -> str:
    return folder.name


def files_of(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.yaml"))


def lines(diagnostics: list[dict[str, Any]]) -> set[int]:
    return {found["range"]["start"]["line"] + 1 for found in diagnostics}


def catalogue_of(case: Path) -> Catalogue:
    """The kinds that the project of a case knows."""
    source, _ = read(case, "journeys.yaml")
    project = read_project(source)[0] if source else None
    return Catalogue.builtin().with_project(project.point_kinds if project else {})


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """Every case, open in an editor whose settings name schemas that know the kinds of the case."""
    schemas: dict[str, list[str]] = {}
    for case in (*folders(CASES / "invalid"), *folders(CASES / "valid")):
        folder = tmp_path_factory.mktemp("schemas")
        write(generate(catalogue_of(case)), folder)
        files = [str(file) for file in files_of(case)]
        schemas[(folder / PROJECT).as_uri()] = [f for f in files if f.endswith("/journeys.yaml")]
        schemas[(folder / JOURNEY).as_uri()] = [
            f for f in files if not f.endswith("/journeys.yaml")
        ]
    with editor(ROOT, {"yaml.schemas": schemas}) as opened:
        yield opened


@pytest.mark.parametrize("case", folders(CASES / "invalid"), ids=name)
def test_an_editor_and_validate_agree(case: Path, cases: Editor) -> None:
    said: dict[str, set[int]] = {}
    for finding in check_folder(case):
        if finding.code in SHAPE:
            said.setdefault(finding.place.file, set()).add(finding.place.line)
    aside = ASIDE.get(case.name, {})
    for file in files_of(case):
        shown = {aside.get(line, line) for line in lines(cases.open(file))}
        expected = said.get(file.relative_to(case).as_posix(), set())
        assert shown == expected - BEYOND.get(case.name, set())


@pytest.mark.parametrize("case", folders(CASES / "valid"), ids=name)
def test_an_editor_finds_nothing_where_nothing_is_wrong(case: Path, cases: Editor) -> None:
    elsewhere = ELSEWHERE.get(case.name, set())
    for file in files_of(case):
        said = [found["message"] for found in cases.open(file)]
        if file.name in elsewhere:
            (message,) = said
            assert message.startswith("Unable to load schema")
        else:
            assert said == []


@pytest.fixture(scope="module")
def checkout() -> Iterator[Editor]:
    """This very checkout in an editor without any settings: files name their schemas themselves."""
    with editor(ROOT, {}) as opened:
        yield opened


@pytest.mark.parametrize("example", folders(EXAMPLES), ids=name)
def test_an_editor_finds_nothing_in_the_examples(example: Path, checkout: Editor) -> None:
    for file in files_of(example):
        assert file.read_text().startswith("# yaml-language-server: $schema=")
        assert checkout.open(file) == []


def test_examples_are_really_looked_at(checkout: Editor) -> None:
    file = EXAMPLES / "welcome-series" / "journeys" / "unsaved.yaml"
    head = "# yaml-language-server: $schema=../../../schemas/journey.schema.json\n"
    assert lines(checkout.open(file, f"{head}title: 5\npoints: {{}}\n")) == {2}


def test_a_point_without_a_kind_is_told_what_is_missing(shop: Editor, new: Iterator[Path]) -> None:
    (found,) = shop.open(next(new), "title: New\npoints:\n  here: {next: there}\n")
    assert found["message"] == (
        "The kind of this point is missing: one key such as `wait` or `send_push`."
    )


def test_a_new_project_is_well(shop: Editor, project: Path) -> None:
    files = files_of(project)
    assert len(files) == 3
    assert [shop.open(file) for file in files] == [[], [], []]


IN_FORCE = {
    "journeys.yaml": "version: 1\nthis: no key of a project\n",
    "journeys/deep/down/journey.yaml": "title: New\nthis: no key of a journey\npoints: {}\n",
    "journeys/new.test.yaml": "stories: {}\nthis: no key of stories\n",
    "fragments/tail.yaml": "points: {}\nthis: no key of a fragment\n",
}


@pytest.mark.parametrize("file", IN_FORCE)
def test_the_settings_of_a_new_project_name_the_schema_of_every_file(
    file: str, project: Path
) -> None:
    settings = json.loads((project / ".vscode" / "settings.json").read_text())
    with editor(project, settings) as fresh:
        found = fresh.open(project / file, IN_FORCE[file])
    assert ("Property this is not allowed.", 1) in {
        (each["message"], each["range"]["start"]["line"]) for each in found
    }


def test_a_file_that_is_nothing_of_ours_is_left_alone(shop: Editor, project: Path) -> None:
    assert shop.open(project / "other" / "compose.yaml", "services: {}\nthis: is fine\n") == []
