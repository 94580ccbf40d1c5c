"""Somebody else at work on the same journey: between plan and apply, and right before each call of a run."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from faults.account import Deed
from faults.bench import Bench, Result, heal, words
from faults.invariants import Violation
from faults.scenarios import Scenario
from faults.tale import LIFECYCLE, Course, Frozen, Others, Tale, frozen, writes
from faults.world import HOME, Scene, World

from journeys_as_code.sandbox.store import SandboxStore

THEIRS = "a-9"
"""What somebody else writes into a journey."""
CONSENTS = ("--overwrite-drift", "--allow-destructive", "--allow-mass-change")


@dataclass(frozen=True)
class Edit:
    """Somebody writes another value into a definition."""

    uuid: str

    def __call__(self, store: SandboxStore) -> None:
        """Do it."""
        store.edit(self.uuid, edited)


@dataclass(frozen=True)
class Move:
    """Somebody gives a journey another status."""

    uuid: str
    status: str

    def __call__(self, store: SandboxStore) -> None:
        """Do it."""
        store.move(self.uuid, self.status, "Mary")


@dataclass(frozen=True)
class Vanish:
    """A journey is gone from one moment to the next."""

    uuid: str

    def __call__(self, store: SandboxStore) -> None:
        """Do it."""
        store._database.write("DELETE FROM journeys WHERE uuid = ?", (self.uuid,))


@dataclass(frozen=True)
class Make:
    """Another machine, with a state of its own, makes the journey."""

    definition: Mapping[str, Any]

    def __call__(self, store: SandboxStore) -> None:
        """Do it."""
        store.create(dict(self.definition), "Mary")


def deeds(uuid: str, status: str) -> Mapping[str, Deed]:
    """What somebody may do to a journey in this status."""
    every = ("PAUSED", "RUNNING", "FINISHED", "ARCHIVED", "DRAFT")
    moves = [it for it in every if f"STATUS_{it}" != status]
    return {
        "an edit": Edit(uuid),
        **{f"made {to.lower()}": Move(uuid, f"STATUS_{to}") for to in moves},
        "gone": Vanish(uuid),
    }


def edited(definition: dict[str, Any]) -> dict[str, Any]:
    """A definition after somebody's edit."""
    definition = copy.deepcopy(definition)
    for point in definition["points"]:
        push = point["point_data"].get("send_push")
        if push:
            push["preset_code"] = THEIRS
    return definition


def sweep(bench: Bench, scenario: Scenario, switches: str = "") -> Iterator[Result]:
    """Each deed before each call, and each deed between a saved plan and its apply."""
    _, course = bench.ready(scenario, switches)
    head = f"reading/{switches}/race" if switches else "race"
    journey = next(it[0] for it in (course.was.ours or course.wanted.ours).values())
    created = not course.was.ours
    for name, deed in deeds(journey.uuid, course.was.status("a")).items():
        for number in range(len(course.all_calls) + 1):
            moment = f"before call {number}" if number else "between plan and apply"
            case = f"{head}/somebody else/{scenario.name}/{name} {moment}"
            if not bench.wants(case) or (created and not _is_made_by(course, number)):
                continue
            tale = meddled(bench, scenario, name, deed, number, switches=switches)
            yield bench.tried(case, tale, overruled(tale, name, number))


def _is_made_by(course: Course, number: int) -> bool:
    return "create" in [call.action for call in course.all_calls[: max(0, number - 1)]]


def meddled(
    bench: Bench, scenario: Scenario, name: str, deed: Deed, number: int, *, switches: str = ""
) -> Tale:
    """A run during which somebody does something, and what follows."""
    _, course = bench.ready(scenario, switches)
    apply = words(scenario, switches)
    with bench.opened(scenario, switches) as opened:
        attacked = _saved(bench, opened, deed) if number == 0 else ()
        if not attacked:
            opened.account.plot({number: [deed]})
            attacked = (opened.run(*apply, changes=bench.changes),)
        healing, by_hand = heal(opened, (*apply, *(it for it in CONSENTS if it not in apply)))
    others = _others(course, name, number)
    return Tale(scenario, course, switches, attacked, healing, by_hand, others)


def forestalled(bench: Bench, scenario: Scenario) -> Tale:
    """A run that makes a journey which another machine makes after the plan, and what follows."""
    _, course = bench.ready(scenario)
    last_look = max(at for at, it in enumerate(course.all_calls, 1) if it.action == "list")
    with bench.opened(scenario) as opened:
        opened.account.plot({last_look: [Make(course.wanted.ours["a"][0].definition)]})
        attacked = opened.run(*words(scenario), changes=bench.changes)
        healing, by_hand = heal(opened, words(scenario))
    return Tale(scenario, course, "", (attacked,), healing, by_hand, spoilt=True)


def _others(course: Course, name: str, number: int) -> Others:
    ours = frozenset({"a"})
    if name == "an edit":
        return Others(edited={"a": _edited(course)})
    return Others(removed=ours) if name == "gone" else Others(moved=ours, early=number == 1)


def _saved(bench: Bench, opened: World, deed: Deed) -> tuple[Scene, ...]:
    file = f"{HOME}/plan.json"
    (opened.root / HOME).mkdir(exist_ok=True)
    planned = opened.run("plan", "--out", file)
    opened.account.do(deed)
    return planned, opened.run("apply", file, changes=bench.changes)


def _edited(course: Course) -> frozenset[Frozen]:
    found = (*course.was.ours.values(), *course.wanted.ours.values())
    return frozenset(frozen(edited(it[0].definition)) for it in found)


def overruled(tale: Tale, name: str, number: int) -> Iterator[Violation]:
    """What somebody did before the tool looked for the last time must not be undone or built upon."""
    scene = tale.attacked[-1]
    looks = ("read", "pause") if name == "an edit" else ("read",)
    calls = [call.action for call in tale.course.all_calls]
    first = next((at for at, it in enumerate(calls, 1) if it == _overruling(calls, name)), 0)
    looked = max((at for at, it in enumerate(calls[: first - 1], 1) if it in looks), default=0)
    made = {call.action for call in writes(scene.calls)}
    if "create" in calls:
        return  # nobody minds what is a moment old
    if name == "an edit" and (number == 0 or number <= looked) and "put" in made:
        yield Violation("I6", f"an edit that could be seen was overwritten by {scene.ran}")
    if name != "an edit" and (number == 0 or 1 < number <= looked) and made:
        yield Violation("I6", f"it was {name} before the last look, and {scene.ran} wrote to it")


def _overruling(calls: list[str], name: str) -> str:
    """The first call of a run that would overrule what somebody did."""
    wanted = ("put",) if name == "an edit" else LIFECYCLE - {"create"}
    return next((it for it in calls if it in wanted), "")
