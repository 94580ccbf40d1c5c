"""New files, as people will read them."""

from typing import Any

import pytest

from journeys_as_code.errors import ProjectError
from journeys_as_code.source.spelling import scalar
from journeys_as_code.source.writer import Writer, brackets, dump

DOCUMENT: dict[str, Any] = {
    "comments": [],
    "points": {
        "start": {
            "next": "ask",
            "message_bus": {
                "event_name": "Lapsed",
                "event_conditions": [{"attribute": "total", "value": 50, "nested": {"deep": [1]}}],
                "active_period": {},
            },
        },
        "ask": {
            "webhook": {
                "url": "${vars.url}/a?b=c",
                "headers": {"Authorization": "Bearer ${vars.token}", "X-Any": "1.50"},
                "data": '{\n  "a": "{{tag:Country}}"\n}\n',
            },
            "title": "Really: ask?",
            "outputs": {"matched": "bye", "otherwise": "bye"},
            "position": {"x": 10, "y": -2.5},
        },
        "bye": {"exit": {}},
    },
    "title": "Win back",
    "note": "  indented\nand \u2028 strange",
    "params": {"silent_hours": {"push": {"from": "22:00", "to": "08:00"}, "days": [[1, 2], []]}},
}
FILE = """\
# yaml-language-server: $schema=../schemas/journey.schema.json
title: Win back
note: "  indented\\nand \\L strange"
params:
  silent_hours:
    push: {from: 22:00, to: 08:00}
    days:
      - [1, 2]
      - []

points:
  start:
    message_bus:
      event_name: Lapsed
      event_conditions:
        - attribute: total
          value: 50
          nested: {deep: [1]}
      active_period: {}
    next: ask

  ask:
    title: "Really: ask?"
    webhook:
      url: ${vars.url}/a?b=c
      headers: {Authorization: "Bearer ${vars.token}", X-Any: "1.50"}
      data: |
        {
          "a": "{{tag:Country}}"
        }
    outputs: {matched: bye, otherwise: bye}
    position: {x: 10, y: -2.5}

  bye:
    exit: {}

comments: []
"""


def test_a_document_as_a_file() -> None:
    assert dump(DOCUMENT, schema="../schemas/journey.schema.json") == FILE


@pytest.mark.parametrize(
    ("document", "text"),
    [
        ({}, "{}\n"),
        ({"points": {}}, "points: {}\n"),
        ({"points": None}, "points: null\n"),
        ({"points": {"a": {"exit": {}}}}, "points:\n  a:\n    exit: {}\n"),
        ({"title": "x", "points": {"a": {}}, "x": 1}, "title: x\n\npoints:\n  a: {}\n\nx: 1\n"),
        ({"a": {"k" * 600: 1}}, f"a:\n  ? {'k' * 600}\n  : 1\n"),
        ({"a": {"k" * 600: {"b": {"c": {}}}}}, f"a:\n  ? {'k' * 600}\n  :\n    b: {{c: {{}}}}\n"),
        ({"a": [[{"b": "x\ny"}]]}, "a:\n  - - b: |-\n        x\n        y\n"),
        ({"a": ["x" * 90]}, f"a:\n  - {'x' * 90}\n"),
    ],
)
def test_corners(document: dict[str, Any], text: str) -> None:
    assert dump(document) == text


@pytest.mark.parametrize(
    ("value", "block", "flow"),
    [
        ("plain words", "plain words", "plain words"),
        ("a, b", "a, b", '"a, b"'),
        ("${vars.x}", "${vars.x}", '"${vars.x}"'),
        ("http://x/y?z#t", "http://x/y?z#t", '"http://x/y?z#t"'),
        ("{{tag:x}}", '"{{tag:x}}"', '"{{tag:x}}"'),
        ("-50 %", "-50 %", "-50 %"),
        ("- x", '"- x"', '"- x"'),
        ("---", '"---"', '"---"'),
        ("...", '"..."', '"..."'),
        ("a: b", '"a: b"', '"a: b"'),
        ("a #b", '"a #b"', '"a #b"'),
        ("a:", '"a:"', '"a:"'),
        ("", '""', '""'),
        (" x", '" x"', '" x"'),
        ("x\xa0", '"x\xa0"', '"x\xa0"'),
        ("on", "on", "on"),
        ("2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z"),
        ("12:30", "12:30", "12:30"),
        ("12345-67890", "12345-67890", "12345-67890"),
        ("012", '"012"', '"012"'),
        ("1.10", '"1.10"', '"1.10"'),
        ("1e3", '"1e3"', '"1e3"'),
        ("0x1F", '"0x1F"', '"0x1F"'),
        (".inf", '".inf"', '".inf"'),
        ("true", '"true"', '"true"'),
        ("~", '"~"', '"~"'),
        ("<<", '"<<"', '"<<"'),
        ('say "hi"', 'say "hi"', 'say "hi"'),
        ('"quoted"', "'\"quoted\"'", "'\"quoted\"'"),
        ("it's \"both\": x", "'it''s \"both\": x'", "'it''s \"both\": x'"),
        ("tab\there", '"tab\\there"', '"tab\\there"'),
        ("\0\x07\u2028\ufeff\U0001f600", '"\\0\\x07\\L\\uFEFF😀"', '"\\0\\x07\\L\\uFEFF😀"'),
        (True, "true", "true"),
        (None, "null", "null"),
        (-1.5, "-1.5", "-1.5"),
    ],
)  # fmt: skip
def test_quotes_only_where_needed(value: Any, block: str, flow: str) -> None:
    assert scalar(value) == block
    assert scalar(value, flow=True) == flow
    assert brackets([value]) == f"[{flow}]"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\nb", ["k: |-", "  a", "  b"]),
        ("a\n\nb\n", ["k: |", "  a", "", "  b"]),
        ("a\n", ["k: |", "  a"]),
        (" a\nb", ["k: |2-", "   a", "  b"]),
        ("\n\ta", ["k: |2-", "", "  \ta"]),
        ("\na", ["k: |-", "", "  a"]),
        ("a\n\n", ['k: "a\\n\\n"']),
        ("a \nb", ['k: "a \\nb"']),
        ("\n", ['k: "\\n"']),
        ("a\r\nb", ['k: "a\\r\\nb"']),
    ],
)
def test_texts_of_several_lines(text: str, lines: list[str]) -> None:
    assert Writer().lines({"k": text}, 0) == lines


@pytest.mark.parametrize("value", [float("nan"), float("-inf"), "\udc00"])
def test_what_no_file_can_hold(value: Any) -> None:
    with pytest.raises(ProjectError):
        dump({"a": [value]})
