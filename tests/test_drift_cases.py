"""Edits in the builder, accepted: the whole output is compared, and what was accepted is settled."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from support.drifting import Drifting
from support.golden import golden

from journeys_as_code.sandbox.switches import LIKELIEST, Switches

CASES = sorted((Path(__file__).parent / "cases" / "drift").iterdir())
READINGS = [str(it) for it in Switches.each() if not it.no_read and it != LIKELIEST]
TURNS = [(case, READINGS[turn % len(READINGS)]) for turn, case in enumerate(CASES)]
"""Each case under one other reading of the API, so that all have their turn."""
ALL_AT_ONCE = str(replace(Switches.each()[-1], no_read=False))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_written(case: Path, tmp_path: Path) -> None:
    accept(case, tmp_path, "")


@pytest.mark.parametrize(("case", "switches"), TURNS, ids=lambda it: getattr(it, "name", it))
def test_another_reading_of_the_api_changes_nothing(
    case: Path, switches: str, tmp_path: Path
) -> None:
    accept(case, tmp_path, switches)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_nor_do_all_other_readings_at_once(case: Path, tmp_path: Path) -> None:
    accept(case, tmp_path, ALL_AT_ONCE)


def accept(case: Path, folder: Path, switches: str) -> None:
    """Let a case happen under a reading of the API, and compare the whole output."""
    edit = json.loads((case / "edit.json").read_text("utf-8"))
    words = edit.get("words", [])
    project = Drifting.of(case / "project", folder / "project", switches=switches)
    project.edit(edit.get("patch", {}), title="Welcome", status=edit.get("status", ""))

    done = project.run("drift", "--accept", "--auto-approve", *words)

    said = done.out.replace(str(project.root), "shop")
    said = said.replace(f":.journeys/sandbox.db?{switches}", "")  # where a diff shows journeys.yaml
    golden(f"../cases/drift/{case.name}/expected.txt", said)
    assert project.run("validate").code == 0
    if done.code == 0 and "--path" not in words and "--into-source" not in words:
        assert project.run("drift").code == 0
        assert project.run("plan", "--detailed-exitcode").code == 0
