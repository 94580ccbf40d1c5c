"""SIGKILL before and after every request and every write to the state, of every kind of run."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from faults.bench import Bench, Result, heal, words
from faults.doors import CALLS, KILL, STATE, Moment
from faults.scenarios import MIX, Scenario
from faults.tale import Tale, not_running

_WHOLE_WRITES = (
    f"{CALLS} before", f"{CALLS} answered",
    f"{STATE} before replace", f"{STATE} after replace",
    f"{STATE} before rename", f"{STATE} after rename",
)  # fmt: skip
"""What counts in a large run: each request and each record that takes its place."""
_MOST = 2_000
"""More moments than any run has."""


def sweep(
    bench: Bench, scenario: Scenario, switches: str = "", *, part: int = 0, parts: int = 1
) -> Iterator[Result]:
    """Each moment of a run in turn, until the run is over before its moment comes; or a part of them."""
    among = _WHOLE_WRITES if scenario is MIX else (CALLS, STATE)
    for number in count(1 + part, parts):
        case = (
            f"crash/{scenario.name}/{number}"
            if not switches
            else f"reading/{switches}/crash/{scenario.name}/{number}"
        )
        if not bench.wants(case):
            if number > _MOST:
                return
            continue
        tale, came = killed(bench, scenario, switches, Moment(number, KILL, among))
        if not came:
            return
        yield bench.tried(case, tale)


def killed(bench: Bench, scenario: Scenario, switches: str, moment: Moment) -> tuple[Tale, bool]:
    """A run that is killed at a moment, and what follows; whether the moment came."""
    _, course = bench.ready(scenario, switches)
    apply = words(scenario, switches)
    with bench.opened(scenario, switches) as opened:
        attacked = opened.run(*apply, moment=moment, changes=bench.changes)
        if not attacked.ran.struck:
            if attacked.ran.code and not bench.changes:
                raise RuntimeError(
                    f"{attacked.ran} in peace:\n{attacked.ran.out}{attacked.ran.err}"
                )
            return Tale(scenario, course, switches, (attacked,)), False
        healing, by_hand = heal(opened, apply, look_first=bool(not_running(course, attacked)))
    return Tale(scenario, course, switches, (attacked,), healing, by_hand), True
