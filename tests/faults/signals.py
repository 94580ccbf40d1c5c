"""SIGINT and SIGTERM, one or two of them, at every moment of a run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from faults.bench import Bench, Result, heal, words
from faults.doors import (
    CALLS,
    INTERRUPT,
    INTERRUPT_TWICE,
    STATE,
    TERMINATE,
    TERMINATE_TWICE,
    Moment,
)
from faults.invariants import Violation
from faults.scenarios import MIX, Scenario
from faults.tale import Tale, labels_by_uuid, not_running, writes

DEEDS = (INTERRUPT, TERMINATE, INTERRUPT_TWICE, TERMINATE_TWICE)
SLOW_MIX = replace(MIX, name="a mix of 20 journeys, two at a time", concurrency=2)
_MOST = 2_000


def sweep(bench: Bench, scenario: Scenario, deed: str) -> Iterator[Result]:
    """The signal at each moment in turn; in a large run at each call that is answered."""
    among = (f"{CALLS} answered P",) if scenario is SLOW_MIX else (CALLS, STATE)
    if deed != INTERRUPT:
        among = (f"{CALLS} before", f"{CALLS} answered") if scenario is not SLOW_MIX else among
    for number in count(1):
        case = f"signal/{deed}/{scenario.name}/{number}"
        if not bench.wants(case):
            if number > _MOST:
                return
            continue
        tale, came = interrupted(bench, scenario, Moment(number, deed, among))
        if not came:
            return
        yield bench.tried(case, tale, disobedience(tale))


def interrupted(bench: Bench, scenario: Scenario, moment: Moment) -> tuple[Tale, bool]:
    """A run that gets a signal, and what follows; whether the signal came."""
    _, course = bench.ready(scenario)
    apply = words(scenario)
    with bench.opened(scenario) as opened:
        attacked = opened.run(*apply, moment=moment, changes=bench.changes)
        if not attacked.ran.struck:
            return Tale(scenario, course, "", (attacked,)), False
        left = bool(not_running(course, attacked))
        healing, by_hand = heal(opened, apply, look_first=left)
    twice = "twice" in moment.deed
    return Tale(scenario, course, "", (attacked,), healing, by_hand, lasting=twice), True


def disobedience(tale: Tale) -> Iterator[Violation]:
    """What it should have done at the signal: end with 130 unless all was done, and begin no other."""
    (scene,) = tale.attacked
    if scene.ran.code not in (0, 130):
        yield Violation("I7", f"it ended with {scene.ran.code} at {scene.ran.struck}")
    begun = _begun(scene.ran.earlier)
    labels = labels_by_uuid(scene)
    changed = {labels.get(call.uuid) for call in writes(scene.calls)}
    if len(changed) > begun + tale.scenario.concurrency:
        yield Violation("I2", f"{len(changed)} journeys were written to, {begun} when it came")


def _begun(events: tuple[str, ...]) -> int:
    """At most so many journeys had been written to when the signal came."""
    return sum(
        event.startswith((f"{CALLS} before POST", f"{CALLS} before PUT")) for event in events
    )
