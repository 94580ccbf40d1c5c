"""What others set where no file says anything: told, never written over, and taken or put back when asked."""

import json
from pathlib import Path
from typing import Any

import pytest
from support.drifting import Drifting, session
from support.golden import golden

from journeys_as_code.sandbox.store import SandboxStore

EXAMPLE = Path(__file__).parent.parent / "cases" / "drift" / "field" / "project"
FILE = Path("journeys/welcome.yaml")
RETITLED: dict[str, Any] = {"points": {"Wait a day": {"title": "Let it rest"}}}
SET: dict[str, Any] = {
    "params": {"capping": {"period": "86400s"}, "goals": {"event": "paid"}},
    "points": {
        "Hello, you": {"point_data": {"send_push": {"ttl": "3600s"}}, "colour": "red"},
        "Wait a day": {"position": {"x": 1, "y": 2}},
    },
}
"""The canvas is the builder's own."""


@pytest.fixture
def project(tmp_path: Path) -> Drifting:
    return Drifting.of(EXAMPLE, tmp_path / "project")


def write(project: Drifting, before: str, after: str) -> None:
    text = (project.root / FILE).read_text("utf-8")
    assert before in text
    (project.root / FILE).write_text(text.replace(before, after), "utf-8")


def live(project: Drifting) -> Any:
    with SandboxStore(project.root / ".journeys" / "sandbox.db") as store:
        return store.journeys()[0].definition


def titles(project: Drifting) -> list[str]:
    return [point["title"] for point in live(project)["points"]]


def drifted(project: Drifting) -> list[tuple[str, str, str, str]]:
    told = json.loads(project.run("drift", "--format", "json").out)
    changes = [it for journey in told["journeys"] for it in journey["changes"]]
    return [(it["path"], it["before"], it["after"], it["origin"]) for it in changes]


def is_quiet(project: Drifting) -> bool:
    return [project.run(*it).code for it in (("drift",), ("plan", "--detailed-exitcode"))] == [0, 0]


def test_it_is_told_left_by_plans_and_put_back_when_asked(project: Drifting) -> None:
    project.edit(RETITLED)
    commands = (
        "drift",
        "plan",
        "apply --auto-approve",
        "drift --fix --auto-approve",
        "drift",
        "plan",
    )
    golden("drift-titles.txt", session(project, *commands))
    assert "Wait a day" in titles(project)


def test_fields_of_all_kinds_are_told_and_put_back(project: Drifting) -> None:
    before = live(project)
    project.edit(SET)
    golden("drift-outside.txt", session(project, "drift", "plan", "drift --fix --auto-approve"))
    assert live(project)["params"] == before["params"]
    assert is_quiet(project)


def test_fields_of_all_kinds_are_taken(project: Drifting) -> None:
    project.edit(SET)
    golden("drift-outside-accept.txt", session(project, "drift --accept --auto-approve"))
    assert is_quiet(project)
    assert project.run("apply", "--auto-approve").code == 0
    project.edit({"params": {"goals": {"event": "left"}}})
    assert [path for path, *_ in drifted(project)] == ["extra.params.goals.event"]


def test_only_the_places_that_were_asked_for_are_put_back(project: Drifting) -> None:
    project.edit(SET)
    fix = "drift", "--fix", "--auto-approve", "--path", "extra"
    assert project.run(*fix).code == 0
    assert "goals" not in live(project)["params"]
    assert live(project)["params"]["capping"] == {"entries": 1, "period": "86400s"}


def test_a_value_that_nobody_named_goes_back_to_what_it_was(project: Drifting) -> None:
    project.edit({"params": {"goals": {"event": "paid", "hours": 24}}})
    write(project, "12345-67890", "55555-00000")
    assert project.run("apply", "--auto-approve").code == 0
    assert is_quiet(project)

    project.edit({"params": {"goals": {"event": "left"}}})

    assert drifted(project) == [("extra.params.goals.event", "paid", "left", "drift")]
    assert project.run("drift", "--fix", "--auto-approve").code == 0
    assert live(project)["params"]["goals"] == {"event": "paid", "hours": 24}
    assert is_quiet(project)


