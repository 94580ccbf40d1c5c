"""Whether a run told the truth: its exit code and last lines, held against the account's own record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from faults.tale import PAUSED, RUNNING, Standing, Tale, labels_by_uuid, writes
from faults.told import Account, Told, told
from faults.world import Scene

CODES = (0, 1, 69, 130)
"""What an apply or a plan may end with (2 is said by `plan --detailed-exitcode`)."""
_ROUNDED = 0.06


def lies(tale: Tale, scene: Scene) -> Iterator[str]:
    """Everything that was told and is not so, or is so and was not told."""
    ran = scene.ran
    if ran.killed:
        return
    if ran.code not in (*CODES, 2):
        yield f"it ended with {ran.code}"
    if "Traceback" in ran.err + ran.out or "this is a bug" in ran.err + ran.out:
        yield f"it fell over its own feet: {ran.err[-200:]}"
    if ran.words[0] != "apply":
        if any(writes(scene.calls)):
            yield "it wrote although it was not asked to"
        return
    account = told(ran)
    yield from _ending(tale, scene, account)
    for journey in account.journeys:
        yield from (f"{journey.key}: {words}" for words in _journey(tale, scene, journey))


def _ending(tale: Tale, scene: Scene, account: Account) -> Iterator[str]:
    code, empty = (
        scene.ran.code,
        re.search(r"No changes\.|^Plan: nothing to do;", scene.ran.out, re.MULTILINE),
    )
    if not account.complete and not empty:
        if code == 0:
            yield "it says nothing of what it did"
        if any(writes(scene.calls)) and "twice" not in scene.ran.deed:
            yield "it wrote and does not tell what became of it"
        if code and not scene.ran.err.strip():
            yield "it failed without a word"
        return
    bad = [it.key for it in account.journeys if it.result != "done"]
    if code == 0 and bad:
        yield f"it says that all is well, and {', '.join(bad)} is not"
    if code == 1 and not bad:
        yield "it says that something went wrong, and does not say what"
    if code and not account.next_command:
        yield "it does not say what comes next"
    if code == 0 and not tale.others.touched:
        yield from _unreached(tale, scene)


def _unreached(tale: Tale, scene: Scene) -> Iterator[str]:
    """Success was told: is it there?"""
    standing, wanted = Standing.of(scene.journeys), tale.course.wanted
    for label in tale.labels():
        if (standing.status(label), standing.definition(label)) != (
            wanted.status(label),
            wanted.definition(label),
        ):
            yield f"it says that all is done, and {label} is not as git wants it"


def _journey(tale: Tale, scene: Scene, said: Told) -> Iterator[str]:
    label = tale.scenario.labels.get(said.key, "")
    uuids = {uuid for uuid, it in labels_by_uuid(scene).items() if it == label}
    made = [call for call in writes(scene.calls) if call.uuid in uuids]
    made = [it for it in made if it.uuid not in tale.withdrawn or it.action != "archive"]
    actions = {call.action for call in made}
    standing = Standing.of(scene.journeys)
    status, there = standing.status(label), label not in tale.others.removed
    if label in tale.others.removed or (tale.mingled and scene in tale.attacked):
        return
    if surplus := set(said.calls) - actions - _known_by_refusal(tale, scene, uuids):
        yield f"told as done and not done: {', '.join(sorted(surplus))}"
    if not said.unclear and (hidden := actions - set(said.calls)):
        yield f"done and not told: {', '.join(sorted(hidden))}"
    if said.result == "not_reached" and actions:
        yield "told as not reached, and written to"
    if said.status and not said.unclear and there and status != f"STATUS_{said.status.upper()}":
        yield f"told as {said.status}, and it is {status or 'absent'}"
    old = {tale.course.was.definition(label), *tale.others.edited.get(label, ())}
    if said.restored and standing.definition(label) not in old:
        yield "told as having its old definition, and it has another"
    if status == PAUSED and RUNNING in {call.before for call in made} and _is_silent(tale, said):
        yield "left paused, and this is not said"
    if said.paused_for is not None:
        yield from _pause(made, said.paused_for)


def _known_by_refusal(tale: Tale, scene: Scene, uuids: set[str]) -> set[str]:
    """What an earlier run did and this one was refused: where nobody can look, that is how it is known."""
    if "no_read" not in tale.switches or "no_list" not in tale.switches:
        return set()
    before = tale.scenes[: tale.scenes.index(scene)]
    done = {it.action for one in before for it in writes(one.calls) if it.uuid in uuids}
    return {it.action for it in scene.calls if it.action in done and it.status == 400}


def _is_silent(tale: Tale, said: Told) -> bool:
    """Whether nothing is said of a journey that is paused although it is to run."""
    label = tale.scenario.labels.get(said.key, "")
    wanted = tale.course.wanted.status(label)
    return wanted == RUNNING and said.status != "paused" and "paused" not in said.error


def _pause(made: list[object], told_seconds: float) -> Iterator[str]:
    times = {call.action: datetime.fromisoformat(call.at) for call in made}  # type: ignore[attr-defined]
    if {"pause", "start"} <= times.keys():
        real = (times["start"] - times["pause"]).total_seconds()
        if told_seconds + _ROUNDED < real:
            yield f"paused for {real:.2f} s, told as {told_seconds} s"
