"""Every call of a run struck by every kind of fault: once, twice, for ever."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from faults.bench import Bench, Result, heal, words
from faults.doors import Refusal
from faults.scenarios import Scenario
from faults.tale import Course, Tale, not_running

from journeys_as_code.sandbox.faults import Fault, Kind

OFTEN = {"once": 1, "twice": 2, "for ever": None}
REFUSED = "refused"
"""The kind of fault that the service does not see: nobody listens."""


def _kinds() -> dict[str, Fault]:
    """By name; a 502 is to this tool what a 503 is."""
    faults = (fault for fault in Fault.each(seconds=20.0) if fault.kind is not Kind.BAD_GATEWAY)
    every = {str(fault): fault for fault in faults}
    return every | {
        "429 with Retry-After": replace(every["429 before"], retry_after="2"),
        "503 with Retry-After": replace(every["503 before"], retry_after="2"),
    }


KINDS = (*_kinds(), REFUSED)
"""Every kind of fault, before and after the work."""


@dataclass(frozen=True)
class Target:
    """A call of a run: the nth with this method and path."""

    action: str
    method: str
    path: str
    nth: int

    def __str__(self) -> str:
        return f"{self.action} {self.nth}" if self.nth > 1 else self.action


def targets(course: Course) -> list[Target]:
    """The calls of a run in order."""
    found: list[Target] = []
    for call in course.all_calls:
        nth = 1 + sum((it.method, it.path) == (call.method, call.path) for it in found)
        found.append(Target(call.action, call.method, call.path, nth))
    return found


def sweep(
    bench: Bench,
    scenario: Scenario,
    switches: str = "",
    *,
    kinds: tuple[str, ...] = KINDS,
    often: tuple[str, ...] = tuple(OFTEN),
) -> Iterator[Result]:
    """Each call of a run, each kind of fault, each number of times."""
    _, course = bench.ready(scenario, switches)
    head = f"reading/{switches}/fault" if switches else "fault"
    for target in targets(course):
        for kind in kinds:
            for times in often:
                strike = Strike(kind, target, times)
                case = f"{head}/{scenario.name}/{strike}"
                if bench.wants(case):
                    yield bench.tried(case, struck(bench, scenario, switches, strike))


@dataclass(frozen=True)
class Strike:
    """What strikes which call, and how often."""

    kind: str
    target: Target
    often: str

    def __str__(self) -> str:
        return f"{self.kind}, {self.target}, {self.often}"


def struck(bench: Bench, scenario: Scenario, switches: str, strike: Strike) -> Tale:
    """A run whose call is struck, and what follows once the fault is gone."""
    target, kind, often = strike.target, strike.kind, strike.often
    _, course = bench.ready(scenario, switches)
    apply, times = words(scenario, switches), OFTEN[often]
    refusal = None
    with bench.opened(scenario, switches) as opened:
        if kind == REFUSED:
            refusal = Refusal(target.method, target.path, target.nth, times)
        else:
            fault = replace(_kinds()[kind], nth=target.nth, times=times)
            opened.account.strike(replace(fault, method=target.method, path=target.path))
        attacked = opened.run(
            *apply,
            *(("--format", "json") if often == "once" else ()),
            refusal=refusal,
            impatient="timeout" in kind,
            changes=bench.changes,
        )
        opened.account.strike()
        left = bool(not_running(course, attacked))
        healing, by_hand = heal(opened, apply, look_first=left)
    lasting = times is None and target.action == "start"
    return Tale(scenario, course, switches, (attacked,), healing, by_hand, lasting=lasting)
