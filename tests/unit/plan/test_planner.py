"""One journey, from what is wanted and what is live to its plan."""

from dataclasses import replace

import pytest
from support.planning import (
    AFTER,
    APP,
    BEFORE,
    CONTEXT,
    COSMETIC,
    UUID,
    journey,
    lines,
    pending,
    plan_of,
    prior,
    push,
    record,
    resource,
)

from journeys_as_code.model.journey import Document, Status, StatusOwner
from journeys_as_code.plan.change import Action, JourneyPlan
from journeys_as_code.plan.planner import make_plan
from journeys_as_code.plan.subject import Subject
from journeys_as_code.remote.port import Rung
from journeys_as_code.secrets import Secrets

PRESET = "points.hello.send_push.preset_code"


def codes(plan: JourneyPlan) -> list[str]:
    return [warning.code for warning in plan.warnings]


def without_positions(document: Document) -> Document:
    points = {
        name: {key: value for key, value in point.items() if key != "position"}
        for name, point in document["points"].items()
    }
    return {**document, "points": points}


class TestCreate:
    def test_what_is_not_there_is_created(self) -> None:
        plan = plan_of(resource=resource(status=Status.RUNNING, uuid=None))
        assert (plan.action, plan.calls, plan.uuid) == (Action.CREATE, ("create", "start"), None)
        assert (plan.status_from, plan.status_to) == (None, Status.RUNNING)
        assert plan.desired == BEFORE
        assert without_positions(plan.after) == BEFORE
        assert plan.uuids == {name: f"uuid-of-{name}" for name in BEFORE["points"]}
        assert plan.reason == "it is not in the account yet"
        assert lines(plan.changes) == [
            "git add title",
            "git add points.people",
            "git add points.hello",
            "git add points.pause",
            "git add points.bye",
        ]

    def test_what_is_over_before_it_began_is_not(self) -> None:
        plan = plan_of(resource=resource(status=Status.ARCHIVED, uuid=None))
        assert (plan.action, plan.calls) == (Action.NONE, ())
        assert plan.reason == "archived in git and not in the account: there is nothing to create"

    def test_what_is_surely_gone_is_created_again_with_a_warning(self) -> None:
        gone = prior({}, None, gone=True)
        plan = plan_of(resource=resource(), record=record(status="running"), prior=gone)
        assert (plan.action, plan.calls, plan.uuid) == (Action.CREATE, ("create",), None)
        assert codes(plan) == ["P112"]
        assert lines(plan.drift) == ["drift remove status"]
        assert plan.reason == "it is not in the account any more"

    def test_what_may_be_gone_is_blocked(self) -> None:
        gone = prior({}, None, gone=True, rung=Rung.BLIND)
        plan = plan_of(resource=resource(), record=record(), prior=gone)
        assert plan.action is Action.BLOCKED
        assert "`journeys state rm welcome`" in plan.reason


