"""What must hold after each run of the search, whatever came before it: the same eight invariants.

A case of the sweeps is judged against a run in peace. In a search there is none: what happened before is
a long story, so this remembers of it what the invariants need, and nothing more.
"""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from faults import truth
from faults.account import TOKEN
from faults.invariants import Violation
from faults.journeys import SECRET, label_of
from faults.scenarios import Scenario
from faults.tale import (
    ARCHIVED,
    DRAFT,
    FINISHED,
    PAUSED,
    RUNNING,
    Course,
    Others,
    Standing,
    Tale,
    writes,
)
from faults.wishes import THEIRS, Plain, Wish, plain
from faults.world import HOME, Scene

from journeys_as_code.sandbox.record import Call, Journey

Stand = Mapping[str, Journey]
"""The journeys of ours by uuid."""

_SECRETS = tuple(
    text
    for secret in (TOKEN, SECRET)
    for text in (secret, base64.b64encode(secret.encode()).decode().rstrip("="))
)


def stand(journeys: tuple[Journey, ...]) -> Stand:
    """Those of ours among the journeys of an account."""
    return {it.uuid: it for it in journeys if label_of(it.definition)}


@dataclass
class Memory:
    """What happened so far, as far as the invariants hang on it."""

    shape: Callable[[Wish], Plain]
    """What the account is to hold of a wish."""
    git: dict[str, Wish] = field(default_factory=dict)
    """What git wants, by key."""
    was: tuple[Journey, ...] = ()
    """The account before the run."""
    known: dict[str, set[Plain]] = field(default_factory=dict)
    """Every whole definition that git or a person meant a journey to have, by label."""
    paused: set[str] = field(default_factory=set)
    """Journeys that the tool paused to write them, and that do not run again so far."""
    touched: set[str] = field(default_factory=set)
    """Journeys of which people said what status they have, or that they took away."""
    gone: set[str] = field(default_factory=set)
    """Journeys that people took away."""
    spoilt: bool = False
    """Whether the state was lost or set back, and nothing has made it whole since."""
    ever_spoilt: bool = False

    def wished(self, label: str) -> Wish | None:
        """What git wants of the journey with this label; None where it has no file."""
        return next((it for it in self.git.values() if it.label == label), None)


@dataclass(frozen=True)
class Run:
    """A run with what came over it. `struck`: anything did; `agreed`: every consent was given."""

    scene: Scene
    struck: bool = False
    lasting: bool = False
    """Whether what came over it outlasted it."""
    agreed: bool = True
    before: Mapping[str, bytes] = field(default_factory=dict)
    """The files of the project before it."""

    @property
    def calm(self) -> bool:
        """Whether nothing disturbed it."""
        return not self.struck

    @property
    def word(self) -> str:
        """Which command it was."""
        return self.scene.ran.words[0]


def judge(memory: Memory, run: Run) -> list[Violation]:
    """Everything that a run did not keep; what it changed is remembered."""
    for wish in memory.git.values():
        memory.known.setdefault(wish.label, set()).add(memory.shape(wish))
    found = [Violation(name, words) for name, rule in _RULES.items() for words in rule(memory, run)]
    memory.was = run.scene.journeys
    if memory.spoilt and not any(_state(memory, run.scene)):
        memory.spoilt = False
    return found


def _never_two(memory: Memory, run: Run) -> Iterator[str]:
    alive = [it for it in stand(memory.was).values() if it.status != ARCHIVED]
    labels = Counter(label_of(it.definition) for it in alive)
    now = stand(run.scene.journeys)
    for call in writes(run.scene.calls):
        label = label_of(now[call.uuid].definition) if call.uuid in now else ""
        if call.action == "create" and label:
            labels[label] += 1
            if labels[label] > 1:
                yield f"journey {label} was made again although it was there"


def _runs_again(memory: Memory, run: Run) -> Iterator[str]:
    before = set(memory.paused)
    _remember_pauses(memory, run)
    ran = run.scene.ran
    if run.word == "plan" and (ran.code == 0 or ran.out.startswith("Plan for ")):
        said, left = ran.out.count("started again"), before & memory.paused
        if said < len(left):
            yield f"{_labels(run, left)} was left paused; the plan does not say that it starts it"
    if run.word != "apply" or run.scene.ran.killed or run.lasting:
        return
    if run.calm and run.agreed and memory.paused:
        yield f"{_labels(run, memory.paused)} is still left paused after an apply in peace"
    elif fresh := memory.paused - before:
        yield f"{_labels(run, fresh)} is left paused although nothing kept it from being started"


