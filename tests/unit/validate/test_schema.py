from typing import Any

import pytest
from support.checking import findings_of

from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.model.project import PointKind
from journeys_as_code.validate import schema_files
from journeys_as_code.validate.schema import generate

CATALOGUE = Catalogue.builtin()
POINT: dict[str, Any] = generate(CATALOGUE)["journey.schema.json"]["definitions"]["point"]


def test_every_kind_completes_with_its_description() -> None:
    schemas = generate(CATALOGUE)
    definitions = schemas["journey.schema.json"]["definitions"]
    for name, kind in CATALOGUE.kinds.items():
        assert POINT["properties"][name] == {"$ref": f"#/definitions/{name}"}
        assert definitions[name]["description"].endswith(f"] {kind.summary}")
        assert {**schemas[f"points/{name}.schema.json"], **definitions[name]} == schemas[
            f"points/{name}.schema.json"
        ]


def test_every_field_is_marked() -> None:
    fields = [
        field
        for name, schema in generate(CATALOGUE).items()
        if name.startswith("points/")
        for field in schema["properties"].values()
    ]
    assert fields
    assert all(field["description"].startswith(("[documented] ", "[assumed] ")) for field in fields)


def test_outputs_complete_for_their_kind() -> None:
    ways = {each["if"]["required"][0]: each["then"]["properties"] for each in POINT["allOf"]}
    splitter = ways["boolean_splitter"]
    assert list(splitter["outputs"]["properties"]) == ["matched", "otherwise", "output1", "default"]
    assert splitter["next"] is False
    assert list(ways["wait"]["outputs"]["properties"]) == ["default"]
    assert ways["exit"] == {"next": False, "outputs": False}


def test_a_projects_own_kinds_are_in_its_schemas() -> None:
    own = PointKind(point_type="X", schema={"type": "object", "required": ["bot"]})
    schemas = generate(CATALOGUE.with_project({"send_telegram": own}))
    assert schemas["points/send_telegram.schema.json"]["required"] == ["bot"]
    assert "send_telegram" in schemas["journey.schema.json"]["definitions"]


def test_schemas_of_other_rooms_join_in() -> None:
    schemas = generate(CATALOGUE, {"plan.schema.json": {"title": "Plan"}})
    assert schemas["plan.schema.json"]["$id"] == "urn:journeys-as-code:plan"


def test_writing_renews_what_is_stale_and_removes_kinds_that_are_gone(tmp_path: Any) -> None:
    schemas = generate(CATALOGUE)
    assert set(schema_files.write(schemas, tmp_path)) == set(schemas)
    (tmp_path / "points/gone.schema.json").write_text("{}")
    (tmp_path / "mine.schema.json").write_text("{}")
    (tmp_path / "journey.schema.json").write_text("{}")
    assert schema_files.write(schemas, tmp_path) == (
        "journey.schema.json",
        "points/gone.schema.json",
    )
    assert schema_files.stale(schemas, tmp_path) == ()
    assert (tmp_path / "mine.schema.json").exists()


@pytest.mark.parametrize(
    ("share", "codes"),
    [
        ("010", []),
        ("1.10", []),
        ("1e2", []),
        ('"${vars.share}"', []),
        ('"10"', ["J122"]),
        ("half", ["J122"]),
        ("true", ["J122"]),
    ],
)
def test_what_may_stand_for_a_number(share: str, codes: list[str]) -> None:
    text = (
        "title: Case\npoints:\n  people: {start_by_segment: {}, next: split}\n"
        f"  split:\n    ab_splitter: {{percents: {{a: {share}}}}}\n    outputs: {{a: bye, b: bye}}\n"
        "  bye: {exit: {}}\n"
    )
    found = [finding.code for finding in findings_of(text)]
    assert [code for code in found if code.startswith("J1")] == codes