class TestUpdate:
    @pytest.mark.parametrize(
        ("status", "calls"),
        [
            (Status.DRAFT, ("put",)),
            (Status.RUNNING, ("pause", "put", "start")),
            (Status.PAUSED, ("put",)),
        ],
    )
    def test_without_a_status_it_stays_in_its_own(
        self, status: Status, calls: tuple[str, ...]
    ) -> None:
        plan = plan_of(resource=resource(AFTER), record=record(), prior=prior(BEFORE, status))
        assert (plan.action, plan.calls) == (Action.UPDATE, calls)
        assert plan.status_from is plan.status_to is status
        assert lines(plan.changes) == [f"git change {PRESET}"]
        assert plan.drift == ()
        assert plan.after == plan.desired == AFTER

    def test_what_is_equal_needs_nothing(self) -> None:
        plan = plan_of(resource=resource(), record=record(), prior=prior())
        assert (plan.action, plan.calls, plan.changes, plan.after) == (Action.NONE, (), (), {})
        assert not plan.changes_anything

    def test_drift_is_put_right(self) -> None:
        plan = plan_of(resource=resource(), record=record(), prior=prior(AFTER))
        assert lines(plan.changes) == lines(plan.drift) == [f"drift change {PRESET}"]
        assert (plan.changes[0].before, plan.changes[0].after) == ("99999-00000", "12345-67890")
        assert (plan.drift[0].before, plan.drift[0].after) == ("12345-67890", "99999-00000")

    def test_a_conflict_is_said(self) -> None:
        wanted = journey(hello=push("33333-44444"))
        plan = plan_of(resource=resource(wanted), record=record(), prior=prior(AFTER))
        assert lines(plan.changes) == [f"conflict change {PRESET}"]
        assert lines(plan.drift) == [f"conflict change {PRESET}"]

    def test_drift_that_git_has_taken_over_is_no_change_any_more(self) -> None:
        plan = plan_of(resource=resource(AFTER), record=record(), prior=prior(AFTER))
        assert (plan.action, plan.changes) == (Action.NONE, ())
        assert plan.drift == ()

    def test_a_secret_that_only_a_digest_is_known_of_is_never_written(self) -> None:
        secrets = Secrets.of(["hunter2"], salt="salt")
        live = secrets.seal(journey(hello=push("1", extra={"echo": "hunter2"})))
        context = replace(CONTEXT, secrets=secrets)
        plan = plan_of(context, resource=resource(AFTER), record=record(), prior=prior(live))
        assert plan.action is Action.BLOCKED
        assert "only its digest" in plan.reason


class TestCosmetics:
    def test_wait_on_a_running_journey(self) -> None:
        live = prior(BEFORE, Status.RUNNING)
        plan = plan_of(resource=resource(COSMETIC), record=record(), prior=live)
        assert (plan.action, plan.calls, codes(plan)) == (Action.NONE, (), ["P111"])
        assert [change.deferred for change in plan.changes] == [True]

    def test_are_put_elsewhere(self) -> None:
        plan = plan_of(resource=resource(COSMETIC), record=record(), prior=prior())
        assert (plan.action, plan.calls) == (Action.UPDATE, ("put",))
        assert [change.deferred for change in plan.changes] == [False]

    def test_go_with_a_real_change(self) -> None:
        wanted = AFTER | {"title": "Welcome!"}
        live = prior(BEFORE, Status.RUNNING)
        plan = plan_of(resource=resource(wanted), record=record(), prior=live)
        assert plan.calls == ("pause", "put", "start")
        assert plan.after["title"] == "Welcome!"

    def test_that_wait_do_not_count_as_applied(self) -> None:
        wanted = journey(hello=push("12345-67890", title="Hi", position={"x": 1}))
        wanted |= {"title": "Welcome!", "comments": [{"text": "c"}]}
        live = prior(BEFORE | {"title": "By hand"}, Status.RUNNING)
        plan = plan_of(resource=resource(wanted), record=record(), prior=live)
        assert plan.desired == BEFORE
        plan = plan_of(resource=resource(wanted), record=record(None), prior=live)
        assert plan.desired == live.document


