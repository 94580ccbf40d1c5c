"""Each kind of fault at each call of each kind of run, once and for ever.

Judged by the account afterwards and by what was told, never by how the tool went about it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from support.applying import PUT, READ, World, document, post, preset_of, the_only

from journeys_as_code.apply.outcome import JourneyOutcome, Result
from journeys_as_code.model.journey import Status
from journeys_as_code.plan.change import Action
from journeys_as_code.sandbox.faults import Fault

OLD, NEW = document("11111-11111"), document("22222-22222")
CALLS = {"read": READ, "put": PUT} | {
    action: post(action) for action in ("create", "start", "pause", "finish", "archive")
}


@dataclass(frozen=True)
class Case:
    """A run, and what the account holds before it and once it has come true."""

    before: Mapping[str, Any]
    wanted: Mapping[str, Any]
    calls: tuple[str, ...]
    status: str


CASES = {
    "create": Case({}, {"a": NEW}, ("create", "read", "start"), "STATUS_RUNNING"),
    "update": Case({"a": OLD}, {"a": NEW}, ("read", "pause", "put", "start"), "STATUS_RUNNING"),
    "archive": Case({"a": OLD}, {}, ("read", "finish", "archive"), "STATUS_ARCHIVED"),
}
FAULTS = {
    f"{fault} {often}": replace(fault, times=times)
    for fault in Fault.each(seconds=0.01)
    for often, times in {"once": 1, "for ever": None}.items()
}
FEW = [
    f"{kind} {often}"
    for kind in ("500 before", "500 after", "wrong_uuid after")
    for often in ("once", "for ever")
]


def struck(case: Case, call: str, fault: Fault, world: World) -> JourneyOutcome:
    """Prepare the account, plan in peace, and apply while the call is struck."""
    if case.before:
        world.apply(**case.before)
    plan = world.plan(**case.wanted)
    method, path = CALLS[call]
    world.faults.add(replace(fault, method=method, path=path))
    outcome = the_only(world.execute(plan))
    world.faults.clear()
    return outcome


def check_account(case: Case, outcome: JourneyOutcome, world: World) -> None:
    """Never two, never a mixture, and what was told is so."""
    journeys = world.journeys
    assert len(journeys) <= 1
    assert {preset_of(journey) for journey in journeys} <= {"11111-11111", "22222-22222"}
    if outcome.result is Result.DONE:
        assert [journey.status for journey in journeys] == [case.status]
        assert [preset_of(journey) for journey in journeys] == [
            "22222-22222" if case.wanted else "11111-11111"
        ]
    for journey in journeys:
        if outcome.status is not None and not outcome.unclear:
            assert journey.status == f"STATUS_{outcome.status.upper()}"
        if outcome.restored:
            assert preset_of(journey) == "11111-11111"


def check_state(outcome: JourneyOutcome, world: World) -> None:
    """State names no journey that is not there and misses none, unless a create is unclear."""
    there = {journey.uuid for journey in world.journeys}
    records = [found.record for found in world.store.load().values()]
    named = {record.uuid for record in records if record.uuid}
    assert named <= there
    if named != there:
        assert outcome.action is Action.ARCHIVE or outcome.unclear
    for record in records:
        if record.pending is None and record.status:
            assert {journey.status for journey in world.journeys} == {
                f"STATUS_{record.status.upper()}"
            }


def check_it_heals(case: Case, outcome: JourneyOutcome, world: World) -> None:
    """With the fault gone, one more plan and apply reaches what is wanted, and then all is quiet.

    Only an unclear create, where nothing can be looked up, waits for a person.
    """
    again = world.apply(**case.wanted)
    if outcome.action is Action.CREATE and outcome.uuid is None and again.exit_code:
        assert not world.api_can_read
        assert "look in the builder for a journey titled 'Welcome'" in the_only(again).error
        assert len(world.journeys) <= 1
        return
    (journey,) = world.journeys
    assert journey.status == case.status
    assert world.plan(**case.wanted).empty
    assert all(found.record.pending is None for found in world.store.load().values())


def check(case: Case, call: str, fault: Fault, world: World) -> None:
    outcome = struck(case, call, fault, world)
    assert any(logged.fault for logged in world.account.calls()) or not world.api_can_read
    check_account(case, outcome, world)
    check_state(outcome, world)
    if outcome.status is Status.PAUSED:
        assert fault.times is None
        assert outcome.result is Result.FAILED
        assert "it is still paused" in outcome.error
    check_it_heals(case, outcome, world)


STRUCK = [(name, call) for name, case in CASES.items() for call in case.calls]


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize(("name", "call"), STRUCK)
def test_whatever_strikes_a_journey_is_never_hurt(
    tmp_path: Path, name: str, call: str, fault: str
) -> None:
    with World(tmp_path) as world:
        check(CASES[name], call, FAULTS[fault], world)


@pytest.mark.parametrize("fault", FEW)
@pytest.mark.parametrize(("name", "call"), STRUCK)
@pytest.mark.parametrize("switches", ["no_read", "no_read,no_list"])
def test_the_less_can_be_read_the_more_is_left_to_people_but_nothing_is_hurt(
    tmp_path: Path, switches: str, name: str, call: str, fault: str
) -> None:
    with World(tmp_path, switches) as world:
        check(CASES[name], call, FAULTS[fault], world)
