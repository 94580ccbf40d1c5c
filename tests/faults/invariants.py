"""What must hold whatever happens: one small function each, over a tale, giving what is wrong in words."""

from __future__ import annotations

import base64
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from faults import truth
from faults.account import TOKEN
from faults.journeys import SECRET
from faults.tale import (
    ARCHIVED,
    DRAFT,
    LIFECYCLE,
    PAUSED,
    RUNNING,
    Standing,
    Tale,
    frozen,
    labels_by_uuid,
    not_running,
    worked,
    writes,
)
from faults.world import HOME, Scene

from journeys_as_code.sandbox.foreign import lost

Rule = Callable[[Tale], Iterator[str]]


@dataclass(frozen=True)
class Violation:
    """An invariant that a case did not keep."""

    name: str
    words: str

    def __str__(self) -> str:
        return f"{self.name}: {self.words}"


def never_two(tale: Tale) -> Iterator[str]:
    """Never two journeys for one key."""
    for scene in tale.scenes:
        for label, found in Standing.of(scene.journeys).ours.items():
            if sum(it.uuid not in tale.withdrawn for it in found) > 1:
                yield f"{len(found)} journeys {label} after {scene.ran}"


def runs_again(tale: Tale) -> Iterator[str]:
    """What ran before runs after the run or after the next apply, and the next plan says so first."""
    left = not_running(tale.course, tale.attacked[-1], tale.others)
    if left and not tale.lasting and not _cut_short(tale.attacked[-1]):
        yield f"{', '.join(left)} left not running although nothing kept it from being started"
    if left and tale.healing:
        yield from _says_so_first(tale.healing[0], left)
    for scene in tale.applied:
        if not tale.by_hand and (still := not_running(tale.course, scene, tale.others)):
            yield f"{', '.join(still)} not running after {scene.ran}"


def never_a_mixture(tale: Tale) -> Iterator[str]:
    """No definition is ever a mixture of two."""
    course, more = tale.course, tale.others.edited
    for scene in tale.scenes:
        for label, found in Standing.of(scene.journeys).ours.items():
            whole = {course.was.definition(label), course.wanted.definition(label)}
            if any(
                frozen(it.definition) not in whole | more.get(label, frozenset()) for it in found
            ):
                yield f"{label} has a definition that nobody wrote after {scene.ran}"
            if label in course.was.ours and label not in tale.others.touched:
                before = course.was.ours[label][0].definition
                for it in found:
                    for path in lost(before, it.definition):
                        yield f"{label} lost what the service had added: {path}, after {scene.ran}"


def state_is_true(tale: Tale) -> Iterator[str]:
    """State never points at a journey that is not there, nor misses one that the tool made."""
    if tale.spoilt:
        return
    for scene in tale.scenes:
        gone = _removed(tale) if scene in tale.attacked else frozenset[str]()
        yield from (f"{words} after {scene.ran}" for words in _state_of(scene, gone))
    if tale.healing and not tale.by_hand and not is_refused(tale):
        yield from (f"{words} at the end" for words in _leftovers(tale))


def heals(tale: Tale) -> Iterator[str]:
    """After the fault is gone, one more plan and apply reaches just what is wanted, and then all is quiet."""
    if not tale.healing or is_refused(tale):
        return
    standing, wanted = Standing.of(tale.last.journeys), tale.course.wanted
    for label in tale.labels():
        if standing.status(label) not in _good_ends(tale, label):
            yield f"{label} ends {standing.status(label) or 'absent'}, not {wanted.status(label)}"
        elif standing.definition(label) not in _good_definitions(tale, label):
            yield f"{label} does not end with the definition that git wants"
    for scene in tale.applied:
        if scene.ran.code:
            yield f"{scene.ran}: {_last_line(scene)}"
    if tale.last.ran.code == CHANGES:
        yield "the last plan is not empty"


def nothing_else(tale: Tale) -> Iterator[str]:
    """Nothing outside the plan was written."""
    others = tale.course.was.others
    for scene in tale.scenes:
        if Standing.of(scene.journeys).others != others:
            yield f"a journey of other people was touched by {scene.ran}"
        yield from _unplanned(tale, scene)
        yield from _strange_files(tale, scene)


def told_the_truth(tale: Tale) -> Iterator[str]:
    """The exit code and the last lines told the truth."""
    for scene in tale.scenes:
        for words in truth.lies(tale, scene):
            yield f"{words} ({scene.ran})"


def no_secret(tale: Tale) -> Iterator[str]:
    """No secret is anywhere but in the account."""
    for scene in tale.scenes:
        places = {"its output": scene.ran.out, "its errors": scene.ran.err}
        places |= {path: content.decode(errors="replace") for path, content in scene.files.items()}
        for place, text in places.items():
            if any(secret in text for secret in _SECRETS):
                yield f"a secret is in {place} after {scene.ran}"


INVARIANTS: dict[str, Rule] = {
    "I1": never_two,
    "I2": runs_again,
    "I3": never_a_mixture,
    "I4": state_is_true,
    "I5": heals,
    "I6": nothing_else,
    "I7": told_the_truth,
    "I8": no_secret,
}


def judge(tale: Tale) -> list[Violation]:
    """Everything that was not kept, each once."""
    found = ((name, words) for name, rule in INVARIANTS.items() for words in rule(tale))
    return [Violation(name, words) for name, words in dict.fromkeys(found)]