class TestStatus:
    def plan(
        self, wanted: Status | None, live: Status, given: str | None, owner: str = "git"
    ) -> JourneyPlan:
        return plan_of(
            resource=resource(BEFORE, wanted, StatusOwner(owner)),
            record=record(status=given),
            prior=prior(BEFORE, live),
        )

    def test_git_decides(self) -> None:
        plan = self.plan(Status.RUNNING, Status.DRAFT, "draft")
        assert (plan.action, plan.calls) == (Action.TRANSITION, ("start",))
        assert plan.reason == "git wants it running"
        assert not plan.destructive

    def test_starting_what_a_person_paused_is_overwriting(self) -> None:
        plan = self.plan(Status.RUNNING, Status.PAUSED, "running")
        assert plan.calls == ("start",)
        assert lines(plan.changes) == lines(plan.drift) == ["drift change status"]
        assert (plan.changes[0].before, plan.changes[0].after) == ("paused", "running")
        assert "P108" in codes(plan)

    def test_git_and_a_person_in_conflict(self) -> None:
        plan = self.plan(Status.FINISHED, Status.PAUSED, "running")
        assert lines(plan.changes) == ["conflict change status"]

    def test_a_status_that_nobody_wants_otherwise_is_left_alone(self) -> None:
        plan = self.plan(None, Status.PAUSED, "running")
        assert (plan.action, plan.changes, plan.drift) == (Action.NONE, (), ())

    def test_people_decide(self) -> None:
        assert self.plan(Status.RUNNING, Status.DRAFT, None, "people").calls == ()

    @pytest.mark.parametrize(("given", "calls"), [(None, ("start",)), ("running", ())])
    def test_git_decides_only_once(self, given: str | None, calls: tuple[str, ...]) -> None:
        plan = self.plan(Status.RUNNING, Status.PAUSED, given, "start_once")
        assert plan.calls == calls
        assert ("P109" in codes(plan)) is not bool(calls)

    @pytest.mark.parametrize(
        ("wanted", "live", "destructive"),
        [
            (Status.FINISHED, Status.RUNNING, True),
            (Status.ARCHIVED, Status.DRAFT, True),
            (Status.DRAFT, Status.PAUSED, True),
            (Status.DRAFT, Status.ARCHIVED, False),
            (Status.PAUSED, Status.RUNNING, False),
        ],
    )
    def test_destructive(self, wanted: Status, live: Status, destructive: bool) -> None:
        plan = self.plan(wanted, live, None)
        assert (plan.action, plan.destructive) == (Action.TRANSITION, destructive)

    def test_protected_ones_are_not_ended(self) -> None:
        context = replace(CONTEXT, protect=("welc*",))
        plan = plan_of(
            context,
            resource=resource(BEFORE, Status.FINISHED),
            record=record(),
            prior=prior(BEFORE, Status.RUNNING),
        )
        assert (plan.action, plan.calls) == (Action.BLOCKED, ())
        assert plan.reason == (
            "git wants it finished, but `welc*` protects it; take it out of `protect` first"
        )

    def test_what_is_blocked_still_shows_what_differs(self) -> None:
        plan = plan_of(
            resource=resource(AFTER), record=record(), prior=prior(BEFORE, Status.FINISHED)
        )
        assert plan.action is Action.BLOCKED
        assert plan.reason.endswith("run `journeys draft welcome` first")
        assert lines(plan.changes) == [f"git change {PRESET}"]
        assert plan.after == {}


class TestIdentity:
    def test_a_pinned_journey_is_adopted(self) -> None:
        plan = plan_of(resource=resource(), prior=prior())
        assert (plan.action, plan.calls, plan.uuid) == (Action.ADOPT, (), UUID)

    def test_an_adopted_journey_is_made_what_git_wants(self) -> None:
        plan = plan_of(resource=resource(AFTER), prior=prior(BEFORE, Status.RUNNING))
        assert (plan.action, plan.calls) == (Action.ADOPT, ("pause", "put", "start"))
        assert lines(plan.changes) == [f"git change {PRESET}"]

    def test_a_pin_to_nothing_is_blocked(self) -> None:
        plan = plan_of(resource=resource(), prior=prior({}, None, gone=True))
        assert (plan.action, plan.reason) == (
            Action.BLOCKED,
            f"the file pins {UUID}, but there is no such journey; take `uuid` out to create one",
        )

    def test_a_pin_against_state_is_blocked(self) -> None:
        bound = record(uuid=UUID.replace("1", "2"))
        plan = plan_of(resource=resource(), record=bound, prior=prior())
        assert plan.action is Action.BLOCKED
        assert f"`journeys adopt welcome {UUID}`" in plan.reason

    def test_a_renamed_journey_only_moves(self) -> None:
        plan = plan_of(resource=resource(), record=record(), prior=prior(), moved_from="old")
        assert (plan.action, plan.calls, plan.moved_from) == (Action.MOVE, (), "old")

    def test_a_renamed_and_changed_journey_is_updated(self) -> None:
        plan = plan_of(resource=resource(AFTER), record=record(), prior=prior(), moved_from="old")
        assert (plan.action, plan.calls, plan.moved_from) == (Action.UPDATE, ("put",), "old")

    def test_a_journey_of_another_application_is_blocked(self) -> None:
        live = prior(application_code="ZZZZZ-99999")
        plan = plan_of(resource=resource(), record=record(), prior=live)
        assert plan.action is Action.BLOCKED
        assert plan.reason.startswith(f"it belongs to the application ZZZZZ-99999, not to {APP}")

    def test_trouble_is_blocked(self) -> None:
        plan = plan_of(resource=resource(uuid=None), trouble="two heirs")
        assert (plan.action, plan.reason) == (Action.BLOCKED, "two heirs")

    @pytest.mark.parametrize(
        ("live", "said"),
        [
            (None, "could not be read"),
            (prior(BEFORE, None), "a status that this tool does not know"),
            (prior(BEFORE, None, rung=Rung.BLIND), "nothing is known"),
        ],
    )
    def test_what_is_not_known_is_blocked(self, live: object, said: str) -> None:
        plan = plan_of(resource=resource(AFTER), record=record(), prior=live)
        assert plan.action is Action.BLOCKED
        assert said in plan.reason


