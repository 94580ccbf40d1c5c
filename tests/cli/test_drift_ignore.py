"""`drift_ignore:` from the outside: what is told, and that no apply puts back what is others' to change."""

import json
from pathlib import Path
from typing import Any

import pytest
from support.drifting import PROJECT, Drifting, session
from support.golden import golden

EXAMPLE = Path(__file__).parent.parent / "cases" / "drift" / "field" / "project"
FILE = Path("journeys/welcome.yaml")
IGNORE = """\
drift_ignore:
  - {path: points.*.send_push, reason: the content team picks presets}
  - {path: title, journey: welc*, reason: the builder's title is for people}
"""
EDIT: dict[str, Any] = {
    "title": "Hello",
    "points": {
        "Hello, you": {"point_data": {"send_push": {"preset_code": "99999-00000"}}},
        "Wait a day": {"point_data": {"wait": {"duration": "172800s"}}},
    },
}


@pytest.fixture
def project(tmp_path: Path) -> Drifting:
    made = Drifting.of(EXAMPLE, tmp_path / "project")
    text = (made.root / "journeys.yaml").read_text("utf-8")
    (made.root / "journeys.yaml").write_text(text + IGNORE, "utf-8")
    return made


def write(project: Drifting, before: str, after: str) -> None:
    text = (project.root / FILE).read_text("utf-8")
    assert before in text
    (project.root / FILE).write_text(text.replace(before, after), "utf-8")


def test_a_whole_session(project: Drifting) -> None:
    project.edit(EDIT)
    told = session(
        project,
        "drift",
        "drift -v",
        "drift --format json",
        "drift --format markdown",
        "plan",
        "apply --auto-approve --overwrite-drift",
        "drift",
        "drift -v",
        "plan",
        "plan --format json",
    )
    golden("drift-ignored.txt", told)


def test_git_changes_something_else_then_the_very_value(project: Drifting) -> None:
    project.edit({"title": "Hello", "points": EDIT["points"] | {"Wait a day": {}}})
    write(project, "22222-33333", "22222-44444")
    assert project.run("drift").code == 0
    assert project.run("apply", "--auto-approve").code == 0
    ignored = json.loads(project.run("drift", "--format", "json").out)["ignored"]
    assert [it["path"] for it in ignored] == ["title", "points.say_hello.send_push.preset_code"]

    write(project, "12345-67890", "55555-00000")
    golden("drift-ignored-git.txt", session(project, "plan", "apply --auto-approve", "drift"))


def test_without_the_entry_it_is_drift_again(project: Drifting) -> None:
    project.edit(EDIT)
    assert (
        len(json.loads(project.run("drift", "--format", "json").out)["journeys"][0]["changes"]) == 1
    )
    (project.root / "journeys.yaml").write_text(PROJECT.replace("{switches}", ""), "utf-8")
    assert (
        len(json.loads(project.run("drift", "--format", "json").out)["journeys"][0]["changes"]) == 3
    )
