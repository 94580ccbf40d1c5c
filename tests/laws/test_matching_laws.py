"""Matching points: whatever order they are in, no point twice, and nothing but its own under a new name."""

from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from support.canonical import documents, uuids_of
from support.graphs import graphs
from support.planning import SEMANTICS
from support.readings import can_be_live, read_back, readings, without_strangers

from journeys_as_code.model.journey import Document, Point, kind_of
from journeys_as_code.model.matching import match
from journeys_as_code.operate.adopt import Adoption, fit
from journeys_as_code.sandbox.switches import Switches


def same(_: str, one: Any, other: Any) -> bool:
    return bool(one == other)


def shuffled(document: Document, order: st.DataObject) -> Document:
    points = order.draw(st.permutations(list(document["points"].items())))
    return {**document, "points": dict(points)}


def renamed(document: Document, old: str, new: str) -> Document:
    def called(name: str) -> str:
        return new if name == old else name

    def point(given: Point) -> Point:
        ways = {"next": called(given["next"])} if "next" in given else {}
        if "outputs" in given:
            ways = {"outputs": {way: called(to) for way, to in given["outputs"].items()}}
        return {**given, **ways}

    points = {called(name): point(given) for name, given in document["points"].items()}
    return {**document, "points": points}


@settings(max_examples=60)
@given(graphs(), graphs(), st.data())
def test_the_order_of_points_does_not_matter(one: Document, other: Document, data: Any) -> None:
    first = match(one, other, {}, same)
    again = match(shuffled(one, data), shuffled(other, data), {}, same)
    assert first == again


@settings(max_examples=60)
@given(graphs(), graphs())
def test_no_point_is_paired_twice_and_none_with_another_kind(
    one: Document, other: Document
) -> None:
    pairs = match(one, other, {}, same).values()
    partners = [pair.other for pair in pairs]
    assert len(set(partners)) == len(partners)
    for pair in pairs:
        assert kind_of(one["points"][pair.name]) == kind_of(other["points"][pair.other])


@settings(max_examples=60)
@given(graphs())
def test_a_journey_is_itself(document: Document) -> None:
    pairs = match(document, document, {}, same)
    assert {name: pair.other for name, pair in pairs.items()} == {n: n for n in document["points"]}


@settings(max_examples=60)
@given(graphs(), st.data())
def test_one_renamed_point_is_never_taken_for_another(document: Document, data: Any) -> None:
    old = data.draw(st.sampled_from(sorted(document["points"])))
    said = {name: name for name in document["points"] if name != old}
    pairs = match(renamed(document, old, "quite_another"), document, said, same)
    assert pairs["quite_another"].other == old


@settings(max_examples=60)
@given(documents(), readings)
def test_what_is_adopted_is_the_same_in_every_reading(
    document: Document, reading: Switches
) -> None:
    """A reader that knows no point of the journey names them by what is live."""
    document = without_strangers(document)
    assume(can_be_live(document))
    found, plain = (adopted(document, under) for under in (reading, Switches()))
    assert found.points == plain.points
    assert [(it.name, it.how) for it in found.matches] == [
        (it.name, it.how) for it in plain.matches
    ]
    assert (found.added, found.removed) == (plain.added, plain.removed)
    assert {name: uuids_of(document)[name] for name in found.points} == found.points


def adopted(document: Document, reading: Switches) -> Adoption:
    return fit("welcome", document, read_back(document, reading, {}), {}, SEMANTICS)
