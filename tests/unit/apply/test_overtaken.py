"""A machine that fell asleep right before a call makes it when it wakes: what came of it is put right."""

from typing import Any

from support.applying import World, document, preset_of, the_only

from journeys_as_code.apply.outcome import JourneyOutcome, Result
from journeys_as_code.errors import Request, Unreachable
from journeys_as_code.plan.change import Plan
from journeys_as_code.remote.port import Action, JourneyObject

OLD, OURS, THEIRS = document(), document("22222-22222"), document("33333-33333")


class Asleep:
    """Our API: right before one call the machine sleeps, and another one does its own apply."""

    def __init__(self, world: World, lease: Any, before: str, theirs: dict[str, Any]) -> None:
        self._world, self._lease, self._before, self._theirs = world, lease, before, theirs
        self.refused = ""
        """A call for which the service cannot be reached afterwards."""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._world.api, name)

    def _sleep(self) -> None:
        self._world.oversleep(self._lease)
        assert self._world.apply(a=self._theirs).exit_code == 0

    def create(self, payload: Any) -> JourneyObject:
        self._sleep()
        return self._world.api.read(self._world.account.create(payload, "late").uuid)

    def transition(self, uuid: str, action: Action) -> JourneyObject:
        if action == self._before:
            self._sleep()
            self._world.account.move(uuid, "STATUS_PAUSED")
            return self._world.api.read(uuid)
        if action == self.refused:
            raise Unreachable("no route", request=Request("POST", action))
        return self._world.api.transition(uuid, action)


def applied_late(
    world: World, plan: Plan, before: str, theirs: dict[str, Any], refused: str = ""
) -> JourneyOutcome:
    lease = world.store.lock(who="us", purpose="apply", seconds=60)
    api = Asleep(world, lease, before, theirs)
    api.refused = refused
    return the_only(world.execute(plan, api=api, lease=lease))


def test_what_was_paused_too_late_runs_again_as_the_other_run_left_it(world: World) -> None:
    world.apply(a=OLD)
    outcome = applied_late(world, world.plan(a=OURS), "pause", THEIRS)
    assert (outcome.result, outcome.calls) == (Result.FAILED, ("pause", "start"))
    assert outcome.error.endswith("; it had been paused here, and was started again")
    assert (world.only().status, preset_of(world.only())) == ("STATUS_RUNNING", "33333-33333")
    assert world.plan(a=THEIRS).empty


def test_what_cannot_be_started_again_is_told_with_the_command(world: World) -> None:
    world.apply(a=OLD)
    outcome = applied_late(world, world.plan(a=OURS), "pause", OLD, refused="start")
    assert outcome.calls == ("pause",)
    assert outcome.error.endswith("could not be started again: no route; run `journeys start a`")


def test_what_the_other_run_wants_paused_stays_paused(world: World) -> None:
    world.apply(a=OLD)
    theirs = {**THEIRS, "status": "paused"}
    outcome = applied_late(world, world.plan(a=OURS), "pause", theirs)
    assert outcome.calls == ("pause",)
    assert world.only().status == "STATUS_PAUSED"


def test_a_draft_that_was_made_too_late_is_put_away(world: World) -> None:
    outcome = applied_late(world, world.plan(a=OURS), "create", OURS)
    first, second = world.journeys
    assert (first.status, second.status) == ("STATUS_RUNNING", "STATUS_ARCHIVED")
    assert (outcome.result, outcome.uuid) == (Result.FAILED, first.uuid)
    assert outcome.error.endswith(
        f"that run made it as {first.uuid}, and {second.uuid}, which was made here too, was archived"
    )
    assert world.plan(a=OURS).empty


def test_a_draft_that_cannot_be_put_away_is_told(world: World) -> None:
    outcome = applied_late(world, world.plan(a=OURS), "create", OURS, refused="archive")
    assert outcome.error.endswith("which was made here too, is to be archived in the builder")
