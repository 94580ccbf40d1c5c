"""Edits in the builder, accepted: the whole output is compared, and what was accepted is settled."""

import json
from pathlib import Path

import pytest
from support.drifting import Drifting
from support.golden import golden

CASES = sorted((Path(__file__).parent / "cases" / "drift").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_written(case: Path, tmp_path: Path) -> None:
    edit = json.loads((case / "edit.json").read_text("utf-8"))
    words = edit.get("words", [])
    project = Drifting.of(case / "project", tmp_path / "project")
    project.edit(edit.get("patch", {}), title="Welcome", status=edit.get("status", ""))

    done = project.run("drift", "--accept", "--auto-approve", *words)

    golden(f"../cases/drift/{case.name}/expected.txt", done.out.replace(str(project.root), "shop"))
    assert project.run("validate").code == 0
    if done.code == 0 and "--path" not in words and "--into-source" not in words:
        assert project.run("drift").code == 0
        assert project.run("plan", "--detailed-exitcode").code == 0
