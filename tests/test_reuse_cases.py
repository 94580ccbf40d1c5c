"""Every folder of tests/cases/reuse is a project, with what validate prints, and its journeys if valid.

`UPDATE_GOLDEN=1 pytest tests/test_reuse_cases.py` writes what is printed anew.
"""

import json
import shutil
from pathlib import Path

import pytest
from support.cli import journeys
from support.golden import golden

from journeys_as_code.source.text import MAX_BYTES

CASES = sorted((Path(__file__).parent / "cases" / "reuse").iterdir())


@pytest.fixture
def project(case: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "outside" / "project"
    shutil.copytree(case, copy, symlinks=True)
    (copy.parent / "other.txt").write_text("not of the project")
    if case.name == "bodies-unusable":  # what git should not keep
        (copy / "bodies" / "large.txt").write_bytes(b"x" * (MAX_BYTES + 1))
        (copy / "bodies" / "link.txt").symlink_to("../../other.txt")
    if case.name == "bodies-no-json":
        (copy / "bodies" / "deep.json").write_text("[" * 100_000)
    return copy


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_used_again_is_checked_where_it_is_written(case: Path, project: Path) -> None:
    done = journeys("-C", project, "validate")
    golden(f"../cases/reuse/{case.name}/expected.txt", done.out)
    if done.code == 0:
        keys = sorted(path.stem for path in (project / "journeys").iterdir())
        shown = {key: show(project, key) for key in keys}
        text = json.dumps(shown, indent=2, ensure_ascii=False) + "\n"
        golden(f"../cases/reuse/{case.name}/expected.json", text)


def show(project: Path, key: str) -> object:
    return json.loads(journeys("-C", project, "--format", "json", "show", key).out)
