"""What `validate` prints for programs: every format, and names of files seen from the repository."""

import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from support.cli import Done, journeys

PROJECT = "version: 1\ntargets: {here: {api: sandbox, application_code: AAAAA-00000}}\n"
BROKEN = "title: Broken\npoints: {begin: {start_by_api: {}, next: nowhere}}\n"
WHOLE = "title: Whole\npoints: {begin: {start_by_api: {}, next: bye}, bye: {exit: {}}}\n"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a project in `crm/emea`: one good journey and a broken one."""
    (tmp_path / ".git").mkdir()
    folder = tmp_path / "crm" / "emea" / "journeys"
    folder.mkdir(parents=True)
    (folder.parent / "journeys.yaml").write_text(PROJECT)
    (folder / "broken.yaml").write_text(BROKEN)
    (folder / "whole.yaml").write_text(WHOLE)
    return tmp_path


def of_json(done: Done) -> set[str]:
    return {found["file"] for found in json.loads(done.out)["findings"]}


def of_sarif(done: Done) -> set[str]:
    results = json.loads(done.out)["runs"][0]["results"]
    places = [result["locations"][0]["physicalLocation"] for result in results]
    return {place["artifactLocation"]["uri"] for place in places}


def of_junit(done: Done) -> set[str]:
    return {str(case.get("file")) for case in ET.fromstring(done.out).iter("testcase")}


def of_github(done: Done) -> set[str]:
    return {line.partition("file=")[2].partition(",")[0] for line in done.out.splitlines()}


READERS = {"json": of_json, "sarif": of_sarif, "junit": of_junit, "github": of_github}
Reader = Callable[[Done], set[str]]


@pytest.mark.parametrize(("form", "files"), READERS.items(), ids=list(READERS))
def test_files_are_named_from_the_top_of_the_repository(
    repository: Path, form: str, files: Reader
) -> None:
    done = journeys("-C", repository / "crm" / "emea", "validate", "--format", form)
    also = {"crm/emea/journeys.yaml", "crm/emea/journeys/whole.yaml"} if form == "junit" else set()
    assert (done.code, done.err) == (1, "")
    assert files(done) == {"crm/emea/journeys/broken.yaml", *also}


@pytest.mark.parametrize(("form", "files"), READERS.items(), ids=list(READERS))
def test_what_is_wrong_with_the_project_file_is_named_so_too(
    repository: Path, form: str, files: Reader
) -> None:
    (repository / "crm" / "emea" / "journeys.yaml").write_text("version: 1\n")
    done = journeys("-C", repository / "crm" / "emea" / "journeys", "validate", "--format", form)
    assert done.code == 1
    assert files(done) == {"crm/emea/journeys.yaml"}


@pytest.mark.parametrize("form", READERS)
def test_all_is_well(repository: Path, form: str) -> None:
    project = repository / "crm" / "emea"
    done = journeys("-C", project, "validate", "whole", "--format", form)
    assert (done.code, done.err) == (0, "")
    assert READERS[form](done) == (
        {"crm/emea/journeys.yaml", "crm/emea/journeys/whole.yaml"} if form == "junit" else set()
    )


def test_text_names_them_from_the_project(repository: Path) -> None:
    done = journeys("-C", repository / "crm" / "emea", "validate")
    assert done.out.startswith("journeys/broken.yaml:2:42: error J203 ")


def test_a_worktree_is_a_repository_too(repository: Path) -> None:
    (repository / ".git").rmdir()
    (repository / "crm" / ".git").write_text("gitdir: elsewhere\n")
    done = journeys("-C", repository / "crm" / "emea", "validate", "--format", "json")
    assert of_json(done) == {"emea/journeys/broken.yaml"}


def test_a_project_that_is_its_repository(repository: Path) -> None:
    project = repository / "crm" / "emea"
    (project / ".git").mkdir()
    done = journeys("-C", project, "validate", "--format", "json")
    assert of_json(done) == {"journeys/broken.yaml"}


def test_the_line_is_known_whatever_the_file_is_called(repository: Path) -> None:
    """Columns count UTF-16 units, and for that the line must be found under its new name."""
    broken = repository / "crm" / "emea" / "journeys" / "broken.yaml"
    broken.write_text('title: "\U0001f600 ${vars.x}"\npoints: {}\n')
    done = journeys("-C", repository / "crm" / "emea", "validate", "--format", "sarif")
    (first, *_) = json.loads(done.out)["runs"][0]["results"]
    region = first["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 1, "startColumn": 12, "endColumn": 21}
