"""All that is tried, as sweeps: each yields the results of many cases of one kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from faults import crash, meddling, signals, strikes, two
from faults.bench import Bench, Result
from faults.scenarios import MIX, ONES, Scenario, named

from journeys_as_code.sandbox.switches import LIKELIEST, Switches

PARTS = 8
"""Into how many pieces the longest sweeps are cut, so that processes share them."""


@dataclass(frozen=True)
class Sweep:
    """Cases whose names begin alike."""

    name: str
    run: Callable[[Bench], Iterator[Result]]
    weight: int = 1
    """How long it takes next to others: the longest begin first."""

    def is_meant_by(self, only: str) -> bool:
        """Whether any of its cases is wanted."""
        return (
            not only
            or f"{only}/".startswith(f"{self.name}/")
            or self.name.startswith(f"{only}/")
            or self.name == only
        )


def everything() -> list[Sweep]:
    """Every sweep, the longest first."""
    found = [*_crashes(), *_strikes(), *_races(), *_signals(), *_readings()]
    return sorted(found, key=lambda sweep: -sweep.weight)


def _crashes() -> Iterator[Sweep]:
    for scenario in ONES:
        yield Sweep(f"crash/{scenario.name}", partial(crash.sweep, scenario=scenario), 2)
    for part in range(PARTS):
        run = partial(crash.sweep, scenario=MIX, part=part, parts=PARTS)
        yield Sweep(f"crash/{MIX.name}", run, 9)


_STRUCK = (
    "create and start",
    "update a draft",
    "update a running one",
    "change and start",
    "pause and change",
    "change and finish",
    "take back to a draft",
    "archive, its file gone",
    "bring back from the archive",
    "move and change",
)
"""Runs that differ in their calls."""


def _strikes() -> Iterator[Sweep]:
    for name in _STRUCK:
        yield Sweep(f"fault/{name}", partial(strikes.sweep, scenario=named(name)), 5)


def _races() -> Iterator[Sweep]:
    for name in (
        "create and start",
        "update a draft",
        "update a paused one",
        "update a running one",
        "change and start",
        "pause and change",
        "archive, its file gone",
    ):
        run = partial(meddling.sweep, scenario=named(name))
        yield Sweep(f"race/somebody else/{name}", run)
    for name in ("create and start", "update a running one", "archive, its file gone"):
        for how in two.WAYS:
            run = partial(two.sweep, scenario=named(name), way=how)
            yield Sweep(f"race/{how}/{name}", run, 3)


def _signals() -> Iterator[Sweep]:
    for name in ("create and start", "update a running one", "archive, its file gone"):
        for deed in signals.DEEDS:
            run = partial(signals.sweep, scenario=named(name), deed=deed)
            yield Sweep(f"signal/{deed}/{name}", run, 2)
    for deed in signals.DEEDS:
        run = partial(signals.sweep, scenario=signals.SLOW_MIX, deed=deed)
        yield Sweep(f"signal/{deed}/{signals.SLOW_MIX.name}", run, 6)


READINGS = tuple(str(it) for it in Switches.each() if it != LIKELIEST)
"""Every other reading of the API: each switch alone, and all together."""
NOBODY_CAN_LOOK = ("no_read", "no_list", "no_read,no_list")
"""Readings under which every moment is tried: there the tool must not guess."""
_GUESSED = ("create and start", "update a running one", "start")
_OF_KILLS, _OF_FAULTS, _OF_DEEDS = 12, 48, 12
"""Of so many cases one is tried under each of the other readings."""


def _readings() -> Iterator[Sweep]:
    for switches in NOBODY_CAN_LOOK:
        for name in _GUESSED:
            run = partial(crash.sweep, scenario=named(name), switches=switches)
            yield Sweep(f"reading/{switches}/crash/{name}", run, 4)
    for switches in dict.fromkeys((*READINGS, *NOBODY_CAN_LOOK)):
        for scenario in ONES:
            if switches not in NOBODY_CAN_LOOK or scenario.name not in _GUESSED:
                yield _some(crash.sweep, "crash", scenario, switches, _OF_KILLS)
        for name in _STRUCK:
            yield _some(strikes.sweep, "fault", named(name), switches, _OF_FAULTS)
        for name in ("create and start", "update a running one", "archive, its file gone"):
            yield _some(meddling.sweep, "race/somebody else", named(name), switches, _OF_DEEDS)


def _some(sweep: Any, kind: str, scenario: Scenario, switches: str, share: int) -> Sweep:
    def run(bench: Bench) -> Iterator[Result]:
        found: Iterator[Result] = sweep(
            replace(bench, share=share * bench.share), scenario, switches
        )
        return found

    return Sweep(f"reading/{switches}/{kind}/{scenario.name}", run)