def _remember_pauses(memory: Memory, run: Run) -> None:
    """Who is left paused by now, of those that are to run as far as git says anything."""
    for call in writes(run.scene.calls):
        if call.action == "pause" and call.before == RUNNING:
            memory.paused.add(call.uuid)
        elif call.action in ("start", "finish", "draft", "archive"):
            memory.paused.discard(call.uuid)
    now = stand(run.scene.journeys)
    for uuid in [*memory.paused]:
        wish = memory.wished(label_of(now[uuid].definition)) if uuid in now else None
        if wish is None or wish.status not in (None, "running") or now[uuid].status != PAUSED:
            memory.paused.discard(uuid)


def _labels(run: Run, uuids: set[str]) -> str:
    now = stand(run.scene.journeys)
    return ", ".join(sorted(label_of(now[uuid].definition) for uuid in uuids))


def _never_a_mixture(memory: Memory, run: Run) -> Iterator[str]:
    for it in stand(run.scene.journeys).values():
        label = label_of(it.definition)
        if plain(it.definition) not in memory.known.get(label, ()):
            yield f"{label} has a definition that nobody wrote"


def _state_is_true(memory: Memory, run: Run) -> Iterator[str]:
    whole = (name for name, it in run.scene.records.items() if it is None)
    yield from (f"{name} is half-written" for name in whole)
    if not memory.spoilt:
        yield from _state(memory, run.scene)


def _state(memory: Memory, scene: Scene) -> Iterator[str]:
    records = [it for it in scene.records.values() if it is not None]
    named = Counter(it.get("uuid") for it in records if it.get("uuid"))
    there = {it.uuid for it in scene.journeys} | memory.gone
    yield from (f"state names {uuid}, which is not there" for uuid in named.keys() - there)
    yield from (f"two records name {uuid}" for uuid, number in named.items() if number > 1)
    begun = sum(not it.get("uuid") and bool(it.get("pending")) for it in records)
    missed = [
        label_of(it.definition)
        for it in stand(scene.journeys).values()
        if it.uuid not in named and it.uuid not in memory.touched and it.status != ARCHIVED
    ]
    if len(missed) > begun:
        yield f"state misses {', '.join(missed)}"


def _nothing_else(memory: Memory, run: Run) -> Iterator[str]:
    scene = run.scene
    theirs = Standing.of(memory.was).others
    if Standing.of(scene.journeys).others != theirs:
        yield "a journey of other people was touched"
    made = [*writes(scene.calls)]
    if run.word != "apply" and made:
        yield f"{', '.join(it.action for it in made)} although only asked to look"
    was = stand(memory.was)
    for call in made:
        if call.action == "put" and call.before == RUNNING:
            yield f"a definition was sent to {call.uuid}, which ran"
        yield from _overwritten(memory, run, call, was)
    if run.calm and not memory.spoilt and not _open_before(run):
        yield from _needless(memory, made, was)
    outside = {path: it for path, it in scene.files.items() if not path.startswith(f"{HOME}/")}
    if outside != {path: it for path, it in run.before.items() if not path.startswith(f"{HOME}/")}:
        yield "a file of the project was changed"


def _overwritten(memory: Memory, run: Run, call: Call, was: Stand) -> Iterator[str]:
    """Without a word somebody's edit is not written over, as long as the state knows what is ours."""
    if run.agreed or memory.ever_spoilt or call.action != "put" or call.uuid not in was:
        return
    if f'"{THEIRS}-' in plain(was[call.uuid].definition):
        yield f"{call.uuid} was written over although somebody had edited it"


def _needless(memory: Memory, made: list[Call], was: Stand) -> Iterator[str]:
    for call in made:
        before = was.get(call.uuid)
        wish = memory.wished(label_of(before.definition)) if before else None
        if before and wish and _is(memory, before, wish) and before.status == _status(wish):
            yield f"{call.action} of {wish.label}, which was as git wants it"


def _is(memory: Memory, journey: Journey, wish: Wish) -> bool:
    """Whether a journey has the definition and the title that git wants."""
    return plain(journey.definition) == memory.shape(wish) and journey.title == wish.name


def _open_before(run: Run) -> bool:
    return any(b'"pending":{' in it.replace(b" ", b"") for it in run.before.values())


def _status(wish: Wish) -> str:
    return f"STATUS_{wish.status.upper()}" if wish.status else ""