CHANGES = 2
"""The exit code of a plan that is not empty."""
_SECRETS = tuple(
    text
    for secret in (TOKEN, SECRET)
    for text in (secret, base64.b64encode(secret.encode()).decode().rstrip("="))
)
_WHAT_TO_DO = re.compile(
    r"look in the builder|run `journeys (adopt|state rm|draft) |journeys doctor"
)
_HEAD = re.compile(r'^\S \w+ +\S+ +"Journey (\w+) ', re.MULTILINE)


def is_refused(tale: Tale) -> bool:
    """Whether nobody can look, and the last apply says why it stops and what a person has to do."""
    if not _missing(tale) or not tale.healing:
        return False
    ran = tale.applied[0].ran
    return ran.code == 1 and bool(_WHAT_TO_DO.search(ran.out))


def _missing(tale: Tale) -> set[str]:
    """Which of the calls that look the account does not have; `no_read=405` is one that does not read."""
    names = {word.partition("=")[0] for word in tale.switches.split(",")}
    return names & {"no_read", "no_list"}


def _good_ends(tale: Tale, label: str) -> set[str]:
    """The statuses in which a journey may end: the one that git wants, or what is as good."""
    wanted = tale.course.wanted.status(label)
    ends = {wanted}
    if label in tale.others.touched and wanted == PAUSED:
        ends.add(DRAFT)  # nobody enters a draft either
    if label in tale.others.removed and wanted == ARCHIVED:
        ends.add("")
    return ends


def _good_definitions(tale: Tale, label: str) -> set[str]:
    ends = {tale.course.wanted.definition(label)}
    if tale.course.wanted.status(label) == ARCHIVED:  # nothing is written into what is put away
        ends |= {*tale.others.edited.get(label, ()), ""}
    return ends


def _cut_short(scene: Scene) -> bool:
    """Whether a run was not let come to its own end."""
    return scene.ran.killed or "twice" in scene.ran.deed


def _says_so_first(scene: Scene, left: list[str]) -> Iterator[str]:
    shown = _HEAD.findall(scene.ran.out)
    if set(shown[: len(left)]) != set(left):
        yield f"the plan shows {', '.join(shown)} where {', '.join(left)} should come first"
    if scene.ran.out.count("started again") < len(left):
        yield f"the plan does not say of {', '.join(left)} that it is started again"


def _state_of(scene: Scene, gone: frozenset[str]) -> Iterator[str]:
    records = scene.records
    yield from (f"{name} is half-written" for name, it in records.items() if it is None)
    whole = [it for it in records.values() if it is not None]
    named = Counter(it.get("uuid") for it in whole if it.get("uuid"))
    there = {it.uuid for it in scene.journeys} | gone
    yield from (f"state names {uuid}, which is not there" for uuid in named.keys() - there)
    yield from (f"two records name {uuid}" for uuid, number in named.items() if number > 1)
    begun = sum(not it.get("uuid") and (it.get("pending") or {}).get("title") != "" for it in whole)
    status = {it.uuid: it.status for it in scene.journeys}
    missed = [
        label
        for uuid, label in labels_by_uuid(scene).items()
        if uuid not in named and status[uuid] != ARCHIVED
    ]
    if len(missed) > begun:
        yield f"state misses {', '.join(missed)}"


def _removed(tale: Tale) -> frozenset[str]:
    """The uuids of journeys that other people removed."""
    before = (*tale.course.was.ours.items(), *tale.course.wanted.ours.items())
    return frozenset(
        it.uuid for label, found in before if label in tale.others.removed for it in found
    )


def _leftovers(tale: Tale) -> Iterator[str]:
    scene = tale.last
    yield from (
        f"{name} is pending" for name, it in scene.records.items() if (it or {}).get("pending")
    )
    locked = any(".lock" in event for scene in tale.applied for event in scene.ran.events)
    names = [path for path in scene.files if path.endswith(".tmp") and locked]
    yield from (f"{name} is left behind" for name in names)


def _unplanned(tale: Tale, scene: Scene) -> Iterator[str]:
    labels = labels_by_uuid(scene)
    if tale.others.removed:
        return  # whose calls these were cannot be told any more
    for call in scene.calls:
        label = labels.get(call.uuid, "")
        if tale.late and not worked(call):
            continue  # sent by a machine that fell asleep right before it, and refused
        if call.action == "put" and call.before == RUNNING and label not in tale.others.moved:
            yield f"a definition was sent to {label}, which ran"
    for call in writes(scene.calls):
        label = labels.get(call.uuid, "")
        if call.uuid in tale.withdrawn:
            continue
        if call.action not in _planned(tale, scene, label):
            yield f"{call.action} of {label or call.uuid} is in no plan"


def _planned(tale: Tale, scene: Scene, label: str) -> frozenset[str]:
    """What may be done to a journey; a later run has to deal with what other people did meanwhile."""
    if label in tale.others.touched and (tale.others.early or scene not in tale.attacked):
        return LIFECYCLE
    probing = {"pause"} if len(_missing(tale)) > 1 else set[str]()
    return probing | tale.course.calls.get(label, frozenset())


def _strange_files(tale: Tale, scene: Scene) -> Iterator[str]:
    known = {"journeys.yaml", *tale.scenario.git}
    strange = [
        path for path in scene.files if path not in known and not path.startswith(f"{HOME}/")
    ]
    yield from (f"{path} was written by {scene.ran}" for path in strange)
    for path, text in tale.scenario.git.items():
        if scene.files.get(path) != text.encode():
            yield f"{path} was changed by {scene.ran}"


def _last_line(scene: Scene) -> str:
    lines = (scene.ran.out + scene.ran.err).strip().splitlines()
    return lines[-1] if lines else "nothing was said"
