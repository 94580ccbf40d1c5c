"""One value, spelt in all the ways that protobuf JSON allows."""

from typing import Any

import pytest

from journeys_as_code.model.points.kind import Field, Form, Sure, Type
from journeys_as_code.sandbox.spelling import Spelling
from journeys_as_code.sandbox.switches import Switches

INNER = Type(
    Form.MESSAGE, fields={"big": Field("big", "big", Type(Form.INTEGER), Sure.ASSUMED, "")}
)
FIELDS = {
    "first_name": Type(Form.TEXT),
    "count": Type(Form.INTEGER),
    "rate": Type(Form.NUMBER),
    "is_on": Type(Form.BOOLEAN),
    "mode": Type(Form.ENUM),
    "at": Type(Form.TIMESTAMP),
    "period": Type(Form.DURATION),
    "free_map": Type(Form.MAP, item=Type(Form.TEXT)),
    "inner": INNER,
    "many": Type(Form.LIST, item=INNER),
    "thing": Type(Form.ANY),
}
MESSAGE = Type(
    Form.MESSAGE,
    fields={name: Field(name, name, type_, Sure.ASSUMED, "") for name, type_ in FIELDS.items()},
)
FULL = {
    "first_name": "Ann", "count": 7, "rate": 0.5, "is_on": True, "mode": "MODE_A",
    "at": "2026-03-01T09:00:00.5Z", "period": "90s", "free_map": {"a_b": "c"},
    "inner": {"big": 8}, "many": [{"big": 9}], "thing": {"x_y": 1}, "not_known": {"z_z": 1},
}  # fmt: skip
ZEROS = {
    "first_name": "", "count": 0, "rate": 0, "is_on": False, "mode": "MODE_UNSPECIFIED",
    "at": None, "period": None, "free_map": {}, "inner": None, "many": [], "thing": None,
}  # fmt: skip


@pytest.mark.parametrize(
    ("switch", "different"),
    [
        ("none", {}),
        ("string_int64", {"count": "7", "inner": {"big": "8"}, "many": [{"big": "9"}]}),
        ("time_fractions", {"at": "2026-03-01T09:00:00.500000000+00:00", "period": "90.000s"}),
    ],
)
def test_values(switch: str, different: dict[str, Any]) -> None:
    assert spelt(FULL, switch) == FULL | different


def test_names() -> None:
    assert list(spelt(FULL, "camel_case")) == [
        "firstName", "count", "rate", "isOn", "mode", "at", "period", "freeMap", "inner", "many",
        "thing", "notKnown",
    ]  # fmt: skip
    assert spelt(FULL, "camel_case")["freeMap"] == {"a_b": "c"}
    assert spelt(FULL, "camel_case")["thing"] == {"x_y": 1}


def test_absent_is_zero() -> None:
    assert spelt({}, "zero_values") == ZEROS
    assert spelt({"first_name": None}, "zero_values") == ZEROS


def test_zero_is_absent() -> None:
    assert spelt(ZEROS, "omit_zeros") == {}
    assert spelt(FULL, "omit_zeros") == FULL


def test_times_that_are_none_stay() -> None:
    odd = {"at": "soon", "period": "1.5s"}
    assert spelt(odd, "time_fractions") == odd


def spelt(value: Any, switches: str) -> Any:
    return Spelling.of(Switches.parse(switches)).apply(value, MESSAGE)
