"""Drift: from what was applied to what is live."""

from support.planning import BEFORE, SEMANTICS, journey, lines, push

from journeys_as_code.model.absent import ABSENT
from journeys_as_code.model.journey import Document, Status
from journeys_as_code.plan.change import Change, Origin
from journeys_as_code.plan.drift import drift_of, status_drift
from journeys_as_code.plan.hiding import Hiding
from journeys_as_code.secrets import Secrets


def drift(applied: Document | None, live: Document) -> tuple[Change, ...]:
    return drift_of(applied, live, SEMANTICS, Hiding(Secrets(), (applied,)))


def test_before_is_what_was_applied_and_after_what_is_live() -> None:
    assert drift(BEFORE, journey(hello=push("99999-00000"))) == (
        Change(
            ("points", "hello", "send_push", "preset_code"),
            "change",
            "12345-67890",
            "99999-00000",
            Origin.DRIFT,
        ),
    )


def test_points_that_somebody_added_or_removed() -> None:
    live = journey(new={"exit": {}})
    del live["points"]["pause"]
    assert lines(drift(BEFORE, live)) == ["drift remove points.pause", "drift add points.new"]


def test_what_the_service_adds_by_itself_is_no_drift() -> None:
    live = journey(hello=push("12345-67890", position={"x": 1}, title="Hello", extra={"n": 1}))
    live["points"]["hello"]["send_push"]["unknown"] = {"a": 1}
    assert drift(BEFORE, live) == ()


def test_an_entry_that_somebody_added_to_a_free_map_is() -> None:
    applied = journey(hook={"webhook": {"headers": {"A": "1"}}})
    live = journey(hook={"webhook": {"headers": {"A": "1", "B": "2"}}})
    path = ("points", "hook", "webhook", "headers", "B")
    assert drift(applied, live) == (Change(path, "add", ABSENT, "2", Origin.DRIFT),)


def test_nothing_applied_is_nothing_to_drift_from() -> None:
    assert drift(None, BEFORE) == ()


def test_status() -> None:
    assert status_drift("running", Status.RUNNING) == ()
    assert status_drift(None, Status.RUNNING) == ()
    assert status_drift("running", Status.PAUSED) == (
        Change(("status",), "change", "running", "paused", Origin.DRIFT),
    )
