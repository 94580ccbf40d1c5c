"""A file that is renamed, and edited a little with that, is never archived and made anew without a word."""

from dataclasses import replace
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from support import edits
from support.planning import CONTEXT, prior, record, resource
from support.readings import can_be_live, read_back, readings, without_strangers

from journeys_as_code.model.journey import Document
from journeys_as_code.plan.change import Action
from journeys_as_code.plan.claims import subjects
from journeys_as_code.plan.planner import make_plan
from journeys_as_code.plan.portrait import ENOUGH, Portrait
from journeys_as_code.plan.subject import Subject
from journeys_as_code.remote.port import Prior
from journeys_as_code.sandbox.switches import Switches


def of(old: Document, new: Document, live: Prior | None = None, **more: Any) -> list[Subject]:
    """A record `old` whose file is gone, and a file `new` that state does not know."""
    wanted = {"new": replace(resource(new, uuid=None, key="new"), **more)}
    found = subjects(wanted, {"old": record(old, key="old")})
    return [replace(it, prior=(live or prior(old)) if it.record else None) for it in found]


def actions(found: list[Subject]) -> dict[str, Action]:
    plan = make_plan(found, CONTEXT, target="sandbox")
    return {journey.key: journey.action for journey in plan.journeys}


BLOCKED = {"new": Action.BLOCKED, "old": Action.BLOCKED}


@given(edits.documents(), st.data())
def test_whatever_is_edited_under_the_same_title(document: Document, data: st.DataObject) -> None:
    new = data.draw(edits.edited(document)) | {"title": document["title"]}
    assert actions(of(document, new)) == BLOCKED


@settings(max_examples=60)
@given(edits.documents(), readings, st.data())
def test_in_every_reading_of_what_is_live(
    document: Document, reading: Switches, data: st.DataObject
) -> None:
    document = without_strangers(document)
    assume(can_be_live(document))
    new = data.draw(edits.edited(document)) | {"title": document["title"]}
    assert actions(of(document, new, read_back(document, reading))) == BLOCKED


@given(edits.documents(), st.data())
def test_whatever_the_title_names_and_order_over_the_same_points(
    document: Document, data: st.DataObject
) -> None:
    points = {f"n_{name}": point for name, point in document["points"].items()}
    new = data.draw(edits.shuffled(document | {"title": "Another", "points": points}))
    assert actions(of(document, new)) == BLOCKED


@given(edits.documents(), st.data())
def test_with_a_word_nothing_is_asked(document: Document, data: st.DataObject) -> None:
    new = data.draw(edits.edited(document))
    assert actions(of(document, new, anew=True))["old"] is Action.ARCHIVE
    assert [it.key for it in of(document, new, moved="old")] == ["new"]


@given(edits.documents(), edits.documents(), st.data())
def test_likeness_is_the_same_from_both_sides_and_in_any_order(
    one: Document, other: Document, data: st.DataObject
) -> None:
    common = {said for said in Portrait.of(one).says if data.draw(st.booleans())}
    likeness = Portrait.of(one).like(Portrait.of(other), common)
    assert likeness == Portrait.of(other).like(Portrait.of(one), common)
    assert likeness == Portrait.of(data.draw(edits.shuffled(one))).like(Portrait.of(other), common)


@given(edits.documents(), edits.documents(), st.data())
def test_two_files_that_got_each_others_names_are_blocked(
    one: Document, other: Document, data: st.DataObject
) -> None:
    one, other = one | {"title": "One"}, other | {"title": "Other"}
    now = {"one": data.draw(edits.shuffled(other)), "other": data.draw(edits.shuffled(one))}
    wanted = {key: resource(it, uuid=None, key=key) for key, it in now.items()}
    known = {
        "one": record(one, key="one", uuid="1"),
        "other": record(other, key="other", uuid="2"),
    }

    found = [replace(it, prior=prior(one)) for it in subjects(wanted, known)]

    assert set(actions(found).values()) == {Action.BLOCKED}


@given(edits.documents(), edits.documents(), st.data())
def test_a_renamed_file_whose_name_another_has_now_is_blocked_with_it(
    old: Document, other: Document, data: st.DataObject
) -> None:
    old, other = old | {"title": "Old"}, other | {"title": "Other"}
    assume(Portrait.of(old).like(Portrait.of(other)).share < ENOUGH)
    wanted = {
        "old": resource(other, uuid=None, key="old"),
        "new": resource(data.draw(edits.shuffled(old)), uuid=None, key="new"),
    }

    found = subjects(wanted, {"old": record(old, key="old")})

    assert all(it.trouble for it in found)
