"""Two applies at once: the first is stopped at each moment of its run, the second comes, the first goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from faults.bench import Bench, Result, heal, words
from faults.doors import CALLS, KILL, STATE, STOP, Moment
from faults.scenarios import Scenario
from faults.tale import Tale
from faults.tool import Clock
from faults.world import Scene, World

HOUR = 3600.0
_PATIENCE = 2.0
"""Seconds after which the second one surely waits for the first."""
_LONG = 120.0
"""Seconds that are longer than any lease."""
_MOST = 2_000
_AMONG = (CALLS, f"{STATE} before replace", f"{STATE} after replace", f"{STATE} before unlink")


@dataclass(frozen=True)
class Way:
    """How two runs meet: seconds by which the clocks are ahead, and what is strange about the second."""

    first: float = 0.0
    """The first one's clock when it goes on."""
    second: float = 0.0
    changes: tuple[Callable[[], None], ...] = ()
    dies: bool = False
    """Whether the first one is killed instead of stopped."""


def elsewhere() -> None:
    """The second run is on another machine: it cannot tell whether a process of the first one lives."""
    from journeys_as_code.state import disk, lockfile

    claim = disk.claim
    lockfile._BOOT = Path("/nowhere/boot_id")
    disk.claim = lambda path: claim(path.with_name(f"{path.name}-elsewhere"))


WAYS = {
    "two at once": Way(),
    "two, the first slept": Way(_LONG, _LONG),
    "two, a clock an hour ahead": Way(0.0, HOUR),
    "two, a clock an hour behind": Way(0.0, -HOUR),
    "two machines": Way(changes=(elsewhere,)),
    "two machines, the first slept": Way(_LONG, _LONG, (elsewhere,)),
    "two machines, a clock an hour ahead": Way(0.0, HOUR, (elsewhere,)),
    "two machines, a clock an hour behind": Way(0.0, -HOUR, (elsewhere,)),
    "two machines, the first died": Way(changes=(elsewhere,), dies=True),
}


def sweep(bench: Bench, scenario: Scenario, way: str) -> Iterator[Result]:
    """The first run is stopped at each moment in turn."""
    for number in count(1):
        case = f"race/{way}/{scenario.name}/{number}"
        if not bench.wants(case):
            if number > _MOST:
                return
            continue
        met_as = WAYS[way]
        moment = Moment(number, KILL if met_as.dies else STOP, _AMONG)
        tale = met(bench, scenario, met_as, moment)
        if tale is None:
            return
        yield bench.tried(case, tale)


def met(bench: Bench, scenario: Scenario, way: Way, moment: Moment) -> Tale | None:
    """Two runs that meet, and what follows; None where the first has no such moment."""
    _, course = bench.ready(scenario)
    apply, clock, other = words(scenario), Clock(), Clock()
    with bench.opened(scenario) as opened:
        first = opened.start(*apply, moment=moment, clock=clock, changes=bench.changes)
        if not first.stopped() and not first.ended().killed:
            return None
        opened.sandbox.rest()
        earlier = opened.calls()
        other.ahead = way.second
        second = opened.start(*apply, clock=other, changes=(*way.changes, *bench.changes))
        blocked = not second.ends_within(_PATIENCE)
        between = [] if blocked else [_scene(opened, second.ended())]
        if not way.dies:
            clock.ahead = way.first
            first.go_on()
        if blocked:  # the first was stopped in one of the few steps that keep all others out
            second.ended()
        attacked = (*between, opened.scene(first.ended(), *earlier))
        peace = Clock()
        peace.ahead = max(way.first, way.second, _LONG if way.dies else 0.0)
        healing, by_hand = heal(opened, apply, clock=peace, changes=way.changes)
    late = bool(way.changes) and not way.dies
    return Tale(scenario, course, "", attacked, healing, by_hand, mingled=blocked, late=late)


def _scene(opened: World, ran: object) -> Scene:
    """How things stand while the other run is stopped, perhaps in the middle of a call."""
    opened.sandbox.rest()
    return Scene(ran, opened.calls(), opened.account.journeys(), opened.files())  # type: ignore[arg-type]
