"""Edits as people see them: what a file is before, and the few lines that change."""

from typing import Any

import pytest

from journeys_as_code.findings import Place
from journeys_as_code.source.difference import between
from journeys_as_code.source.editing import apply
from journeys_as_code.source.edits import Edit, Insert, Remove, Rename, Set, Why
from journeys_as_code.source.order import project_order

FILE = """\
title: Welcome   # shown
status: 'running'

points:
  # who comes in
  start:
    start_by_api: {attributes: [plan, "my age"]}   # ours
    next: hello

  # the greeting
  hello:
    title: "Say hello"
    send_push:
      preset_code: 12345-67890
      content: |
        Hello
          there
    next: bye

  bye:
    exit: {}
comments: []
"""


def after(*edits: Edit, text: str = FILE) -> str:
    done = apply(text, edits)
    assert done.refused == ()
    return done.text


def changes(before: str, after: str) -> list[str]:
    """The lines that are gone and those that are new, without what is the same around them."""
    old, new = before.split("\n"), after.split("\n")
    while old and new and old[0] == new[0]:
        del old[0], new[0]
    while old and new and old[-1] == new[-1]:
        del old[-1], new[-1]
    return [f"-{line}" for line in old] + [f"+{line}" for line in new]


HELLO = ("points", "hello")
CONTENT = (*HELLO, "send_push", "content")
CONTENT_LINES = ["-      content: |", "-        Hello", "-          there"]
PUSH_LINES = ["-      preset_code: 12345-67890", *CONTENT_LINES]
EXIT = ("points", "bye", "exit")
NEW_LINES = ["+  new:", "+    exit: {}"]
ATTRIBUTES = ("points", "start", "start_by_api", "attributes")


def api(*attributes: str) -> str:
    return f"start_by_api: {{attributes: [{', '.join(attributes)}]}}   # ours"


API = "-    " + api("plan", '"my age"')


@pytest.mark.parametrize(
    ("edit", "changed"),
    [
        (Set(("status",), "draft"), ["-status: 'running'", "+status: 'draft'"]),
        (Set(("status",), None), ["-status: 'running'", "+status: null"]),
        (Set(("title",), "a: b"), ["-title: Welcome   # shown", '+title: "a: b"   # shown']),
        (Set((*HELLO, "title"), 'a "b"'), ['-    title: "Say hello"', '+    title: "a \\"b\\""']),
        (Set((*HELLO, "title"), "a\nb"), ['-    title: "Say hello"', '+    title: "a\\nb"']),
        (Set(CONTENT, "Bye\n"), ["-        Hello", "-          there", "+        Bye"]),
        (Set(CONTENT, "x"), [*CONTENT_LINES, "+      content: x"]),
        (Set(CONTENT, 5), [*CONTENT_LINES, "+      content: 5"]),
        (Set(ATTRIBUTES, []), [API, "+    start_by_api: {attributes: []}   # ours"]),
        (
            Set((*ATTRIBUTES, 1), "x"),
            [API, '+    start_by_api: {attributes: [plan, "x"]}   # ours'],
        ),
        (
            Set((*ATTRIBUTES, 0), 1),
            [API, '+    start_by_api: {attributes: [1, "my age"]}   # ours'],
        ),
        (Set((*HELLO, "send_push"), {"code": 5}), [*PUSH_LINES, "+      code: 5"]),
        (Set(EXIT, {"a": [1]}), ["-    exit: {}", "+    exit: {a: [1]}"]),
        (Set(EXIT, {"a": {"b": 1}}), ["-    exit: {}", "+    exit:", "+      a: {b: 1}"]),
        (Set(("comments",), [{"x": 1}]), ["-comments: []", "+comments:", "+  - {x: 1}"]),
        (Set((*HELLO, "send_push", "inbox", "days"), 3), ["+      inbox: {days: 3}"]),
        (Set(("params", "capping"), {"days": 1}), ["+params:", "+  capping: {days: 1}", "+"]),
        (Insert((*HELLO, "position"), {"x": 1, "y": 2}), ["+    position: {x: 1, y: 2}"]),
        (Insert((*HELLO, "send_push", "a"), 1, before="preset_code"), ["+      a: 1"]),
        (Insert((*HELLO, "send_push", "b"), 1, after="preset_code"), ["+      b: 1"]),
        (Insert((*HELLO, "send_push", "c"), 1), ["+      c: 1"]),
        (Insert((*ATTRIBUTES, 1), "x"), [API, "+    " + api("plan", "x", '"my age"')]),
        (Insert((*ATTRIBUTES, 2), "x, y"), [API, "+    " + api("plan", '"my age"', '"x, y"')]),
        (Insert(("points", "new"), {"exit": {}}, before="start"), [*NEW_LINES, "+"]),
        (Insert(("points", "new"), {"exit": {}}, after="hello"), [*NEW_LINES, "+"]),
        (Insert(("points", "new"), {"exit": {}}), ["+", *NEW_LINES]),
        (Remove(("status",)), ["-status: 'running'"]),
        (Remove(CONTENT), CONTENT_LINES),
        (Remove(("points", "bye")), ["-", "-  bye:", "-    exit: {}"]),
        (Remove(EXIT), ["-  bye:", "-    exit: {}", "+  bye: {}"]),
        (Remove((*ATTRIBUTES, 0)), [API, "+    " + api('"my age"')]),
        (Remove(ATTRIBUTES), [API, "+    start_by_api: {}   # ours"]),
        (Rename(("points", "bye"), "the end"), ["-  bye:", "+  the end:"]),
        (Rename((*HELLO, "send_push"), "send_email"), ["-    send_push:", "+    send_email:"]),
    ],
)
def test_an_edit_changes_only_these_lines(edit: Edit, changed: list[str]) -> None:
    assert changes(FILE, after(edit)) == changed


