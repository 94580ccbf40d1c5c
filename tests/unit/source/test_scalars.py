import re

import pytest

from journeys_as_code.source.scalars import TAGGED, TELLING, Scalar, plain


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("", None), ("~", None), ("null", None), ("Null", None), ("NULL", None),
        ("true", True), ("True", True), ("TRUE", True),
        ("false", False), ("False", False), ("FALSE", False),
        ("0", 0), ("12", 12), ("-7", -7), ("18446744073709551616", 18446744073709551616),
        ("1.5", 1.5), ("-0.25", -0.25), ("0.0", 0.0), ("-0.0", -0.0), ("1e+16", 1e16), ("1.5e-07", 1.5e-7),
    ],
)  # fmt: skip
def test_written_as_it_prints_it_is_that(text: str, meaning: Scalar) -> None:
    assert repr(plain(text)) == repr(meaning)


@pytest.mark.parametrize(
    "text",
    [
        "on", "off", "yes", "NO", "y", "nULL", "tRUE", "None",
        "010", "00", "+1", "-0", "0x1F", "0o17", "0b1", "1_000", "1,5", "12:30", "190:20:30",
        "1.10", "1.", ".5", "1.50", "+1.5", "1e3", "1E+16", "1e+400", "12e03", "0.1000000000000000055",
        ".inf", "-.inf", ".nan", "inf", "nan", "-inf", "Infinity",
        "2024-01-01", "2024-01-01T10:00:00Z", "12345-67890", "1A2B3-CCCCC", "-", "--", "-x", "1 2",
        "\u0661\u0662", "\u00b2", "12\n", "=", "<<",
    ],
)  # fmt: skip
def test_anything_else_is_text(text: str) -> None:
    assert plain(text) == text


def test_a_number_too_long_to_convert_is_text() -> None:
    long = "9" * 10_000
    assert plain(long) == long
    assert plain("1" * 4300) == int("1" * 4300)


def test_a_scalar_that_is_no_text_shows_it_by_its_beginning() -> None:
    for text in ("", "~", "null", "True", "false", "-1", "7.5"):
        assert text[:1] in TELLING


@pytest.mark.parametrize(
    ("tag", "text", "meaning"),
    [
        ("str", "12", "12"), ("null", "~", None), ("bool", "TRUE", True), ("int", "010", 10),
        ("int", "0x1F", 31), ("int", "0o17", 15), ("float", "1e3", 1000.0),
        ("float", "3", 3.0), ("float", ".5", 0.5),
    ],
)  # fmt: skip
def test_a_tag_reads_as_the_core_schema_does(tag: str, text: str, meaning: Scalar) -> None:
    assert repr(TAGGED[tag](text)) == repr(meaning)


@pytest.mark.parametrize(
    ("tag", "text"),
    [("null", "x"), ("null", "false"), ("bool", "yes"), ("bool", "null"), ("int", "1.5"), ("int", "+0x1"),
     ("int", "9" * 5000), ("float", ".inf"), ("float", "nan"), ("float", "1e999")],
)  # fmt: skip
def test_a_tag_refuses_what_does_not_fit(tag: str, text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(text[:20])):
        TAGGED[tag](text)
