"""Values of every form, to the API's spelling and back."""

from typing import Any

import pytest
from support.referee import DURATION, INTEGER, NUMBER, TEXT, TIMESTAMP, list_of, map_of, message

from journeys_as_code.model.points.kind import Field, Form, Sure, Type
from journeys_as_code.remote import fields
from journeys_as_code.remote.protojson import ANY
from journeys_as_code.remote.wire_data import DataCodec

CODEC = DataCodec("AAAAA-00000")
RENAMED = Type(
    Form.MESSAGE,
    fields={
        "app": Field("app", "application_code", TEXT, Sure.ASSUMED, "", from_target=True),
        "times": Field("times", "wait_times", list_of(DURATION), Sure.ASSUMED, ""),
    },
    open=True,
)

BOTH_WAYS: list[tuple[Type, Any, Any]] = [
    (DURATION, "1d 12h", "129600s"),
    (DURATION, "1.5s", "1.5s"),
    (DURATION, "${vars.x}", "${vars.x}"),
    (TIMESTAMP, "2026-03-01T09:00:00Z", "2026-03-01T09:00:00Z"),
    (TEXT, "1d", "1d"),
    (list_of(DURATION), ["1d"], ["86400s"]),
    (map_of(DURATION), {"a_b": "1d"}, {"a_b": "86400s"}),
    (list_of(DURATION), "no list", "no list"),
    (message(inner=message(at=DURATION)), {"inner": {"at": "1m"}}, {"inner": {"at": "60s"}}),
    (RENAMED, {"times": ["1m"]}, {"wait_times": ["60s"], "application_code": "AAAAA-00000"}),
    (RENAMED, {"app": "BBBBB-11111"}, {"application_code": "BBBBB-11111"}),
    (ANY, {"wire:x": None, "a": ["1d"]}, {"wire:x": None, "a": ["1d"]}),
]


@pytest.mark.parametrize(("type_", "authored", "wire"), BOTH_WAYS)
def test_both_ways(type_: Type, authored: Any, wire: Any) -> None:
    assert CODEC.encode(authored, type_) == wire
    assert CODEC.decode(wire, type_) == authored


READ: list[tuple[Type, Any, Any]] = [
    (INTEGER, "5", 5),
    (INTEGER, "-9223372036854775808", -(2**63)),
    (INTEGER, 5.0, 5),
    (INTEGER, "five", "five"),
    (INTEGER, 5, 5),
    (NUMBER, "1.5", 1.5),
    (NUMBER, "2e3", 2000),
    (NUMBER, "NaN", "NaN"),
    (NUMBER, 1.5, 1.5),
    (DURATION, "86400.000s", "1d"),
    (DURATION, "never", "never"),
    (DURATION, 5, 5),
    (TIMESTAMP, "2026-03-01T10:00:00.500+01:00", "2026-03-01T09:00:00.5Z"),
    (message(at=TEXT), {"at": None, "more": None}, {}),
    (RENAMED, {"waitTimes": ["60s"], "applicationCode": ""}, {"times": ["1m"]}),
    (RENAMED, {"wait_times": [], "waitTimes": ["60s"]}, {"times": [], "waitTimes": ["60s"]}),
    (RENAMED, {"times": 1}, {"wire:times": 1}),
]


@pytest.mark.parametrize(("type_", "wire", "authored"), READ)
def test_what_an_answer_may_hold(type_: Type, wire: Any, authored: Any) -> None:
    found = CODEC.decode(wire, type_)
    assert found == authored
    assert type(found) is type(authored)


def test_types_that_come_and_go_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fields, "_MOST", 2)
    for name in "abcdef":
        assert CODEC.decode({name: "60s"}, message(**{name: DURATION})) == {name: "1m"}