def test_a_point_goes_with_its_comment_and_one_blank_line() -> None:
    hello = FILE[FILE.index("  # the greeting") : FILE.index("  bye:")]
    assert after(Remove(HELLO)) == FILE.replace(hello, "")


def test_edits_are_made_one_after_the_other() -> None:
    point = {"wait": {"duration": "1d"}, "next": "bye"}
    done = after(Insert(("points", "wait"), point, after="hello"), Set((*HELLO, "next"), "wait"))
    assert changes(FILE, done) == [
        "+    next: wait",
        "+",
        "+  wait:",
        "+    wait: {duration: 1d}",
    ]


@pytest.mark.parametrize(
    ("text", "edit", "result"),
    [
        ("a: 1", Insert(("b",), 2), "a: 1\nb: 2"),
        ("a: |\n  x", Insert(("b",), 2), "a: |-\n  x\nb: 2\n"),
        ("a: 1\r\nb: 2\r\n", Insert(("c",), [{"d": {}}]), "a: 1\r\nb: 2\r\nc:\r\n  - {d: {}}\r\n"),
        ("\ufeffa: 1\n", Set(("a",), 2), "\ufeffa: 2\n"),
        ("a: 1\n", Remove(("a",)), "{}\n"),
        ("{}\n", Insert(("a",), 1), "{a: 1}\n"),
        ("a:\nb: 1\n", Set(("a",), "x"), "a: x\nb: 1\n"),
        ("a:   # c\nb: 1\n", Set(("a",), "x"), "a: x   # c\nb: 1\n"),
        ("a: # c\n  x\n", Set(("a",), "y"), "a: # c\n  y\n"),
        ("a: # c\n  x\n", Set(("a",), "y\nz"), 'a: # c\n  "y\\nz"\n'),
        ("a: | # c\n  x\nb: 1\n", Set(("a",), 5), "a: 5 # c\nb: 1\n"),
        ("a: &n x\n", Set(("a",), "y"), "a: &n y\n"),
        ("a: &n !!str 5\n", Set(("a",), 6), "a: &n 6\n"),
        ("a: &n\n  b: 1\n", Set(("a",), {"c": 2}), "a: &n\n  c: 2\n"),
        ("a:  # c\n  b: 1\n", Set(("a",), [1]), "a:  # c\n  - 1\n"),
        ("a:\n- x\n- y\n", Insert(("a", 1), {"b": 1}), "a:\n- x\n- {b: 1}\n- y\n"),
        ("a:\n- b: 1\n  c: 2\n", Set(("a", 0), "x"), "a:\n- x\n"),
        ("a:\n- b: 1\n  c: 2\n", Remove(("a", 0, "b")), "a:\n- c: 2\n"),
        ("a:\n- b: 1\n  # c\n  c: 2\n", Remove(("a", 0, "b")), "a:\n-\n  # c\n  c: 2\n"),
        ("a:\n- b: 1\n", Remove(("a", 0, "b")), "a:\n- {}\n"),
        ("a:\n- b: 1\n", Insert(("a", 0, "c"), 2, before="b"), "a:\n- c: 2\n  b: 1\n"),
        ("a:\n    b:\n        c: 1\n", Insert(("a", "d"), {"e": {"f": {}}}),
         "a:\n    b:\n        c: 1\n    d:\n        e: {f: {}}\n"),
        ("a: {b, c: }\n", Set(("a", "b"), 1), "a: {b: 1, c: }\n"),
        ("a: {b, c: }\n", Set(("a", "c"), 1), "a: {b, c: 1 }\n"),
        ("a: [&n , x]\n", Set(("a", 0), 1), "a: [&n 1 , x]\n"),
        ("a: [!!str 5]\n", Set(("a", 0), 6), "a: [6]\n"),
        ("a: [\n  x, # one\n  y\n]\n", Insert(("a", 1), "n"), "a: [\n  x, # one\n  n,\n  y\n]\n"),
        ("a: [\n  x, # one\n  y # two\n]\n", Insert(("a", 2), "n"), "a: [\n  x, # one\n  y, # two\n  n\n]\n"),
        ("a: [\n  x,\n  y,\n]\n", Insert(("a", 0), "n"), "a: [\n  n,\n  x,\n  y,\n]\n"),
        ("a: [\n  # one\n  x,\n  y,\n]\n", Remove(("a", 0)), "a: [\n  y,\n]\n"),
        ("a: [x, y]\n", Remove(("a", 1)), "a: [x]\n"),
        ("a: {b: 1, # one\n  c: 2}\n", Remove(("a", "c")), "a: {b: 1 # one\n  }\n"),
        ("a: {b: 1, c: 2, # both\n  d: 3}\n", Remove(("a", "c")), "a: {b: 1, # both\n  d: 3}\n"),
        ("a: {b: 1,\n  # of c\n  c: 2,\n  d: 3}\n", Remove(("a", "c")), "a: {b: 1,\n  d: 3}\n"),
        ("a: [x]\n", Remove(("a", 0)), "a: []\n"),
        ("a: [{}, []]\n", Insert(("a", 0, "b"), 1), "a: [{b: 1}, []]\n"),
        ("? a\n: b\n", Set(("a",), "c"), "? a\n: c\n"),
        ("'a': 1\n", Rename(("a",), "it's"), "'it''s': 1\n"),
        ("a: {b: 1}\n", Rename(("a", "b"), "c, d"), 'a: {"c, d": 1}\n'),
        ("a: &n b\n*n : 1\n", Rename(("b",), "c"), "a: &n b\nc : 1\n"),
        ("a: x\n\nb: y\n\nc: z\n", Remove(("a",)), "b: y\n\nc: z\n"),
        ("a: |+\n  x\n\nb: y\n\nc: z\n", Remove(("b",)), "a: |+\n  x\n\nc: z\n"),
        ("a: |\n  x\nb: |+\n  y\n\n", Insert(("c",), 1, after="a"), "a: |\n  x\nc: 1\nb: |+\n  y\n\n"),
    ],
)  # fmt: skip
def test_every_way_to_write_is_understood(text: str, edit: Edit, result: str) -> None:
    assert after(edit, text=text) == result


