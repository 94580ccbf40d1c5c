"""One warning, one function, one test."""

from typing import Any

import pytest
from support.planning import BEFORE, CONTEXT, journey, prior

from journeys_as_code.model.journey import Status
from journeys_as_code.plan.cautions import Facts, warnings_of
from journeys_as_code.remote.port import PointStatistics, Rung, Statistics

EDIT = ("pause", "put", "start")


def said(*calls: Any, live: Any = BEFORE, after: Any = BEFORE, **more: Any) -> list[str]:
    status = more.pop("status", Status.RUNNING)
    facts = Facts(calls, status, live, after, CONTEXT.catalogue, **more)
    return [f"{warning.code} {warning.message}" for warning in warnings_of(facts)]


def test_nothing_is_said_of_a_journey_that_nothing_happens_to() -> None:
    assert said() == []


def test_p101_people_inside_while_it_is_paused() -> None:
    two = journey(later={"wait_for_trigger": {}, "next": "bye"})
    assert said("pause", live=two) == [
        "P101 people who wait at later and pause may be lost: time goes on while it is paused"
    ]
    nobody_waits = {"title": "x", "points": {"bye": {"exit": {}}}}
    assert said("pause", live=nobody_waits) == []


class TestP102:
    LIVE = journey(
        old={"title": "Old", "send_push": {}, "next": "bye"}, older={"exit": {}, "title": ""}
    )

    def test_statistics_that_are_lost(self) -> None:
        assert said("put", live=self.LIVE, status=Status.PAUSED) == [
            "P102 the statistics of old are lost with it",
            "P102 the statistics of older are lost with it",
        ]

    def test_with_their_numbers(self) -> None:
        rows = (
            PointStatistics("Old", "", "", {"sent": 120, "opened": 30}),
            PointStatistics("Other", "", "", {"sent": 1}),
        )
        found = said("put", live=self.LIVE, statistics=Statistics("Welcome", rows))
        assert found[0] == "P102 the statistics of old are lost with it: sent 120, opened 30"

    def test_a_draft_without_numbers_has_none(self) -> None:
        assert said("put", live=self.LIVE, status=Status.DRAFT) == []


def test_p103_the_audience_is_not_surely_entered_again() -> None:
    assert said("start", status=Status.PAUSED) == [
        (
            "P103 it is started again, and the API does not let us say whether the audience of people "
            "enters once more (the builder's default: it does not)"
        )
    ]
    assert said("start", status=Status.DRAFT) == []
    assert said("start", after=journey(people={"message_bus": {}, "next": "hello"})) == []


def test_p104_titles_that_statistics_cannot_tell_apart() -> None:
    after = journey(again={"send_email": {}, "title": "Hello", "next": "bye"})
    assert said("put", live=after, after=after) == [
        "P104 again and hello share the title 'Hello': statistics cannot tell them apart"
    ]
    assert said("start", after=after, status=Status.DRAFT) == []


@pytest.mark.parametrize(
    ("rung", "calls", "codes"),
    [
        (Rung.READ, ("finish",), []),
        (Rung.SNAPSHOT, ("finish",), ["P105"]),
        (Rung.SNAPSHOT, (), []),
        (Rung.BLIND, ("finish",), ["P106"]),
        (Rung.BLIND, (), ["P106"]),
    ],
)
def test_p105_p106_how_much_is_known(rung: Rung, calls: Any, codes: list[str]) -> None:
    found = said(*calls, prior=prior(rung=rung))
    assert [line.split()[0] for line in found] == codes


def test_p107_drift_of_unknown_extent() -> None:
    live = prior(rung=Rung.SNAPSHOT, mismatches=("the title is Hi", "a message is gone"))
    assert said(prior=live) == [
        (
            "P107 it was changed outside git, and how far cannot be seen: "
            "the title is Hi; a message is gone"
        )
    ]


def test_warnings_come_in_order_of_code_with_what_the_planner_says() -> None:
    found = said(*EDIT, notes={"P110": "a note", "P109": ""})
    assert [line.split()[0] for line in found] == ["P101", "P103", "P110"]
