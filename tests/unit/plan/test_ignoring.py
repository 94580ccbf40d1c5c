"""What `drift_ignore` leaves to others: it is no drift, it stays, and git's own changes win."""

from dataclasses import replace
from typing import Any

import pytest
from support.planning import CONTEXT, journey, lines, plan_of, prior, push, record, resource

from journeys_as_code.model.journey import Document, Status
from journeys_as_code.model.project import DriftIgnore
from journeys_as_code.plan import safety
from journeys_as_code.plan.change import Action, JourneyPlan

PRESET = "points.hello.send_push.preset_code"
NUDGED = journey(hello=push("12345-67890", next="nudge"), nudge={"exit": {}})
HOOK: dict[str, Any] = {"webhook": {"url": "https://a.example", "headers": {"A": "1"}}}


def ignoring(**entry: str) -> DriftIgnore:
    return DriftIgnore(reason="the platform's", **entry)


def planned(
    live: Document,
    *entries: DriftIgnore,
    wanted: Document | None = None,
    status: Status = Status.DRAFT,
) -> JourneyPlan:
    context = replace(CONTEXT, drift_ignore=entries)
    git = journey() if wanted is None else wanted
    known = record(journey(), str(status))
    return plan_of(context, resource=resource(git), record=known, prior=prior(live, status))


def ignored(plan: JourneyPlan) -> list[str]:
    return lines(tuple(it.change for it in plan.ignored))


@pytest.mark.parametrize(
    "entry",
    [
        {"path": PRESET},
        {"path": "points.hello"},
        {"path": "points.*.send_push.preset_code"},
        {"kind": "send_push"},
        {"journey": "welc*"},
        {"journey": "welcome", "kind": "send_push", "path": "points.*"},
    ],
)
def test_what_is_ignored_is_no_drift_and_stays(entry: dict[str, str]) -> None:
    plan = planned(journey(hello=push("99999-00000")), ignoring(**entry))
    assert (plan.action, plan.drift, plan.changes) == (Action.NONE, (), ())
    assert ignored(plan) == [f"drift change {PRESET}"]


@pytest.mark.parametrize(
    "entry",
    [{"path": "title"}, {"kind": "wait"}, {"journey": "other"}, {"journey": "other", "path": "*"}],
)
def test_anything_else_is_drift_as_before(entry: dict[str, str]) -> None:
    live = journey(hello=push("99999-00000"))
    assert planned(live, ignoring(**entry)) == planned(live)


def test_another_change_does_not_put_it_back() -> None:
    live = journey(hello=push("99999-00000"))
    plan = planned(
        live,
        ignoring(path=PRESET),
        wanted=journey(pause={"wait": {"duration": "2d"}, "next": "bye"}),
    )
    assert lines(plan.changes) == ["git change points.pause.wait.duration"]
    assert plan.after["points"]["hello"]["send_push"] == {"preset_code": "99999-00000"}
    assert plan.desired["points"]["hello"]["send_push"] == {"preset_code": "12345-67890"}


def test_git_wins_where_it_has_changed_the_very_value() -> None:
    wanted = journey(hello=push("55555-00000"))
    plan = planned(journey(hello=push("99999-00000")), ignoring(path=PRESET), wanted=wanted)
    assert lines(plan.changes) == [f"git change {PRESET}"]
    assert not safety.overwrites(plan)
    assert [it.message for it in plan.warnings if it.code == "P117"] == [
        f"git has changed {PRESET}, so git's value is written, although drift_ignore leaves it to others"
    ]


def test_a_journey_that_is_made_gets_all_that_git_says() -> None:
    context = replace(CONTEXT, drift_ignore=(ignoring(path="*"),))
    plan = plan_of(context, resource=resource(uuid=None))
    assert plan.after["points"]["hello"]["send_push"] == {"preset_code": "12345-67890"}


def test_a_point_that_somebody_put_between_stays_with_the_way_to_it() -> None:
    both = ignoring(path="points.hello.next"), ignoring(path="points.nudge")
    wanted = journey(
        hello=push("55555-00000", next="pause"),
    )
    plan = planned(NUDGED, *both, wanted=wanted)
    assert plan.after["points"]["hello"]["next"] == "nudge"
    assert plan.uuids["nudge"] == "uuid-of-nudge"
    assert lines(plan.changes) == [f"git change {PRESET}"]


def test_a_way_to_a_point_that_goes_is_not_kept() -> None:
    plan = planned(NUDGED, ignoring(path="points.hello.next"))
    assert plan.action is Action.BLOCKED
    assert "hello would lead to nudge, which is not there; name all that" in plan.reason


def test_a_point_of_another_kind_is_left_whole_or_not_at_all() -> None:
    live = journey(hello={"send_sms": {"preset_code": "SMS"}, "next": "pause"})
    assert planned(live, ignoring(kind="send_sms")).action is Action.NONE
    part = planned(live, ignoring(path="points.hello.send_sms"))
    assert (part.action, part.ignored) == (Action.UPDATE, ())


def test_a_list_is_left_whole() -> None:
    def entry(*values: int) -> Document:
        conditions = [{"attribute": "total", "value": value} for value in values]
        bus = {"event_name": "Came", "event_conditions": conditions}
        return journey(people={"message_bus": bus, "next": "hello"})

    context = replace(CONTEXT, drift_ignore=(ignoring(path="points.people.message_bus"),))
    plan = plan_of(
        context,
        resource=resource(entry(5)),
        record=record(entry(5)),
        prior=prior(entry(6, 7)),
    )
    assert (plan.action, plan.drift) == (Action.NONE, ())
    assert len(plan.ignored) == 2


def test_an_entry_that_somebody_added_to_a_free_map() -> None:
    hook = HOOK["webhook"]
    more = {"webhook": {**hook, "headers": {"A": "1", "B": "2"}}, "next": "bye"}
    context = replace(CONTEXT, drift_ignore=(ignoring(path="points.*.webhook.headers"),))
    git = journey(hook={**HOOK, "next": "bye"})
    plan = plan_of(
        context, resource=resource(git), record=record(git), prior=prior(journey(hook=more))
    )
    assert (plan.action, plan.drift) == (Action.NONE, ())
    assert ignored(plan) == ["drift add points.hook.webhook.headers.B"]


def test_the_status_is_not_ignored() -> None:
    context = replace(CONTEXT, drift_ignore=(ignoring(path="*"),))
    known = record(journey(), "running")
    plan = plan_of(
        context,
        resource=resource(status=Status.RUNNING),
        record=known,
        prior=prior(journey(), Status.PAUSED),
    )
    assert lines(plan.drift) == ["drift change status"]


def test_a_journey_that_is_gone_is_not_ignored() -> None:
    context = replace(CONTEXT, drift_ignore=(ignoring(path="*"),))
    gone = prior({}, None, gone=True)
    plan = plan_of(context, resource=resource(), record=record(journey(), "running"), prior=gone)
    assert lines(plan.drift) == ["drift remove status"]
