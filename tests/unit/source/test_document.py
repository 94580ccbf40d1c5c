from typing import Any

import pytest

from journeys_as_code.address import Path
from journeys_as_code.findings import Place
from journeys_as_code.source.document import SourceFile
from journeys_as_code.source.yaml_loader import load

TEXT = """\
title: Welcome
points:
  hello:
    send_push: {preset_code: "12345", days: 010}
    next: bye
  bye: &end
    exit: {}
  copy: *end
tags:
- one
- # two follows
  'two'
empty:
note: !!str  # about
  5
block: |
  text
twice: [&n 1, *n]
"""


def read(text: str) -> SourceFile:
    source, findings = load(text.encode(), "a.yaml")
    assert source is not None, findings
    return source


def shown(source: SourceFile, place: Place) -> str:
    """What the file has at a place."""
    line = source.text.splitlines()[place.line - 1]
    return line[place.column - 1 : place.column - 1 + place.length]


@pytest.mark.parametrize(
    ("path", "place", "text"),
    [
        (("title",), (1, 8), "Welcome"),
        (("points", "hello", "send_push", "preset_code"), (4, 30), '"12345"'),
        (("points", "hello", "send_push"), (4, 16), ""),
        (("points", "hello"), (4, 5), ""),
        (("tags", 0), (10, 3), "one"),
        (("tags", 1), (12, 3), "'two'"),
        (("empty",), (13, 7), ""),
        (("note",), (15, 3), "5"),
        (("block",), (16, 8), "|"),
        (("points", "bye"), (7, 5), ""),
        (("points", "copy"), (8, 9), "*end"),
        (("points", "copy", "exit"), (7, 11), ""),
        (("twice", 0), (18, 12), "1"),
        (("twice", 1), (18, 15), "*n"),
        ((), (1, 1), ""),
    ],
)
def test_the_place_of_a_value(path: Path, place: tuple[int, int], text: str) -> None:
    source = read(TEXT)
    found = source.place(path)
    assert ((found.line, found.column), shown(source, found)) == (place, text)


@pytest.mark.parametrize(
    ("path", "place", "text"),
    [
        (("title",), (1, 1), "title"),
        (("points", "hello", "send_push", "days"), (4, 39), "days"),
        (("points", "copy"), (8, 3), "copy"),
        (("tags", 0), (10, 3), "one"),
        ((), (1, 1), ""),
    ],
)
def test_the_place_of_a_key(path: Path, place: tuple[int, int], text: str) -> None:
    source = read(TEXT)
    found = source.place(path, key=True)
    assert ((found.line, found.column), shown(source, found)) == (place, text)


@pytest.mark.parametrize(
    ("path", "place", "text"),
    [
        (("points", "hello", "title"), (3, 3), "hello"),
        (("points", "nobody", "title"), (2, 1), "points"),
        (("points", "hello", "next", "deeper"), (5, 5), "next"),
        (("tags", 7), (9, 1), "tags"),
        (("tags", "x"), (9, 1), "tags"),
        (("points", 0), (2, 1), "points"),
        (("nothing",), (1, 1), ""),
    ],
)
def test_what_does_not_exist_is_placed_at_its_nearest_parent(
    path: Path, place: tuple[int, int], text: str
) -> None:
    source = read(TEXT)
    for key in (True, False):
        found = source.place(path, key=key)
        assert ((found.line, found.column), shown(source, found)) == (place, text)


def test_a_repeated_key_is_placed_where_its_value_came_from() -> None:
    source, _ = load(b"a: 1\na: 2\n", "a.yaml")
    assert source is not None
    assert source.place(("a",)) == Place("a.yaml", 1, 4, 1)


@pytest.mark.parametrize("text", ["", "a: ["])
def test_a_text_without_places_has_its_beginning(text: str) -> None:
    source = SourceFile("a.yaml", text, {"a": 1})
    assert source.place(("a",)) == Place("a.yaml")
    assert not source.is_plain(("a",))


def test_plain_scalars_are_told_from_all_others() -> None:
    source = read("a: 5\nb: '5'\nc: !!str 5\nd: |\n  5\ne: [5]\nf: &x 5\ng: *x\nh:\n")
    paths: list[Path] = [(name,) for name in source.data]
    assert [path[0] for path in paths if source.is_plain(path)] == ["a", "f", "g", "h"]
    assert source.is_plain(("e", 0))
    assert not source.is_plain(("e", 1))


def test_places_are_read_only_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from journeys_as_code.source import document

    reads: list[Any] = []
    original = document.lay_out
    monkeypatch.setattr(document, "lay_out", lambda text: reads.append(text) or original(text))
    source = read(TEXT)
    assert reads == []
    assert source.place(("title",)) == source.place(("title",))
    assert reads == [TEXT]


WITHIN = {
    "plain": "a: say ${name} now\n",
    "plain over lines": "a: say\n   hello\n\n   to ${name} now\n",
    "single quotes": "a: 'it''s ${name}'\n",
    "single quotes over lines": "a: 'it''s\n\n  for ${name}'\n",
    "double quotes": 'a: "\\"\\x41\\u00e9\\U0001F600\\n\\t ${name}"\n',
    "double quotes over lines": 'a: "one\\\n   \\ two\n\n  ${name}"\n',
    "double quotes and carriage returns": 'a: "one\\\r\n   two\r\n ${name}"\r\n',
    "literal block": "a: |  # note ${name}\n  one\n    two ${name}\n",
    "literal block with its indentation": "a: |2-\n    one\n  two ${name}\n",
    "folded block": "a: >\n  one\n  two\n\n    three\n  four ${name}\n  five\n",
    "with properties": "a: &x !!str 'say ${name}'\n",
    "by an alias": "b: &x 'say ${name}'\na: *x\n",
    "beside foreign line breaks": "b: x\u2028y\na: one\u2028two ${name}\n",
    "in brackets": "a: {b: 'say ${name}'}\n",
}


@pytest.mark.parametrize("name", WITHIN)
def test_the_place_of_a_part_of_a_text(name: str) -> None:
    source = read(WITHIN[name])
    path: Path = ("a", "b") if name == "in brackets" else ("a",)
    value = source.data["a"]["b"] if name == "in brackets" else source.data["a"]
    place = source.place_within(path, value.index("${name}"), len("${name}"))
    line = source.text.split("\n")[place.line - 1]
    assert line[place.column - 1 : place.column - 1 + place.length] == "${name}"


def test_a_part_over_several_lines_ends_with_the_first() -> None:
    source = read("a: one two\n   three\n")
    assert source.place_within(("a",), 4, 9) == Place("a.yaml", 1, 8, 3)


def test_a_part_that_cannot_be_told_is_the_whole_value() -> None:
    source = read("a: one\nb: [c]\n")
    whole = Place("a.yaml", 1, 4, 3)
    assert source.place_within(("a",), 7, 2) == whole
    assert source.place_within(("a",), 0, 0) == whole
    assert source.place_within(("b",), 0, 1) == source.place(("b",))
    assert source.place_within(("c",), 0, 1) == source.place(("c",))