def reached(wish: Wish, journey: Journey | None) -> bool:
    """Whether a journey is in a status that git wants, or in one that is as good."""
    status = journey.status if journey else ""
    if wish.status is None:
        return bool(status)
    good = {
        "paused": (PAUSED, DRAFT),
        "finished": (FINISHED, ARCHIVED, ""),
        "archived": (ARCHIVED, ""),
    }
    return status in good.get(wish.status, (_status(wish),))


def unlike(memory: Memory, journeys: tuple[Journey, ...], *, titles: bool) -> Iterator[str]:
    """What in the account is not as git wants it; nothing is written into what is over."""
    for wish in memory.git.values():
        found = [it for it in journeys if label_of(it.definition) == wish.label]
        alive = [it for it in found if it.status != ARCHIVED] or found
        one = alive[-1] if alive else None
        if not reached(wish, one):
            yield f"{wish.label} is {one.status if one else 'absent'}, git wants it {wish.status}"
        if one is None or one.status == ARCHIVED:
            continue
        if plain(one.definition) != memory.shape(wish):
            yield f"{wish.label} does not have the definition that git wants"
        elif titles and one.status != FINISHED and one.title != wish.name:
            yield f"{wish.label} does not have the title that git wants"


def _told_the_truth(memory: Memory, run: Run) -> Iterator[str]:
    scene = _without_shadows(run.scene)
    ran = scene.ran
    if ran.killed:
        return
    if run.word == "apply":
        yield from truth.lies(_tale(memory, scene, run.before), scene)
        if ran.code == 0:
            yield from (
                f"it says that all is done; {it}"
                for it in unlike(memory, run.scene.journeys, titles=False)
            )
    elif ran.code not in (*truth.CODES, 2) or "Traceback" in ran.out + ran.err:
        yield f"it ended with {ran.code}: {(ran.out + ran.err)[-300:]}"
    if run.calm and ran.code == 69:
        yield f"the account could be reached, and it says: {ran.err[-200:]}"


def _without_shadows(scene: Scene) -> Scene:
    """Of several journeys with one label only the last that is not put away."""
    kept: dict[str, Journey] = {}
    for it in scene.journeys:
        label = label_of(it.definition) or it.uuid
        if label not in kept or kept[label].status == ARCHIVED or it.status != ARCHIVED:
            kept[label] = it
    return replace(scene, journeys=tuple(kept.values()))


def _tale(memory: Memory, scene: Scene, before: Mapping[str, bytes]) -> Tale:
    """The run as a case of the sweeps, for what is judged by its words."""
    wanted = {
        it.label: (Journey("", _status(it) or PAUSED, "", "", "", definition={}),)
        for it in memory.git.values()
    }
    course = Course(Standing.of(memory.was), Standing(wanted, ()), {}, ())
    keys = {key for files in (before, scene.files) for key in _keys(files)}
    scenario = _Labelled("search", {}, keys=(*memory.git, *keys))
    others = Others(moved=frozenset({"somebody's"}))
    return Tale(scenario, course, "", (scene,), others=others, mingled=memory.spoilt)


@dataclass(frozen=True)
class _Labelled(Scenario):
    """A journey that moves keeps the label that its first key was, and gets a number."""

    keys: tuple[str, ...] = ()

    @property
    def labels(self) -> Mapping[str, str]:
        """Key -> label of the journey it names."""
        return {key: label(key) for key in self.keys}


def label(key: str) -> str:
    """The label of the journey that is called `key`."""
    return key.rstrip("0123456789")


def _keys(files: Mapping[str, bytes]) -> Iterator[str]:
    """The keys of the records among the files of a project."""
    for path in files:
        folder, _, name = path.rpartition("/")
        if folder == f"{HOME}/state/prod" and name.endswith(".json"):
            yield name.removesuffix(".json")


def _no_secret(memory: Memory, run: Run) -> Iterator[str]:  # noqa: ARG001
    places = {"its output": run.scene.ran.out.encode(), "its errors": run.scene.ran.err.encode()}
    for place, text in {**places, **run.scene.files}.items():
        if any(secret.encode() in text for secret in _SECRETS):
            yield f"a secret is in {place}"


_RULES: Mapping[str, Callable[[Memory, Run], Iterator[str]]] = {
    "I1": _never_two,
    "I2": _runs_again,
    "I3": _never_a_mixture,
    "I4": _state_is_true,
    "I6": _nothing_else,
    "I7": _told_the_truth,
    "I8": _no_secret,
}
