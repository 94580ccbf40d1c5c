"""Story files with mistakes, each with everything that is found in it.

`UPDATE_GOLDEN=1 pytest tests/unit/ways/test_story_cases.py` writes what is found anew.
"""

import os
from pathlib import Path

import pytest
from support.checking import lines
from support.stories import CATALOGUE, document, written

from journeys_as_code.findings import in_order
from journeys_as_code.validate.shape_codes import SHAPE
from journeys_as_code.ways.stories import run
from journeys_as_code.ways.story_codes import STORIES

FOLDER = Path(__file__).parents[2] / "cases" / "stories"
CASES = sorted(path for path in FOLDER.iterdir() if path.is_dir())
JOURNEY = document((FOLDER / "journey.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_everything_that_is_wrong_is_said(case: Path) -> None:
    stories, findings = written((case / "journey.test.yaml").read_text("utf-8"))
    told = run(stories, {"journey": JOURNEY}, CATALOGUE)
    found = lines(in_order((*findings, *told.findings)))
    expected = case / "expected.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        expected.write_text(found, "utf-8")
    assert found == expected.read_text("utf-8")
    assert f" {case.name[:4]}: " in found


def test_every_code_has_a_case() -> None:
    """J702 needs a project: tests/cli has it."""
    assert {code for code in STORIES if code != "J702"} <= {case.name[:4] for case in CASES}
    assert not STORIES.keys() & SHAPE.keys()
