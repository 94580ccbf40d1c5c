"""What an interrupted run left, and what the next plan does about it."""

import pytest
from support.planning import (
    AFTER,
    BEFORE,
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
from journeys_as_code.remote.made import Made

EDIT = "pause put start"


def plan(
    live: Document, status: Status, wanted: Document = AFTER, calls: str = EDIT, **more: object
) -> JourneyPlan:
    return plan_of(
        resource=resource(wanted),
        record=record(pending=pending(calls, **more)),
        prior=prior(live, status),
    )


@pytest.mark.parametrize(
    ("live", "status", "action", "calls"),
    [
        # Killed after the pause: written and started, though git says nothing of the status.
        (BEFORE, Status.PAUSED, Action.UPDATE, ("put", "start")),
        # Killed after the put.
        (AFTER, Status.PAUSED, Action.TRANSITION, ("start",)),
        # Killed before the first call.
        (BEFORE, Status.RUNNING, Action.UPDATE, ("pause", "put", "start")),
        # Killed after the last one: only the record is brought up to date.
        (AFTER, Status.RUNNING, Action.ADOPT, ()),
    ],
)
def test_a_running_journey_is_never_left_paused(
    live: Document, status: Status, action: Action, calls: tuple[str, ...]
) -> None:
    found = plan(live, status)
    assert (found.action, found.calls, found.recovers) == (action, calls, True)
    assert all(change.origin == "git" for change in found.changes)
    assert found.drift == ()


def test_the_reason_says_what_happened() -> None:
    assert plan(BEFORE, Status.PAUSED).reason == (
        "an interrupted update left it paused: it is started again"
    )
    assert plan(AFTER, Status.RUNNING).reason == "an interrupted update is brought to its end"


def test_it_is_started_with_its_old_definition_when_git_has_gone_back() -> None:
    found = plan(BEFORE, Status.PAUSED, wanted=BEFORE)
    assert (found.action, found.calls) == (Action.TRANSITION, ("start",))


def test_what_git_wants_now_comes_first() -> None:
    found = plan_of(
        resource=resource(AFTER, Status.PAUSED),
        record=record(status="running", pending=pending(EDIT)),
        prior=prior(BEFORE, Status.PAUSED),
    )
    assert (found.calls, lines(found.drift)) == (("put",), [])


def test_a_pause_that_was_meant_is_kept() -> None:
    assert plan(AFTER, Status.PAUSED, calls="pause put").calls == ()


def test_a_start_that_surely_worked_is_not_repeated() -> None:
    found = plan(AFTER, Status.PAUSED, done=["pause", "put", "start"])
    assert found.calls == ()


def test_the_repair_of_a_repair() -> None:
    assert plan(BEFORE, Status.PAUSED, calls="put start").calls == ("put", "start")


def test_a_removal_in_git_is_seen_in_what_was_written_before_the_kill() -> None:
    written = journey(hello=push("99999-00000", title="Hi"))
    found = plan(written, Status.DRAFT, calls="put", before="draft", desired=written)
    assert lines(found.changes) == ["git remove points.hello.title"]


class TestCreate:
    def plan(self, found: Made | None, live: Document | None = AFTER) -> JourneyPlan:
        begun = pending("create start", "absent", operation="create")
        return plan_of(
            resource=resource(AFTER, Status.RUNNING, uuid=None),
            record=record(None, None, uuid=None, pending=begun),
            found=found,
            prior=prior(live, Status.DRAFT) if live and found and found.uuid else None,
        )

    def test_one_that_was_made_is_taken_over_and_finished(self) -> None:
        plan = self.plan(Made(UUID, sure=True))
        assert (plan.action, plan.uuid, plan.calls) == (Action.ADOPT, UUID, ("start",))
        assert (plan.recovers, plan.changes) == (True, ())

    def test_one_that_surely_was_not_made_is_made(self) -> None:
        plan = self.plan(Made(sure=True))
        assert (plan.action, plan.calls) == (Action.CREATE, ("create", "start"))
        assert (plan.recovers, plan.reason) == (True, "an interrupted run did not create it")

    @pytest.mark.parametrize("found", [None, Made(words="two journeys may be it")])
    def test_an_unclear_one_is_blocked_with_what_to_look_up(self, found: Made | None) -> None:
        plan = self.plan(found)
        assert (plan.action, plan.calls) == (Action.BLOCKED, ())
        why = " (two journeys may be it)" if found else ""
        assert plan.reason == (
            f"an interrupted run may have created it, and this could not be found out{why}; look "
            "in the builder for a journey titled 'Welcome': if it is there, run `journeys adopt "
            "welcome UUID`, if it surely is not, run `journeys state rm welcome`"
        )

    @pytest.mark.parametrize("owner", StatusOwner)
    def test_the_start_that_is_owed_is_made_whoever_owns_the_status(
        self, owner: StatusOwner
    ) -> None:
        plan = plan_of(
            resource=resource(AFTER, Status.RUNNING, owner),
            record=record(None, None, pending=pending("create start", "absent")),
            prior=prior(AFTER, Status.DRAFT),
        )
        assert (plan.action, plan.calls) == (Action.TRANSITION, ("start",))

    def test_what_somebody_edited_since_is_drift_and_not_gits(self) -> None:
        edited = journey(hello=push("77777-00000"))
        plan = plan_of(
            resource=resource(AFTER, Status.RUNNING),
            record=record(None, None, pending=pending("create start", "absent")),
            prior=prior(edited, Status.RUNNING),
        )
        assert lines(plan.drift)
        assert {change.origin for change in plan.changes} == {"drift"}

    def test_what_is_not_bound_yet_is_to_be_bound_before_a_command_can_name_it(self) -> None:
        begun = pending("create start", "absent", operation="create")
        plan = plan_of(
            resource=resource(AFTER, Status.RUNNING, uuid=None),
            record=record(None, None, uuid=None, pending=begun),
            found=Made(UUID, sure=True),
            prior=prior(AFTER, Status.FINISHED),
        )
        assert plan.reason == (
            "a finished journey cannot become running; "
            f"run `journeys adopt welcome {UUID}`, then run `journeys draft welcome` first"
        )