class TestRemoval:
    @pytest.mark.parametrize(
        ("status", "calls"),
        [
            (Status.DRAFT, ("archive",)),
            (Status.RUNNING, ("finish", "archive")),
            (Status.PAUSED, ("archive",)),
            (Status.FINISHED, ("archive",)),
        ],
    )
    def test_a_journey_without_a_file_is_put_away(
        self, status: Status, calls: tuple[str, ...]
    ) -> None:
        plan = plan_of(record=record(), prior=prior(BEFORE, status))
        assert (plan.action, plan.calls, plan.destructive) == (Action.ARCHIVE, calls, True)
        assert (plan.title, plan.reason) == ("Welcome", "its file is gone")
        assert plan.status_to is Status.ARCHIVED

    @pytest.mark.parametrize("live", [prior(status=Status.ARCHIVED), prior({}, None, gone=True)])
    def test_what_is_over_is_only_forgotten(self, live: object) -> None:
        plan = plan_of(record=record(), prior=live)
        assert (plan.action, plan.calls, plan.destructive) == (Action.ARCHIVE, (), False)
        assert plan.reason.endswith("only its record goes")

    def test_protected_ones_stay(self) -> None:
        context = replace(CONTEXT, protect=("welcome",))
        plan = plan_of(context, record=record(), prior=prior())
        assert (plan.action, plan.reason) == (
            Action.BLOCKED,
            (
                "its file is gone, but `welcome` protects it; "
                "bring its file back, or take it out of `protect`"
            ),
        )

    @pytest.mark.parametrize("live", [None, prior(application_code="ZZZZZ-99999")])
    def test_what_is_not_known_or_not_ours_stays(self, live: object) -> None:
        assert plan_of(record=record(), prior=live).action is Action.BLOCKED

    def test_one_that_was_never_created_is_forgotten(self) -> None:
        from journeys_as_code.remote.made import Made

        begun = record(None, None, uuid=None, pending=pending("create", "absent"))
        assert plan_of(record=begun, found=Made(sure=True)).action is Action.ARCHIVE
        assert plan_of(record=begun, found=Made()).action is Action.BLOCKED


def test_a_plan_is_in_order_of_key_and_counts_what_was_live_before() -> None:
    new = replace(resource(uuid=None), key="a")
    subjects = [
        Subject("welcome", resource(), record(), prior()),
        Subject("a", new),
        Subject("gone", record=record(key="gone", uuid="u-2"), prior=prior(uuid="u-2")),
    ]
    plan = make_plan(subjects, CONTEXT, target="prod")
    assert [(it.key, it.action) for it in plan.journeys] == [
        ("a", Action.CREATE),
        ("gone", Action.ARCHIVE),
        ("welcome", Action.NONE),
    ]
    assert (plan.target, plan.application_code, plan.managed) == ("prod", APP, 2)