HALF = "a text holds half of a character (U+D800), which no file can hold"
SHARED = """\
a: &n {x: 1}
b: *n
c: "${vars.secret} and more"
d: $${literal}
e: {f: &m 1, g: *m}
"""


@pytest.mark.parametrize(
    ("edit", "why", "message", "place"),
    [
        (Set(("b",), 1), Why.ALIAS, "`b` is the alias `*n`", (2, 4)),
        (Set(("b", "x"), 2), Why.ALIAS, "`b` is given by the alias `*n`", (2, 4)),
        (Remove(("b", "x")), Why.ALIAS, "`b` is given by the alias `*n`", (2, 4)),
        (Insert(("b", "y"), 2), Why.ALIAS, "`b` is given by the alias `*n`", (2, 4)),
        (Set(("a", "x"), 2), Why.SHARED, "the alias `*n` elsewhere gives the value too", (2, 4)),
        (Set(("a",), 2), Why.SHARED, "the alias `*n` elsewhere gives the value too", (2, 4)),
        (Insert(("a", "y"), 2), Why.SHARED, "the alias `*n` elsewhere gives the value too", (2, 4)),
        (Rename(("a", "x"), "y"), Why.SHARED, "the alias `*n` elsewhere gives the value too", (2, 4)),
        (Remove(("a",)), Why.SHARED, "the alias `*n` elsewhere gives the value too", (2, 4)),
        (Remove(("e", "f")), Why.SHARED, "the alias `*m` elsewhere gives the value too", (5, 17)),
        (Set(("c",), 1), Why.VAR, "`c` is `${vars.secret} and more`", (3, 4)),
        (Set(("e",), 1), Why.ALIAS, "`e` holds the alias `*m`", (5, 17)),
        (Set(("z", 0), 1), Why.ABSENT, "there is nothing at `z`", (1, 1)),
        (Set((), 1), Why.ABSENT, "a whole file is not edited but written anew", (1, 1)),
        (Set(("a", "x", "y"), 1), Why.ABSENT, "there is nothing at `a.x.y`", (1, 1)),
        (Insert(("a",), 1), Why.TAKEN, "there is a value at `a` already", (1, 1)),
        (Insert(("z",), 1, after="y"), Why.ABSENT, "there is nothing at `y`", (1, 1)),
        (Insert(("a", 0), 1), Why.ABSENT, "there is nothing at `a[0]`", (1, 1)),
        (Remove(("y", "z")), Why.ABSENT, "there is nothing at `y`", (1, 1)),
        (Remove(("a", "z")), Why.ABSENT, "there is nothing at `a.z`", (1, 1)),
        (Rename(("a",), "b"), Why.TAKEN, "there is a key `b` already", (1, 1)),
        (Set(("d",), "\ud800"), Why.UNCLEAR, HALF, (1, 1)),
        (Set(("d",), float("inf")), Why.UNCLEAR, "YAML cannot hold the number inf", (1, 1)),
    ],
)  # fmt: skip
def test_what_would_be_missed_is_refused(
    edit: Edit, why: Why, message: str, place: tuple[int, int]
) -> None:
    done = apply(SHARED, [edit], file="a.yaml")
    (refusal,) = done.refused
    assert done.text == SHARED
    assert (refusal.edit, refusal.why, refusal.message) == (edit, why, message)
    assert refusal.place == Place("a.yaml", *place)