def test_it_is_taken_where_git_leaves_it(project: Drifting) -> None:
    project.edit(RETITLED)
    assert project.run("drift", "--accept", "--auto-approve").code == 0
    assert "    title: Let it rest\n" in (project.root / FILE).read_text("utf-8")
    assert is_quiet(project)


def test_a_write_for_another_reason_carries_it_along(project: Drifting) -> None:
    project.edit(RETITLED)
    write(project, "12345-67890", "55555-00000")
    assert project.run("apply", "--auto-approve").code == 0
    assert "Let it rest" in titles(project)
    assert is_quiet(project)


def test_a_point_that_git_calls_otherwise_has_no_new_title(project: Drifting) -> None:
    write(project, "next: wait_a_day", "next: rest")
    write(project, "  wait_a_day:\n", "  rest:\n    renamed_from: wait_a_day\n")
    assert project.run("apply", "--auto-approve").code == 0
    write(project, "    renamed_from: wait_a_day\n", "")
    assert "Wait a day" in titles(project)
    assert is_quiet(project)

    project.edit(RETITLED)

    assert drifted(project) == [("points.rest.title", "Wait a day", "Let it rest", "drift")]
    assert project.run("drift", "--fix", "--auto-approve").code == 0
    assert "Wait a day" in titles(project)
    assert is_quiet(project)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("Rest", [("points.wait_a_day.title", None, "Let it rest", "conflict")]),
        ("Let it rest", []),
        ("Wait a day", [("points.wait_a_day.title", None, "Let it rest", "drift")]),
    ],
)
def test_what_git_has_come_to_say_counts(project: Drifting, wanted: str, found: Any) -> None:
    write(project, "  wait_a_day:\n", f"  wait_a_day:\n    title: {wanted}\n")
    project.edit(RETITLED)
    assert drifted(project) == found


def test_an_empty_title_is_the_one_that_the_name_gives(project: Drifting) -> None:
    project.edit({"points": {"Wait a day": {"title": ""}}})
    assert is_quiet(project)


def test_it_can_be_left_to_others(project: Drifting) -> None:
    text = (project.root / "journeys.yaml").read_text("utf-8")
    rule = "drift_ignore:\n  - path: points.*.title\n    reason: marketing names its points\n"
    (project.root / "journeys.yaml").write_text(text + rule, "utf-8")
    project.edit(RETITLED)
    assert project.run("drift").code == 0


@pytest.mark.parametrize("empty", ["{o: {}, k: 1}", "{o: {}}", "{o: {p: {}}}", "{}"])
def test_what_is_set_in_an_empty_mapping_is_told_and_taken(project: Drifting, empty: str) -> None:
    write(project, "next: wait_a_day", f"extra: {{colours: {empty}}}\n    next: wait_a_day")
    assert project.run("apply", "--auto-approve").code == 0
    project.edit({"points": {"Hello, you": {"colours": {"o": {"p": {"z": 1}}}}}})

    assert project.run("drift").code == 2
    assert project.run("drift", "--accept", "--auto-approve").code == 0

    assert "z: 1" in (project.root / FILE).read_text("utf-8")
    assert is_quiet(project)


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_a_credential_that_somebody_has_typed_is_in_no_report(project: Drifting, form: str) -> None:
    typed = {"Authorization": "Bearer 0123456789", "link": "https://u:hunter2@x.example.com"}
    project.edit({"points": {"Hello, you": {"point_data": {"send_push": {"note": typed}}}}})

    said = [project.run(*it, "--format", form) for it in (("drift",), ("plan",))]

    assert [it.code for it in said] == [2, 0]
    assert "(secret)" in said[0].out
    assert not any(it in done.out for done in said for it in ("0123456789", "hunter2"))
