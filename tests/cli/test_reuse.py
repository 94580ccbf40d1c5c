"""A project whose journeys share defaults, a body and a fragment, through the whole main job."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.cli import journeys

from journeys_as_code.compile.identity import point_uuid

FILES = {
    "journeys.yaml": (
        "version: 1\n"
        "targets:\n"
        "  it: {api: sandbox, application_code: AAAAA-00000, vars: {shop: Corner}}\n"
        "defaults:\n"
        "  status: running\n"
        "  params: {capping: {entries: 1}}\n"
    ),
    "journeys/order.yaml": (
        "title: Order\n"
        "include: [{file: fragments/goodbye.yaml, prefix: end_}]\n"
        "points:\n"
        "  ordered: {message_bus: {event_name: Ordered}, next: end_tell}\n"
    ),
    "fragments/goodbye.yaml": (
        "points:\n"
        "  tell:\n"
        "    webhook: {url: https://crm.example.com, method: POST, data: {file: bodies/crm.json}}\n"
        "    next: out\n"
        "  out: {exit: {}}\n"
    ),
    "bodies/crm.json": '{"shop": "${vars.shop}", "from": "{{point:ordered;event:Ordered}}"}\n',
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    assert run(tmp_path, "apply", "--auto-approve").code == 0
    return tmp_path


def run(project: Path, *words: str) -> Any:
    return journeys("-C", project, *words)


def changes(project: Path) -> list[str]:
    (journey,) = json.loads(run(project, "--format", "json", "plan").out)["journeys"]
    return [each["path"] for each in journey["changes"]]


def edit(project: Path, name: str, before: str, after: str) -> None:
    text = (project / name).read_text("utf-8")
    assert before in text
    (project / name).write_text(text.replace(before, after), "utf-8")


def test_once_applied_there_is_nothing_to_do(project: Path) -> None:
    assert run(project, "plan", "--detailed-exitcode").code == 0
    assert run(project, "drift").code == 0
    live = json.loads(run(project, "--format", "json", "show", "order", "--live").out)
    assert live["params"] == {"capping": {"entries": 1}}
    assert list(live["points"]) == ["ordered", "end_tell", "end_out"]


@pytest.mark.parametrize(
    ("file", "edits", "path"),
    [
        ("journeys.yaml", {"entries: 1": "entries: 2"}, "params.capping.entries"),
        ("journeys.yaml", {"Corner": "Market"}, "points.end_tell.webhook.data.shop"),
        ("fragments/goodbye.yaml", {"POST": "GET"}, "points.end_tell.webhook.method"),
        ("bodies/crm.json", {"${vars.shop}": "us"}, "points.end_tell.webhook.data.shop"),
    ],
)
def test_a_change_shows_where_it_has_effect(
    project: Path, file: str, edits: dict[str, str], path: str
) -> None:
    for before, after in edits.items():
        edit(project, file, before, after)
    assert changes(project) == [path]


def test_points_are_known_by_their_prefixed_names(project: Path) -> None:
    record = json.loads(run(project, "--format", "json", "state", "show", "order").out)
    assert record["points"]["end_out"] == point_uuid("journeys", "AAAAA-00000", "order", "end_out")


@pytest.mark.parametrize(
    ("file", "before", "after", "place"),
    [
        ("journeys.yaml", "capping:", "cappin:", "journeys.yaml:6:12"),
        ("fragments/goodbye.yaml", "next: out", "next: oot", "fragments/goodbye.yaml:4:11"),
        ("bodies/crm.json", "vars.shop", "vars.shap", "bodies/crm.json:1:11"),
    ],
)
def test_a_plan_is_refused_at_the_place_of_the_mistake(
    project: Path, file: str, before: str, after: str, place: str
) -> None:
    edit(project, file, before, after)
    for command in (("plan",), ("show", "order"), ("plan", "order")):
        done = run(project, *command)
        assert (done.code, done.out) == (1, "")
        assert place in done.err


def test_only_what_a_named_journey_uses_is_shown(
    project: Path, journey: Callable[[str], None]
) -> None:
    journey("other")
    edit(project, "fragments/goodbye.yaml", "next: out", "next: oot")
    assert run(project, "validate", "other").code == 0
    assert run(project, "validate", "order").code == 1
    assert run(project, "show", "other").code == 0


@pytest.mark.parametrize("path", ["fragments/goodbye.yaml", "bodies", "bodies/crm.json"])
def test_a_shared_file_stands_for_the_journeys_that_use_it(
    project: Path, journey: Callable[[str], None], path: str
) -> None:
    journey("other")
    done = run(project, "validate", str(project / path))
    assert done.out.endswith("in 1 journey with 3 points.\n")


@pytest.fixture
def journey(project: Path) -> Callable[[str], None]:
    def written(name: str) -> None:
        text = "points:\n  in: {start_by_api: {}, next: out}\n  out: {exit: {}}\n"
        (project / "journeys" / f"{name}.yaml").write_text(f"title: {name}\n{text}", "utf-8")

    return written
