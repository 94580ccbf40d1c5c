from typing import Any

import pytest
from support.canonical import CATALOGUE

from journeys_as_code.address import Path
from journeys_as_code.model.absent import ABSENT
from journeys_as_code.model.points.kind import Form
from journeys_as_code.remote.semantics import Semantics
from journeys_as_code.secrets import Secrets

SEMANTICS = Semantics(CATALOGUE)
SECRETS = Secrets.of(["hunter2"], salt="salt")


def journey(**point: Any) -> dict[str, Any]:
    return {"title": "T", "points": {"a": point}}


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ((), Form.MESSAGE),
        (("title",), Form.TEXT),
        (("params", "capping"), Form.ANY),
        (("params", "unknown"), Form.ANY),
        (("comments", 0, "text"), Form.ANY),
        (("points",), Form.MAP),
        (("points", "a", "title"), Form.TEXT),
        (("points", "a", "next"), Form.TEXT),
        (("points", "a", "outputs", "matched"), Form.TEXT),
        (("points", "a", "position", "x"), Form.NUMBER),
        (("points", "a", "extra", "outputs"), Form.ANY),
        (("points", "a", "wait", "duration"), Form.DURATION),
        (("points", "a", "start_by_segment", "start_at"), Form.TIMESTAMP),
        (("points", "a", "webhook", "headers"), Form.MAP),
        (("points", "a", "webhook", "headers", "X-Key"), Form.TEXT),
        (("points", "a", "webhook", "data", "deep", 3), Form.ANY),
        (("points", "a", "no_such_kind", "x"), Form.ANY),
    ],
)
def test_a_path_has_a_type(path: Path, form: Form) -> None:
    assert SEMANTICS.type_at({}, path).form is form


def test_absent_is_the_zero_value() -> None:
    flag = SEMANTICS.type_at({}, ("points", "a", "start_by_segment", "is_deactivated"))
    assert SEMANTICS.same(flag, ABSENT, False)
    assert SEMANTICS.same(flag, ABSENT, ABSENT)
    assert not SEMANTICS.same(flag, True, ABSENT)
    assert SEMANTICS.is_zero(flag, ABSENT)


def test_a_sealed_text_is_the_text_it_seals() -> None:
    headers = SEMANTICS.type_at({}, ("points", "a", "webhook", "headers"))
    plain = {"Authorization": "Basic hunter2", "X": "y"}
    sealed = SECRETS.seal(plain)
    assert sealed != plain
    assert SEMANTICS.same(headers, sealed, plain)
    assert SEMANTICS.same(headers, plain, sealed)
    assert SEMANTICS.same(headers, sealed, sealed)
    assert not SEMANTICS.same(headers, sealed, plain | {"Authorization": "Basic other"})
    assert not SEMANTICS.same(headers, sealed, {"Authorization": "Basic hunter2"})


def test_seals_count_inside_lists_and_whole_documents() -> None:
    plain = journey(webhook={"data": [{"key": "hunter2"}, 1]})
    assert SEMANTICS.same_document(SECRETS.seal(plain), plain)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (journey(exit={}), journey(exit={}, title="")),
        (journey(wait={"duration": "1d"}), journey(wait={"duration": "86400.000s"})),
        (journey(exit={}), journey(exit={}) | {"comments": [], "params": {}}),
        (journey(new_kind={"x_y": 1}), journey(newKind={"xY": "1"})),
    ],
)
def test_documents_that_mean_the_same(a: Any, b: Any) -> None:
    assert SEMANTICS.same_document(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (journey(exit={}), journey(wait={})),
        (journey(exit={}), {"title": "T", "points": {}}),
        (journey(exit={}), {"title": "T", "points": {"A": {"exit": {}}}}),
        (journey(exit={}, next="b"), journey(exit={}, next="c")),
        (journey(exit={}), journey(exit={}, position={"x": 1})),
    ],
)
def test_documents_that_do_not(a: Any, b: Any) -> None:
    assert not SEMANTICS.same_document(a, b)


def test_tidy_keeps_every_point_and_its_kind_and_the_order() -> None:
    document = {
        "title": "T",
        "params": {"capping": None},
        "points": {
            "b": {"title": "", "exit": {"x": 0}},
            "a": {"title": "A", "wait": {"duration": "1d", "until": {}}, "next": "b"},
        },
        "comments": [],
    }
    tidied = SEMANTICS.tidy(document)
    assert tidied == {
        "title": "T",
        "points": {
            "b": {"exit": {}},
            "a": {"title": "A", "wait": {"duration": "1d"}, "next": "b"},
        },
    }
    assert [list(tidied["points"]), list(tidied["points"]["a"])] == [
        ["b", "a"],
        ["title", "wait", "next"],
    ]


def test_align_spells_unknown_parts_as_the_other_document_does() -> None:
    live = journey(newKind={"fooBar": 1}, extra={"newPart": 2})
    like = journey(new_kind={"foo_bar": 5}, extra={"new_part": 6})
    assert SEMANTICS.align(live, like) == journey(new_kind={"foo_bar": 1}, extra={"new_part": 2})


def test_align_never_renames_a_point() -> None:
    live = {"title": "T", "points": {"sayHello": {"exit": {}}}}
    assert SEMANTICS.align(live, {"title": "T", "points": {"say_hello": {"exit": {}}}}) == live
