"""A schema that a project declares may say anything that JSON Schema can; what it refuses is explained."""

from typing import Any

import pytest
from support.checking import checked

from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.model.project import PointKind
from journeys_as_code.validate.check import check_journey


def said(schema: dict[str, Any], data: str) -> list[str]:
    kind = PointKind(point_type="POINT_TYPE_RING", schema={"type": "object", **schema})
    catalogue = Catalogue.builtin().with_project({"ring": kind})
    text = (
        "title: Case\npoints:\n  people: {start_by_segment: {}, next: it}\n"
        f"  it: {{ring: {data}, next: bye}}\n  bye: {{exit: {{}}}}\n"
    )
    found = check_journey(checked(text), catalogue, {})
    return [f"{each.code} {each.message} | {each.hint}" for each in found]


UNFIT = (
    "J126 `%s` does not fit what `point_kinds` in journeys.yaml says of it | its schema has `%s`"
)


@pytest.mark.parametrize(
    ("schema", "data", "expected"),
    [
        ({"properties": {"a": False}}, "{a: 1}", UNFIT % ("ring", "false")),
        ({"properties": {"a": {"multipleOf": 5}}}, "{a: 7}", UNFIT % ("a", "multipleOf: 5")),
        ({"properties": {"a": {"not": {"type": "string"}}}}, "{a: x}", UNFIT % ("a", "not")),
        ({"properties": {"a": {"oneOf": [{"type": "string"}]}}}, "{a: 1}", UNFIT % ("a", "oneOf")),
        ({"properties": {"a": {"anyOf": [{"type": "string"}]}}}, "{a: 1}", UNFIT % ("a", "anyOf")),
        ({"properties": {"a": {"minLength": 3}}}, "{a: xy}", UNFIT % ("a", "minLength: 3")),
        ({"allOf": [{"minProperties": 2}]}, "{a: 1}", UNFIT % ("ring", "minProperties: 2")),
        (
            {"required": ["a"], "properties": {"a": True}},
            "{}",
            "J121 `ring` needs `a` | write `a: ...`",
        ),
        (
            {"patternProperties": {"^x-": {}}, "additionalProperties": False},
            "{x-a: 1, y: 2}",
            "J120 `ring` has no key `y` | ",
        ),
        (
            {"properties": {"a": {"type": ["string", "null"], "pattern": "^x"}}},
            "{a: y}",
            'J125 `a` cannot be the text "y" | it must match `^x`',
        ),
        (
            {"properties": {"a": {"type": ["null", "string"]}}},
            "{a: 5}",
            'J122 `a` must be a text, not the number 5 | quote it: "5"',
        ),
        (
            {"properties": {"a": {"type": "array", "items": {"type": "boolean"}}}},
            "{a: [1]}",
            "J122 item 1 of `a` must be `true` or `false`, not the number 1 | ",
        ),
        (
            {"properties": {"a": {"type": "null"}}},
            "{a: 1}",
            "J122 `a` must be empty, not the number 1 | ",
        ),
    ],
)
def test_what_is_refused_is_explained(schema: dict[str, Any], data: str, expected: str) -> None:
    assert said(schema, data) == [expected]


def test_numbers_kept_as_text_are_numbers_here_too() -> None:
    schema = {"properties": {"a": {"type": "integer"}, "b": {"type": "number"}}}
    assert said(schema, "{a: 010, b: 1.50}") == []
    assert said(schema, "{a: 1.50}") == [
        'J122 `a` must be a whole number, not the text "1.50" | write a whole number'
    ]
