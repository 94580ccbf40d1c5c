import time
from typing import Any

import pytest

from journeys_as_code.findings import Place
from journeys_as_code.source.aliases import MOST_COPIED
from journeys_as_code.source.problems import MOST
from journeys_as_code.source.text import MAX_BYTES
from journeys_as_code.source.yaml_loader import load


def data(text: str) -> Any:
    source, findings = load(text.encode(), "a.yaml")
    assert source is not None, findings
    assert not findings
    return source.data


def codes(content: bytes) -> list[str]:
    return [finding.code for finding in load(content, "a.yaml")[1]]


def test_what_yaml_1_1_would_change_stays_text() -> None:
    text = "on: no\ntime: 12:30\ncode: 010\nversion: 1.10\nday: 2024-01-01\nhex: 0x1F\nend: .inf\n"
    assert data(text) == {
        "on": "no", "time": "12:30", "code": "010", "version": "1.10", "day": "2024-01-01",
        "hex": "0x1F", "end": ".inf",
    }  # fmt: skip


def test_quoted_and_block_scalars_are_text() -> None:
    assert data("a: '1'\nb: \"true\"\nc: |-\n  2\nd: >-\n  null\n") == {
        "a": "1", "b": "true", "c": "2", "d": "null",
    }  # fmt: skip


def test_keys_are_text_as_written() -> None:
    assert list(data("5: a\ntrue: b\n~: c\n1.10: d\n? e\n'<<': f\n!!str g: h\n")) == [
        "5", "true", "~", "1.10", "e", "<<", "g",
    ]  # fmt: skip


def test_core_tags_are_honoured() -> None:
    text = "a: !!str 5\nb: !!int '7'\nc: !!float 1\nd: !!seq [x]\ne: !!map {x: y}\nf: !!null ''\n"
    assert data(text) == {"a": "5", "b": 7, "c": 1.0, "d": ["x"], "e": {"x": "y"}, "f": None}
    assert data("a: !!bool true\nb: !<tag:yaml.org,2002:str> 5\n") == {"a": True, "b": "5"}


def test_the_bare_exclamation_mark_makes_text() -> None:
    assert data("a: ! 12\nb: &x ! 12\nc: &y 12\nd: ! [1]\n") == {
        "a": "12", "b": "12", "c": 12, "d": [1],
    }  # fmt: skip


def test_a_byte_order_mark_is_not_part_of_the_text() -> None:
    source, findings = load(b"\xef\xbb\xbftitle: x\n", "a.yaml")
    assert source is not None
    assert (source.text, source.data, findings) == ("title: x\n", {"title": "x"}, ())
    assert source.place(("title",)) == Place("a.yaml", 1, 8, 1)


def test_each_alias_is_a_copy_of_its_own() -> None:
    read = data("a: &x {b: [1]}\nc: *x\nd: *x\n")
    assert read["a"] == read["c"] == read["d"] == {"b": [1]}
    assert read["c"] is not read["d"]
    assert read["c"]["b"] is not read["a"]["b"]


def test_an_alias_can_be_a_key() -> None:
    assert data("a: &x name\n*x : b\n") == {"a": "name", "name": "b"}


def test_lines_break_as_in_yaml_1_2() -> None:
    text = "a: one\u2028two\n# note\u2029b: hidden\nc: 'x\x85y'\nd: \"\\uE000\\N\"\n"
    assert data(text) == {"a": "one\u2028two", "c": "x\x85y", "d": "\ue000\x85"}


def test_a_file_with_errors_is_given_as_far_as_it_can_be_understood() -> None:
    source, findings = load(b"a: 1\na: 2\nb: !x 3\n? [c]\n: d\n", "a.yaml")
    assert source is not None
    assert source.data == {"a": 1, "b": "3"}
    assert [finding.code for finding in findings] == ["J103", "J104", "J116"]


@pytest.mark.parametrize(
    "text", ["a: [", "a: &x [*x]", "<<: {a: 1}", "- a", "", "a: " + "[" * 101 + "]" * 101]
)
def test_a_file_that_cannot_be_understood_is_not_given(text: str) -> None:
    assert load(text.encode(), "a.yaml")[0] is None


def test_a_hundred_levels_are_read() -> None:
    assert data("a: " + "[" * 99 + "]" * 99) is not None
    assert codes(("a: " + "[" * 100 + "]" * 100).encode()) == ["J111"]


def test_a_file_of_the_largest_size_is_read() -> None:
    head = b"a: 1\n#"
    assert codes(head + b"x" * (MAX_BYTES - len(head))) == []
    assert codes(head + b"x" * (MAX_BYTES - len(head) + 1)) == ["J109"]


def test_aliases_may_stand_for_many_values() -> None:
    values = MOST_COPIED // 10
    text = f"a: &a [{', '.join('x' * (values - 1))}]\nb: [{', '.join(['*a'] * 10)}]\n"
    assert len(data(text)["b"]) == 10
    assert codes(text.encode() + b"c: *a\n") == ["J105"]


def test_reading_stops_at_the_hundredth_problem() -> None:
    assert codes(b"a: 1\n" * 50_000) == ["J103"] * MOST


HOSTILE = {
    "brackets": b"[" * MAX_BYTES,
    "braces": b"{" * MAX_BYTES,
    "pairs": b"{a: " * (MAX_BYTES // 4),
    "dashes": b"- " * (MAX_BYTES // 2),
    "questions": b"? " * (MAX_BYTES // 2),
    "exclamation marks": b"!" * MAX_BYTES,
    "tag directives": b"".join(b"%%TAG !t%d! x\n" % n for n in range(60_000)) + b"--- a\n",
    "doubling aliases": b"a0: &a0 [x]\n"
    + b"".join(b"a%d: &a%d [*a%d, *a%d]\n" % (n, n, n - 1, n - 1) for n in range(1, 20_000)),
    "nested aliases": b"a0: &a0 [x]\n"
    + b"".join(b"a%d: &a%d [*a%d]\n" % (n, n, n - 1) for n in range(1, 20_000)),
    "long number": b"a: " + b"9" * (MAX_BYTES - 3),
    "indentation": b"\n".join(b" " * n + b"a:" for n in range(1_400)),
    "control characters": b"a: " + b"\x01" * (MAX_BYTES - 3),
    "private characters": "".join(map(chr, range(0xE000, 0xF900))).encode() * 50
    + "\u2028".encode(),
    "open quote": b'a: "' + b"x\n " * (MAX_BYTES // 4),
    "documents": b"---\n" * (MAX_BYTES // 4),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_content_costs_seconds_at_most(name: str) -> None:
    before = time.process_time()
    source, findings = load(HOSTILE[name], "a.yaml")
    assert source is None or name == "long number"
    assert findings or name == "long number"
    assert time.process_time() - before < 5
