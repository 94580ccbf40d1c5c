"""Points that vanish and others that appear: which look renamed, and what is said of them."""

from dataclasses import replace
from typing import Any

import pytest
from support.planning import CONTEXT, UUID, journey, lines, plan_of, prior, push, record, resource

from journeys_as_code.compile.resource import Home, Identity, Resource
from journeys_as_code.model.journey import Document, Status
from journeys_as_code.plan.change import Action, JourneyPlan
from journeys_as_code.plan.lost_names import Guess, guesses

BEFORE = journey()
NAMES = {name: f"uuid-of-{name}" for name in BEFORE["points"]}
RAW = {"info": {"is_first_activated": True}}


def under(names: dict[str, str], document: Document = BEFORE) -> Document:
    """The document with points called otherwise."""
    points = {
        names.get(name, name): {**point, "next": names.get(point["next"], point["next"])}
        if "next" in point
        else point
        for name, point in document["points"].items()
    }
    return {**document, "points": points}


def found(wanted: Document, status: Status = Status.RUNNING, **more: Any) -> list[Guess]:
    known = record(BEFORE, points=NAMES)
    live = prior(BEFORE, status, raw=more.pop("raw", RAW))
    return [*guesses(known, live, git(wanted, **more), CONTEXT.semantics)]


def git(wanted: Document, **more: Any) -> Resource:
    return replace(resource(wanted), **more)


def likely(new: str, old: str, why: str) -> Guess:
    return Guess(new, old, why, likely=True)


@pytest.mark.parametrize(
    ("old", "why"),
    [
        ("people", "the same data in the same place"),
        ("hello", "the same data in the same place"),
        ("pause", "the same kind in the same place"),
        ("bye", "the same kind in the same place"),
    ],
)
def test_one_under_another_name(old: str, why: str) -> None:
    assert found(under({old: "other"})) == [likely("other", old, why)]


def test_all_under_other_names() -> None:
    names = {name: f"p_{name}" for name in NAMES}
    assert {(it.new, it.old) for it in found(under(names))} == {(n, o) for o, n in names.items()}


def test_the_same_title_is_enough() -> None:
    titled = journey(hello=push("99999-00000", title="Other"))
    before = record(journey(hello=push("12345-67890", title="other")), points=NAMES)
    seen = guesses(
        before,
        prior(BEFORE, Status.RUNNING),
        git(under({"hello": "hi"}, titled)),
        CONTEXT.semantics,
    )
    assert [*seen] == [likely("hi", "hello", "the same title")]


def test_another_message_in_the_same_place_is_a_guess() -> None:
    wanted = under({"hello": "hi"}, journey(hello=push("99999-00000")))
    assert found(wanted) == [Guess("hi", "hello", "the same place", likely=False)]


def test_the_same_message_elsewhere_is_likely() -> None:
    wanted = journey(
        people=BEFORE["points"]["people"] | {"next": "pause"},
        pause={"wait": {"duration": "1d"}, "next": "hi"},
        hi=push("12345-67890", next="bye"),
    )
    del wanted["points"]["hello"]
    assert [(it.new, it.likely) for it in found(wanted)] == [("hi", True)]


def test_of_several_that_are_just_alike_each_is_asked_about() -> None:
    same = {"send_push": {"preset_code": "12345-67890"}, "next": "bye"}
    split = {"tag_splitter": {}, "outputs": {"a": "one", "b": "two"}}
    before = journey(pause=split, one=same, two=same)
    swapped = split | {"outputs": {"c": "uno", "d": "due"}}
    wanted = journey(pause=swapped, uno=same, due=same)
    names = {name: f"uuid-of-{name}" for name in before["points"]}
    known, live = record(before, points=names), prior(before, Status.RUNNING)
    asked = guesses(known, live, git(wanted), CONTEXT.semantics)
    assert [(it.new, it.old, it.likely) for it in asked] == [
        ("due", "one", True),
        ("uno", "two", True),
    ]


def test_a_wait_elsewhere_is_just_another_wait() -> None:
    wanted = journey(
        hello=push("12345-67890", next="more"),
        more={"send_email": {"preset_code": "12345-MAIL1"}, "next": "later"},
        later={"wait": {"duration": "1d"}, "next": "most"},
        most={"send_email": {"preset_code": "12345-MAIL2"}, "next": "bye"},
    )
    del wanted["points"]["pause"]
    assert found(wanted) == []


@pytest.mark.parametrize(
    "more",
    [
        {"renamed_from": {"hi": False}},
        {"identity": Identity(UUID, NAMES | {"hi": "uuid-of-hello"})},
        {"status": Status.DRAFT, "raw": {"info": {}}},
    ],
    ids=["a word", "the very point", "a draft that never ran"],
)
def test_what_is_not_asked_about(more: dict[str, Any]) -> None:
    assert found(under({"hello": "hi"}), **more) == []


@pytest.mark.parametrize("raw", [{}, RAW], ids=["nothing is known", "it ran"])
def test_a_draft_is_asked_about_unless_it_surely_never_ran(raw: dict[str, Any]) -> None:
    assert len(found(under({"hello": "hi"}), Status.DRAFT, raw=raw)) == 1


def planned(wanted: Document, live: Document = BEFORE, **more: Any) -> JourneyPlan:
    known = record(BEFORE, "running", points=NAMES)
    seen = prior(live, Status.RUNNING, raw=RAW)
    return plan_of(resource=git(wanted, **more), record=known, prior=seen)


def test_the_plan_is_blocked_and_shows_what_it_would_have_done() -> None:
    plan = planned(under({"hello": "hi"}))
    assert plan.action is Action.BLOCKED
    assert plan.reason == (
        "`hi` looks like `hello` (the same data in the same place): without a word it would be made "
        "anew and lose its statistics; if it is the same point, write in journeys/welcome.yaml "
        "`renamed_from: hello` into `hi`, else `renamed_from: false`"
    )
    assert "git add points.hi" in lines(plan.changes)


def test_a_point_that_others_removed_is_nothing_to_ask_about() -> None:
    live = journey(people=BEFORE["points"]["people"] | {"next": "pause"})
    del live["points"]["hello"]
    assert planned(under({"hello": "hi"}), live).action is Action.UPDATE


@pytest.mark.parametrize(
    ("new", "home", "said"),
    [
        ("end_out", Home("f/e.yaml", "out"), "in f/e.yaml the uuid of `bye` as `uuid:` into `out`"),
        ("end_bye", Home("f/e.yaml", "bye"), '`renamed_from: ""` below `file: f/e.yaml`'),
        ("by_bye", Home("f/e.yaml", "bye"), '`renamed_from: ""` below `file: f/e.yaml`'),
    ],
)
def test_what_to_write_for_points_of_a_fragment(new: str, home: Home, said: str) -> None:
    assert said in planned(under({"bye": new}), homes={new: home}).reason