@pytest.mark.parametrize(
    ("edit", "line"),
    [
        (Set(("b",), {"x": 2}, frozenset({Why.ALIAS})), "b: {x: 2}"),
        (Set(("c",), "clear", frozenset({Why.VAR})), 'c: "clear"'),
        (Set(("d",), "other"), "d: other"),
        (Set(("e",), 1, frozenset({Why.ALIAS})), "e: 1"),
        (Remove(("b",)), ""),
        (Remove(("e",)), ""),
        (Rename(("a",), "z"), "z: &n {x: 1}"),
    ],
)
def test_what_is_allowed_or_harmless_is_made(edit: Edit, line: str) -> None:
    gone = next(row for row in SHARED.splitlines() if row.startswith(str(edit.path[0])))
    expected = SHARED.replace(gone, line) if line else SHARED.replace(f"{gone}\n", "")
    assert after(edit, text=SHARED) == expected


def test_a_var_that_stays_in_a_larger_value_is_not_in_the_way() -> None:
    text = 'a: {x: "${vars.x}", y: [1, "${vars.y}"]}\n'
    kept = {"x": "${vars.x}", "y": [2, "${vars.y}"], "z": 3}
    assert after(Set(("a",), kept), text=text) == (
        'a: {x: "${vars.x}", y: [2, "${vars.y}"], z: 3}\n'
    )
    lost: list[Any] = [{"x": "${vars.x}", "y": [1]}, {"x": 1}, 5]
    for value in lost:
        (refusal,) = apply(text, [Set(("a",), value)]).refused
        assert refusal.why is Why.VAR


def test_an_edit_of_a_broken_file_is_refused() -> None:
    (refusal,) = apply("a: b: c\n", [Set(("a",), 1)]).refused
    assert refusal.why is Why.INVALID


def test_one_refusal_does_not_keep_the_others_from_being_made() -> None:
    done = apply("a: 1\nb: 2\n", [Set(("a",), 3), Remove(("x",)), Set(("b",), 4)])
    assert done.text == "a: 3\nb: 4\n"
    assert [refusal.edit for refusal in done.refused] == [Remove(("x",))]


def test_a_project_file_has_an_order_of_its_own() -> None:
    text = "version: 1\ntargets:\n  dev:\n    api: sandbox\n    vars: {a: 1}\n"
    edit = Insert(("targets", "dev", "token"), {"env": "T"})
    done = apply(text, [edit], order=project_order())
    assert done.text.splitlines()[4] == "    token: {env: T}"


def test_the_edits_between_two_documents() -> None:
    old = {"title": "a", "list": [1, 2, 3], "same": {"x": 1}, "gone": 1, "m": {"k": 1, "l": 2}}
    new = {"title": "b", "list": [0, 1, 3, 4], "same": {"x": 1}, "m": {"j": 0, "k": 2}, "n": []}
    assert between(old, new) == (
        Set(("title",), "b"),
        Insert(("list", 3), 4),
        Remove(("list", 1)),
        Insert(("list", 0), 0),
        Insert(("m", "j"), 0, before="k"),
        Set(("m", "k"), 2),
        Remove(("m", "l")),
        Insert(("n",), []),
        Remove(("gone",)),
    )
