"""Protections of the tool switched off, one at a time, and an attack that must then be seen to succeed.

A harness that never fails proves nothing. `test_harness.py` tries each attack with the protection on,
where nothing may be wrong, and without it, where the named invariant must be broken.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from faults import crash, meddling, signals, strikes, two
from faults import unprotected as off
from faults.bench import Bench, Result
from faults.doors import CALLS, INTERRUPT, KILL, STATE, STOP, Moment
from faults.journeys import journey
from faults.scenarios import Scenario, named
from faults.tale import Tale

GATEWAY = "/api/v3/journeygateway"
Attack = Callable[[Bench], Result]


@dataclass(frozen=True)
class Hole:
    """A protection that can be switched off: `change` does it, in the process of the attacked run."""

    protection: str
    change: Callable[[], None]
    attack: Attack
    breaks: str
    """The invariant that nothing else protects then; where chance decides which, each of them."""

    def __str__(self) -> str:
        return self.protection


def _at(*events: str, deed: str = KILL) -> Moment:
    return Moment(1, deed, events)


def _killed(name: str, *events: str) -> Attack:
    def attack(bench: Bench) -> Result:
        tale, came = crash.killed(bench, named(name), "", _at(*events))
        return _judged(bench, tale, came=came)

    return attack


def _struck(name: str, kind: str, action: str, often: str) -> Attack:
    def attack(bench: Bench) -> Result:
        _, course = bench.ready(named(name))
        target = next(it for it in strikes.targets(course) if it.action == action)
        strike = strikes.Strike(kind, target, often)
        return _judged(bench, strikes.struck(bench, named(name), "", strike))

    return attack


def _meddled(name: str, deed: str, before: str) -> Attack:
    def attack(bench: Bench) -> Result:
        _, course = bench.ready(named(name))
        number = max(at for at, it in enumerate(course.all_calls, 1) if it.action == before)
        journey = course.was.ours["a"][0]
        what = meddling.deeds(journey.uuid, journey.status)[deed]
        tale = meddling.meddled(bench, named(name), deed, what, number)
        return bench.tried(name, tale, meddling.overruled(tale, deed, number))

    return attack


def _forestalled(name: str) -> Attack:
    def attack(bench: Bench) -> Result:
        return bench.tried(name, meddling.forestalled(bench, named(name)))

    return attack


def _signalled(name: str, event: str) -> Attack:
    def attack(bench: Bench) -> Result:
        scenario = FEW if name == FEW.name else named(name)
        tale, came = signals.interrupted(bench, scenario, _at(event, deed=INTERRUPT))
        return _judged(bench, tale, came=came, more=signals.disobedience(tale))

    return attack


def _met(name: str, event: str) -> Attack:
    def attack(bench: Bench) -> Result:
        tale = two.met(bench, named(name), two.WAYS["two machines"], _at(event, deed=STOP))
        assert tale is not None
        return _judged(bench, tale)

    return attack


def _judged(bench: Bench, tale: Tale, *, came: bool = True, more: Any = ()) -> Result:
    if not came:
        raise RuntimeError(f"the moment never came: {tale.attacked[-1].ran.events}")
    return bench.tried("attack", tale, more)


UPDATE, CREATE = "update a running one", "create and start"
FEW = Scenario("a few, one at a time", {k: journey(k, 1) for k in "abcd"}, concurrency=1)
ANSWERED = f"{CALLS} answered"

HOLES = (
    Hole(
        "a pending record before the first call", off.no_pending_record,
        _killed(UPDATE, f"{ANSWERED} POST {GATEWAY}/pause"), "I2",
    ),
    Hole(
        "a create is on record before it is sent", off.nothing_bound,
        _killed(CREATE, f"{CALLS} sent POST {GATEWAY}"), "I4",
    ),
    Hole(
        "a last look before the first write", off.no_second_look,
        _meddled(UPDATE, "an edit", "read"), "I6",
    ),
    Hole(
        "a look at what the pause answers", off.a_paused_definition_unseen,
        _meddled(UPDATE, "an edit", "pause"), "I6",
    ),
    Hole(
        "an unclear create is not sent again", off.create_again,
        _struck(CREATE, "reset after", "create", "once"), "I1",
    ),
    Hole(
        "an unclear create is looked for by its points", off.by_title_alone,
        _struck(CREATE, "reset before", "create", "once"), "I6",
    ),
    Hole(
        "a look at what has come before a create", off.newcomers_unseen,
        _forestalled(CREATE), "I1",
    ),
    Hole(
        "started again after a put that failed", off.no_rescue,
        _struck(UPDATE, "500 before", "put", "for ever"), "I2",
    ),
    Hole(
        "one apply at a time", off.no_lock,
        _met(CREATE, f"{CALLS} before POST {GATEWAY}"), "I1",
    ),
    Hole(
        "a signal waits for the journey in hand", off.no_shield,
        _signalled(UPDATE, f"{ANSWERED} POST {GATEWAY}/pause"), "I2 I7",
    ),
    Hole(
        "a signal begins no other journey", off.deaf,
        _signalled(FEW.name, f"{ANSWERED} POST"), "I2",
    ),
    Hole(
        "records are written beside and put in place", off.half_files,
        _killed(UPDATE, f"{STATE} after open state/prod/a.json", f"{STATE} after open state/prod/.a.json"),
        "I4",
    ),
    Hole(
        "secrets are sealed in the state", off.open_secrets,
        _killed(UPDATE, f"{ANSWERED} POST {GATEWAY}/pause"), "I8",
    ),
    Hole(
        "the exit code says what failed", off.always_content,
        _struck(UPDATE, "500 before", "put", "for ever"), "I7",
    ),
    Hole(
        "a running journey is paused before it is edited", off.never_paused,
        _killed(UPDATE, f"{ANSWERED} PUT"), "I6",
    ),
    Hole(
        "a definition is sent whole", off.half_a_definition,
        _killed(UPDATE, f"{ANSWERED} PUT"), "I3",
    ),
)  # fmt: skip
"""Each protection of the tool that an invariant rests on."""
