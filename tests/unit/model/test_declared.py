from typing import Any

import pytest

from journeys_as_code.model.points.declared import declared_kind, schema_type
from journeys_as_code.model.points.kind import Form
from journeys_as_code.model.project import PointKind


@pytest.mark.parametrize(
    ("schema", "form"),
    [
        ({"type": "string"}, Form.TEXT),
        ({"type": "string", "enum": ["a", "b"]}, Form.ENUM),
        ({"type": "string", "format": "date-time"}, Form.TIMESTAMP),
        ({"type": "integer"}, Form.INTEGER),
        ({"type": "number"}, Form.NUMBER),
        ({"type": "boolean"}, Form.BOOLEAN),
        ({"type": "array"}, Form.LIST),
        ({"type": "object"}, Form.MAP),
        ({"type": "object", "properties": {}}, Form.MESSAGE),
        ({"type": ["string", "null"]}, Form.ANY),
        ({}, Form.ANY),
    ],
)
def test_the_form_of_a_schema(schema: dict[str, Any], form: Form) -> None:
    assert schema_type(schema).form is form


def test_the_parts_of_a_schema() -> None:
    declared = schema_type(
        {
            "type": "object",
            "properties": {
                "names": {"type": "array", "items": {"type": "string"}},
                "counts": {"type": "object", "additionalProperties": {"type": "integer"}},
                "any": True,
            },
            "additionalProperties": False,
        }
    )
    names, counts, anything = (field.type for field in declared.fields.values())
    assert not declared.open
    assert names.item is not None
    assert names.item.form is Form.TEXT
    assert counts.item is not None
    assert counts.item.form is Form.INTEGER
    assert anything.form is Form.ANY


def test_a_new_kind() -> None:
    declaration = PointKind(
        point_type="POINT_TYPE_SEND_TELEGRAM",
        schema={
            "type": "object",
            "description": "A message.",
            "properties": {"bot": {"type": "string"}},
        },
    )
    kind = declared_kind("send_telegram", declaration)
    assert (kind.data_key, kind.family, kind.summary) == ("send_telegram", "project", "A message.")
    assert kind.single
    assert list(kind.data.fields) == ["bot"]


def test_a_kind_whose_schema_says_nothing_takes_anything() -> None:
    kind = declared_kind("send_telegram", PointKind(schema={}))
    assert (kind.data.form, kind.data.open) == (Form.MESSAGE, True)
