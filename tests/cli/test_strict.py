"""Warnings that fail, notes that wait to be asked for, comments that leave findings out."""

from pathlib import Path

import pytest
from support.cli import journeys

QUIET = "No findings in 1 journey with 6 points.\n"


@pytest.fixture
def warned(welcome: Path) -> Path:
    """A project with one warning."""
    replace(welcome, "duration: 1d", "duration: 0d")
    return welcome


def replace(project: Path, before: str, after: str) -> None:
    file = project / "journeys" / "welcome-series.yaml"
    text = file.read_text()
    assert text.count(before) == 1
    file.write_text(text.replace(before, after))


def test_warnings_fail_only_where_they_should(warned: Path) -> None:
    assert journeys("-C", warned, "validate").code == 0
    done = journeys("-C", warned, "validate", "--strict")
    assert done.code == 1
    assert done.out.endswith("\n1 warning in 1 journey with 6 points.\n")
    replace(warned, "duration: 0d}", "duration: 0d}  # journeys: ignore J302")
    assert journeys("-C", warned, "validate", "--strict").out == QUIET


@pytest.mark.parametrize("form", ["text", "json", "sarif", "junit", "github"])
def test_notes_are_shown_on_request(welcome: Path, form: str) -> None:
    quiet = journeys("-C", welcome, "validate", "--format", form)
    asked = journeys("-C", welcome, "validate", "--format", form, "-v")
    assert ("J602" in quiet.out, "J602" in asked.out) == (False, True)
    assert (quiet.code, asked.code) == (0, 0)


def test_notes_never_fail(welcome: Path) -> None:
    done = journeys("-C", welcome, "validate", "--strict", "-v")
    assert done.code == 0
    assert done.out.endswith("\n5 notes in 1 journey with 6 points.\n")


def test_a_rule_made_a_note_is_one(warned: Path) -> None:
    project = warned / "journeys.yaml"
    project.write_text(project.read_text() + "lint: {J302: info}\n")
    assert journeys("-C", warned, "validate", "--strict").out == QUIET


def test_notes_are_nothing_to_speak_of_elsewhere(welcome: Path) -> None:
    assert journeys("-C", welcome, "plan").err == ""
