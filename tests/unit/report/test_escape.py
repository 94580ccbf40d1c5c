"""Nothing from outside gets out of the place it is printed in."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys_as_code.model.absent import ABSENT
from journeys_as_code.report import escape

ANY_TEXT = st.text(st.characters(codec=None), max_size=80)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain, Ünïcode 日本語 👩\u200d👧", "plain, Ünïcode 日本語 👩\u200d👧"),
        ("\x1b[2J\x07\x9b", "\\e[2J\\x07\\x9b"),
        ("two\r\nlines\t\u2028", "two\\r\\nlines\\t\\u2028"),
        ("turned \u202e round", "turned \\u202e round"),
        ("half \ud800", "half \\ud800"),
        ("French\u00a0!", "French\u00a0!"),
    ],
)
def test_plain(text: str, shown: str) -> None:
    assert escape.plain(text) == shown


@given(ANY_TEXT)
def test_plain_is_one_line_without_control_characters(text: str) -> None:
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e]", escape.plain(text))


@given(ANY_TEXT)
def test_markdown_has_no_character_with_a_meaning(text: str) -> None:
    inner = escape.markdown(text).removeprefix("<code>").removesuffix("</code>")
    assert not re.search(r"[<>|`*_\[\]()@\\!~\n]", inner)
    assert not re.search(r"&(?!#\d+;)|(?<!&)#", inner)


@given(st.lists(ANY_TEXT.map(escape.plain), max_size=5))
def test_no_line_ends_its_fence(lines: list[str]) -> None:
    first, *inside, last = escape.fence(lines, "diff").split("\n")
    assert first == f"{last}diff"
    assert inside == lines
    assert all(last not in line for line in lines)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("a\nb \x1b", r'"a\nb \u001b"'),
        (None, "null"),
        (
            {"wait": {"duration": "1d"}, "X-Key: y": [1, True]},
            '{wait: {duration: "1d"}, "X-Key: y": [1, true]}',
        ),
        ({"\x1b": ""}, r'{"\u001b": ""}'),
        (ABSENT, "(absent)"),
    ],
)
def test_value(value: object, shown: str) -> None:
    assert escape.value(value) == shown
