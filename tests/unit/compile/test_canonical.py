from typing import Any

import pytest

from journeys_as_code.compile.canonical import canonical
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.model.project import PointKind

CODE = "AAAAA-00000"


def point(given: dict[str, Any], catalogue: Catalogue | None = None) -> Any:
    document = {"title": "Case", "points": {"it": given}}
    return canonical(document, catalogue or Catalogue.builtin(), CODE)["points"]["it"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"wait": {"duration": "86400s"}}, {"wait": {"duration": "1d"}}),
        ({"wait": {}, "outputs": {"default": "a"}}, {"wait": {}, "next": "a"}),
        ({"exit": None, "note": "x", "uuid": "y"}, {"exit": {}}),
        ({"exit": {}, "outputs": {}}, {"exit": {}}),
        (
            {"boolean_splitter": {}, "outputs": {"default": "a", "output1": "b"}},
            {"boolean_splitter": {}, "outputs": {"matched": "b", "otherwise": "a"}},
        ),
        (
            {
                "start_by_segment": {
                    "application_code": CODE,
                    "start_at": "2026-03-01T10:00:00+01:00",
                }
            },
            {"start_by_segment": {"start_at": "2026-03-01T09:00:00Z"}},
        ),
        (
            {"start_by_segment": {"application_code": "XXXXX-XXXXX"}},
            {"start_by_segment": {"application_code": "XXXXX-XXXXX"}},
        ),
        (
            {"ab_splitter": {"percents": {"a": "010", "b": "1.50", "c": "${vars.c}"}}},
            {"ab_splitter": {"percents": {"a": 10, "b": 1.5, "c": "${vars.c}"}}},
        ),
        (
            {"exit": {}, "position": {"x": "010", "y": 2}, "extra": {"a": "010"}},
            {"exit": {}, "position": {"x": 10, "y": 2}, "extra": {"a": "010"}},
        ),
        ({"teleport": {"to": "010"}, "next": "a"}, {"teleport": {"to": "010"}, "next": "a"}),
        ({"teleport": {}, "outputs": {"x": "a"}}, {"teleport": {}, "outputs": {"x": "a"}}),
        (
            {"message_bus": {"attribute_entry": {"enabled": True}}, "next": "a"},
            {"message_bus": {"attribute_entry": {"enabled": True}}, "next": "a"},
        ),
    ],
)
def test_a_point(given: dict[str, Any], expected: dict[str, Any]) -> None:
    assert point(given) == expected


def test_values_inside_lists_and_messages_of_a_declared_kind() -> None:
    schema = {
        "type": "object",
        "properties": {
            "at": {"type": "array", "items": {"type": "string", "format": "date-time"}},
            "in": {"type": "object", "properties": {"count": {"type": "integer"}}},
        },
    }
    catalogue = Catalogue.builtin().with_project(
        {"ring": PointKind(point_type="RING", schema=schema)}
    )
    found = point({"ring": {"at": ["2026-03-01T09:00:00.0Z"], "in": {"count": "010"}}}, catalogue)
    assert found == {"ring": {"at": ["2026-03-01T09:00:00Z"], "in": {"count": 10}}}


def test_authoring_only_keys_go() -> None:
    document = {
        "title": "Case", "status": "running", "status_owner": "git", "moved": "old", "uuid": "u",
        "note": "n", "params": {"application_code": CODE, "capping": {"a": 1}}, "comments": [{"t": 1}],
        "extra": {"b": 2}, "points": None,
    }  # fmt: skip
    assert canonical(document, Catalogue.builtin(), CODE) == {
        "title": "Case",
        "params": {"capping": {"a": 1}},
        "comments": [{"t": 1}],
        "extra": {"b": 2},
        "points": {},
    }


def test_a_title_that_only_says_the_name_or_nothing_goes() -> None:
    titles = {"say_hello": "Say hello", "bye": "Ciao", "silent": ""}
    points = {name: {"exit": {}, "title": title} for name, title in titles.items()}
    found = canonical({"title": "Case", "points": points}, Catalogue.builtin(), CODE)["points"]
    assert found == {
        "say_hello": {"exit": {}},
        "bye": {"exit": {}, "title": "Ciao"},
        "silent": {"exit": {}},
    }


def test_references_by_uuid_become_names() -> None:
    document = {
        "title": "Case",
        "points": {"a": {"webhook": {"data": ["{{point:1-2;event:e}} {{point:9}}"]}}},
    }
    found = canonical(document, Catalogue.builtin(), CODE, {"1-2": "a"})
    assert found["points"]["a"]["webhook"]["data"] == ["{{point:a;event:e}} {{point:9}}"]
