"""What compiling promises: one canonical form, stable uuids, and nothing changed in place."""

import copy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from support.documents import CATALOGUE, documents, names

from journeys_as_code.compile.canonical import canonical
from journeys_as_code.compile.identity import identify, point_uuid
from journeys_as_code.model.graph import Graph
from journeys_as_code.validate.judge import fits

CODE = "AAAAA-00000"


@given(documents())
def test_the_canonical_form_is_canonical(document: dict[str, Any]) -> None:
    once = canonical(document, CATALOGUE, CODE)
    assert canonical(once, CATALOGUE, CODE) == once
    assert fits(once, CATALOGUE)


@given(documents())
def test_the_document_is_left_alone(document: dict[str, Any]) -> None:
    before = copy.deepcopy(document)
    canonical(document, CATALOGUE, CODE, {"a": "b"})
    assert document == before


@given(documents())
def test_every_way_is_kept(document: dict[str, Any]) -> None:
    edges = [(edge.source, edge.output, edge.target) for edge in graph(document).edges]
    kept = graph(canonical(document, CATALOGUE, CODE)).edges
    assert sorted((edge.source, edge.output, edge.target) for edge in kept) == sorted(edges)


@given(documents(), st.randoms())
def test_the_order_of_points_and_keys_means_nothing(document: dict[str, Any], random: Any) -> None:
    shuffled = list(document["points"].items())
    random.shuffle(shuffled)
    again = {
        **document,
        "points": {name: dict(reversed(point.items())) for name, point in shuffled},
    }
    assert canonical(again, CATALOGUE, CODE) == canonical(document, CATALOGUE, CODE)


four = st.tuples(names, names, names, names)


@given(four, four)
def test_a_point_uuid_is_of_one_point(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert (point_uuid(*one) == point_uuid(*other)) == (one == other)


@given(documents())
def test_identity_is_stable_once_known(document: dict[str, Any]) -> None:
    first = identify(document, project="p", application_code=CODE, key="k")
    assert identify(document, project="q", application_code=CODE, key="l", known=first) == first


def graph(document: dict[str, Any]) -> Graph:
    return Graph.of(document, CATALOGUE)
