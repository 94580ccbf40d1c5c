"""The rules one by one; the laws are in tests/laws."""

from typing import Any

import pytest
from support.referee import (
    BOOLEAN,
    DURATION,
    ENUM,
    INTEGER,
    NUMBER,
    TEXT,
    TIMESTAMP,
    list_of,
    map_of,
    message,
)

from journeys_as_code.model.points.kind import Field, Form, Sure, Type
from journeys_as_code.remote.protojson import ANY, align, canonical, identical, is_zero, same, tidy

PART = message(preset_code=TEXT, sent_count=INTEGER)
RENAMED = Type(
    Form.MESSAGE,
    fields={"duration": Field("duration", "fixed_duration", DURATION, Sure.ASSUMED, "")},
    open=True,
)

SAME: list[tuple[Any, Any, Type]] = [
    ("", None, TEXT),
    (0, None, INTEGER),
    ("0", None, INTEGER),
    (False, None, BOOLEAN),
    ([], None, list_of(TEXT)),
    ({}, None, map_of(TEXT)),
    ({}, None, PART),
    ({"presetCode": ""}, None, PART),
    ({"preset_code": None, "presetCode": "A"}, {"preset_code": "A"}, PART),
    ("WAIT_KIND_UNSPECIFIED", None, ENUM),
    ("0s", None, DURATION),
    (5, "5", INTEGER),
    (2**63 - 1, str(2**63 - 1), INTEGER),
    (5, 5.0, INTEGER),
    (1, 1.0, NUMBER),
    ("1.5", 1.5, NUMBER),
    ("NaN", float("nan"), NUMBER),
    (10**400, 10**400, NUMBER),
    ("many", "many", NUMBER),
    ("-Infinity", float("-inf"), NUMBER),
    ("2026-03-01T09:00:00Z", "2026-03-01T10:00:00.000+01:00", TIMESTAMP),
    ("1d", "86400s", DURATION),
    ("86400s", "86400.000s", DURATION),
    ({"a": 1, "b": 2}, {"b": "2", "a": "1"}, map_of(INTEGER)),
    ({"duration": "1d"}, {"fixedDuration": "86400s"}, RENAMED),
    # of which nothing is known
    ({"foo_bar": [{"x_y": 1}]}, {"fooBar": [{"xY": "1"}]}, ANY),
    ({"a": {"b": 0, "c": ""}}, None, ANY),
    ("SOME_KIND_UNSPECIFIED", None, ANY),
    ("1.50s", "1.5s", ANY),
    ("2026-03-01T09:00:00Z", "2026-03-01T09:00:00.0Z", ANY),
    (1.5, "1.5", ANY),
    # what is not of its type goes by the loosest rules
    (5, "5", TEXT),
    ({"a_b": 1}, {"aB": 1}, TEXT),
    ("never", "never", TIMESTAMP),
]

DIFFERENT: list[tuple[Any, Any, Type]] = [
    ("1.50s", "1.5s", TEXT),
    ("5", "05", TEXT),
    ("0", None, TEXT),
    ("X_UNSPECIFIED", None, TEXT),
    ("2026-03-01T09:00:00Z", "2026-03-01T09:00:00.0Z", TEXT),
    (1, 2, INTEGER),
    (True, None, BOOLEAN),
    ([0], [], list_of(INTEGER)),
    ([{}], [], list_of(PART)),
    ({"a": ""}, {}, map_of(TEXT)),
    ({"free_key": "a"}, {"freeKey": "a"}, map_of(TEXT)),
    (True, 1, ANY),
    (True, "true", ANY),
    ("007", "7", ANY),
    ("1.50", "1.5", ANY),
    ([0], [""], ANY),
    ([1, 2], [2, 1], ANY),
    ({"foo_bar": 1, "fooBar": 2}, {"foo_bar": 2, "fooBar": 1}, ANY),
    ({"X-Key": 1}, {"x-key": 1}, ANY),
]


@pytest.mark.parametrize(("a", "b", "type_"), SAME)
def test_the_same(a: Any, b: Any, type_: Type) -> None:
    assert same(a, b, type_)
    assert same(b, a, type_)
    assert is_zero(a, type_) == (b is None)


@pytest.mark.parametrize(("a", "b", "type_"), DIFFERENT)
def test_not_the_same(a: Any, b: Any, type_: Type) -> None:
    assert not same(a, b, type_)
    assert not same(b, a, type_)


def test_the_canonical_form_is_plain_json_without_numbers() -> None:
    value = {"sent_count": 5, "preset_code": "A", "unknown_part": [1.5, True, {"x": 0}]}
    assert canonical(value, PART) == {
        "preset_code": "A",
        "sent_count": "5",
        "unknownPart": ["1.5", True, {}],
    }


def test_tidy_leaves_out_what_means_nothing_but_no_entry_of_a_map() -> None:
    type_ = message(part=PART, free=map_of(TEXT), many=list_of(PART))
    value = {
        "part": {"preset_code": ""},
        "free": {"a": ""},
        "many": [{"sent_count": "0"}],
        "unknown": {"deep": None, "kept": 1},
        "gone": False,
    }
    assert tidy(value, type_) == {"free": {"a": ""}, "many": [{}], "unknown": {"kept": 1}}


def test_align_takes_the_spelling_of_the_other() -> None:
    live = {"fooBar": [{"xY": 1, "new": 2}, {"xY": 3}], "preset_code": "A"}
    like = {"foo_bar": [{"x_y": 5}], "presetCode": "B", "other": 1}
    assert align(live, like, message(preset_code=TEXT)) == {
        "foo_bar": [{"x_y": 1, "new": 2}, {"xY": 3}],
        "presetCode": "A",
    }


def test_align_never_touches_the_keys_of_a_map() -> None:
    live, like = {"tagName": {"xY": 1}}, {"tag_name": {}, "tagName": {"x_y": 1}}
    assert align(live, like, map_of(ANY)) == {"tagName": {"x_y": 1}}


def test_align_merges_no_two_keys() -> None:
    live = {"foo_bar": 1, "fooBar": 2}
    assert align(live, {"foo_bar": 5}, ANY) == live
    assert align({"foo_bar": 1}, 5, ANY) == {"foo_bar": 1}


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ({"a": [1, {"b": "c"}]}, {"a": [1, {"b": "c"}]}, True),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}, True),
        (True, 1, False),
        ([True], [1], False),
        (1, 1.0, False),
        ([1], [1, 2], False),
        ({"a": None}, {"b": None}, False),
    ],
)
def test_identical_is_stricter_than_python(a: Any, b: Any, expected: bool) -> None:
    assert identical(a, b) is expected
