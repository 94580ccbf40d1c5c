import codecs

import pytest

from journeys_as_code.findings import Finding, Place
from journeys_as_code.source.problems import Problems
from journeys_as_code.source.text import decode, forbid_characters


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("a: 1".encode("utf-16"), "UTF-16"),
        ("a: 1".encode("utf-16-le"), "UTF-16"),
        ("a: 1".encode("utf-16-be"), "UTF-16"),
        (codecs.BOM_UTF16_BE + "a: 1".encode("utf-16-be"), "UTF-16"),
        ("a: 1".encode("utf-32"), "UTF-32"),
        (codecs.BOM_UTF32_BE + "a: 1".encode("utf-32-be"), "UTF-32"),
    ],
)
def test_wide_encodings_are_named(content: bytes, name: str) -> None:
    refused = decode(content, "a.yaml")
    assert isinstance(refused, Finding)
    assert refused.message == f"the file is {name}, not UTF-8"


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"\xff", Place("a.yaml", 1, 1, 1)),
        (b"a: b\nc: \xe9t\xe9\n", Place("a.yaml", 2, 4, 1)),
        ("\ufeffé: ".encode() + b"\xc3(", Place("a.yaml", 1, 4, 1)),
        (b"a: \xed\xa0\x80", Place("a.yaml", 1, 4, 1)),
        (b"a: \xf0\x9f\x98", Place("a.yaml", 1, 4, 1)),
    ],
)
def test_the_first_byte_that_is_not_utf_8_is_shown(content: bytes, place: Place) -> None:
    refused = decode(content, "a.yaml")
    assert isinstance(refused, Finding)
    assert (refused.code, refused.place) == ("J101", place)


def test_only_the_first_control_characters_are_listed() -> None:
    problems = Problems("\x01\n" * 50, "a.yaml")
    forbid_characters("\x01\n" * 50, problems)
    assert [f.place.line for f in problems.findings] == list(range(1, 11))
