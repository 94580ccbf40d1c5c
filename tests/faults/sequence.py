"""A sequence of the search: one world, what happened in it so far, and how it ends when all is quiet."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from faults import journeys, searched, wishes
from faults.attacks import NOTHING, Attack
from faults.inside import Inside, Stage
from faults.invariants import Violation
from faults.journeys import label_of
from faults.searched import Memory, Run, label
from faults.tale import ARCHIVED
from faults.wishes import Plain, Wish
from faults.world import Scene

from journeys_as_code.sandbox.record import Journey

CONSENTS = ("--allow-destructive", "--overwrite-drift", "--allow-mass-change")
APPLY = ("apply", "--auto-approve")
_ASKED = re.compile(r"`journeys (adopt|state rm|draft|state rebuild)(?: ([^\s`]+))?")
_MOVED = re.compile(r"write `moved: ([^`]+)` into (\S+?)[,;]")
_PATIENCE = 8
"""How many applies somebody makes before giving up on what is asked of people."""


class Violated(AssertionError):
    """An invariant was not kept; the text is the story of how it came to that."""


@dataclass
class Counted:
    """What a search tried."""

    sequences: int = 0
    runs: int = 0
    kills: int = 0
    faults: int = 0
    by_hand: int = 0


@dataclass
class Setting:
    """Where the machine works, and what it counts."""

    stage: Stage
    counted: Counted = field(default_factory=Counted)
    shapes: dict[Wish, Plain] = field(default_factory=dict)

    def shape(self, wish: Wish) -> Plain:
        """What the account is to hold of a wish: what the tool makes of it in peace."""
        shape = wish.shape
        if shape not in self.shapes:
            app, world = self.stage.wire.app, Inside(self.stage, 1_000_000)
            try:
                world.write({"zz": shape.text})
                scene = world.run(*APPLY)
            finally:
                world.close()
                self.stage.wire.app = app
            ours = [it for it in scene.journeys if label_of(it.definition)]
            if scene.ran.code or len(ours) != 1:
                raise RuntimeError(scene.ran.out + scene.ran.err)
            self.shapes[shape] = wishes.plain(ours[0].definition)
        return wishes.of(wish.label, self.shapes[shape])


class Story:
    """What happens in one world, told as it happens; made and closed by the machine."""

    here: Setting

    def __init__(self) -> None:
        super().__init__()
        counted = self.here.counted
        counted.sequences += 1
        self.world = Inside(self.here.stage, counted.sequences)
        for stranger in journeys.strangers():
            self.world.store.create(stranger, "Mary")
        self.memory = Memory(self.here.shape, was=self.world.store.journeys())
        self.story: list[str] = []
        self.backup: dict[str, bytes] | None = None
        self.edits = self.moves = 0

    def _key(self, at: int) -> str:
        keys = sorted(self.memory.git)
        return keys[at % len(keys)]

    def _add(self, name: str, status: str | None) -> None:
        self.memory.git[name] = Wish(name, status)
        self._write(f"git: {name}.yaml is added: {self.memory.git[name]}")

    def _edit(self, at: int, **change: Any) -> None:
        self._change(self._key(at), **change)

    def _change(self, key: str, **change: Any) -> None:
        before = self.memory.git[key]
        self.memory.git[key] = replace(before, **change)
        if self.memory.git[key] != before:
            self._write(f"git: {key}.yaml is edited: {self.memory.git[key]}")

    def _write(self, told: str) -> None:
        self.story.append(told)
        self.world.write({key: wish.text for key, wish in self.memory.git.items()})

    def _ours(self) -> list[Journey]:
        return [it for it in self.world.store.journeys() if label_of(it.definition)]

    def _journey(self, at: int) -> Journey:
        ours = self._ours()
        return ours[at % len(ours)]

    def _people(self, journey: Journey, told: str) -> None:
        self.story.append(f"in the builder: {told} {journey.title} ({journey.uuid[-3:]})")
        self.memory.paused.discard(journey.uuid)
        self.memory.was = self.world.store.journeys()

    def _spoil(self, told: str) -> None:
        self.story.append(told)
        self.memory.spoilt = self.memory.ever_spoilt = True
        self.memory.paused.clear()

    def state_files(self) -> dict[str, bytes]:
        """The state as it is, to go back to."""
        folder = f"{self.world.state.relative_to(self.world.root)}/"
        return {path: it for path, it in self.world.files().items() if path.startswith(folder)}

    def _bound(self) -> dict[str, str]:
        """The uuids of the journeys that state names, by key."""
        folder = self.world.state / "prod"
        found = folder.glob("[!.]*.json") if folder.is_dir() else ()
        uuids = {path.stem: json.loads(path.read_bytes()).get("uuid") for path in found}
        return {key: uuid for key, uuid in uuids.items() if uuid}

    def _run(self, *words: str, attack: Attack = NOTHING, agreed: bool = True) -> Scene:
        counted = self.here.counted
        before = self.world.files()
        scene = self.world.run(*words, **attack.options)
        counted.runs += 1
        counted.kills += scene.ran.killed
        hit = any(call.fault for call in scene.calls) or bool(attack.refused)
        counted.faults += hit
        self.story.append(_told(scene, attack))
        struck = scene.ran.killed or hit
        run = Run(scene, struck, attack.lasting and hit, agreed, before)
        self._require(searched.judge(self.memory, run))
        return scene

    def _require(self, violations: Sequence[Violation]) -> None:
        if violations:
            self.story += [f"VIOLATED {it}" for it in violations]
            raise Violated("\n".join(self.story))

    def _settle(self) -> None:
        self.story.append("-- all is quiet --")
        options = (*CONSENTS, "--include-cosmetic")
        scene = self._run(*APPLY, *options)
        for _ in range(_PATIENCE):
            if not self._obey(scene):
                break
            scene = self._run(*APPLY, *options)
        last = self._run("plan", "--detailed-exitcode", "--include-cosmetic")
        self._require([Violation("I5", words) for words in self._unsettled(scene, last)])

    def _unsettled(self, applied: Scene, last: Scene) -> Iterator[str]:
        if applied.ran.code:
            yield f"the last apply ends with {applied.ran.code}"
        if last.ran.code:
            yield f"the last plan ends with {last.ran.code}"
        yield from searched.unlike(self.memory, last.journeys, titles=True)
        if any((it or {}).get("pending") for it in last.records.values()):
            yield "something is pending"
        for it in self._ours():
            there = self.memory.wished(label_of(it.definition))
            left = it.status != ARCHIVED and it.uuid not in self.memory.touched
            if there is None and left and not self.memory.ever_spoilt:
                yield f"{it.title} has no file, and is {it.status}"

    def _obey(self, scene: Scene) -> bool:
        """Do what people are asked to do; whether there was anything."""
        if scene.ran.code == 0:
            return False
        said = scene.ran.out + scene.ran.err
        asked = [self._answer(*it) for it in dict.fromkeys(_ASKED.findall(said))]
        for words in (it for it in asked if it):
            self.here.counted.by_hand += 1
            done = self.world.run(*words)
            self.story.append(_told(done, NOTHING))
            self.memory.was = done.journeys
        return any(asked) | self._give_up(said) | self._say_where_from(said)

    def _say_where_from(self, said: str) -> bool:
        """Whether a file is another one's under a new name: those of one label are."""
        asked = set(_MOVED.findall(said))
        for old, path in asked:
            key = path.removeprefix("journeys/").removesuffix(".yaml")
            moved = old if label(old) == label(key) else "false"
            self.memory.git[key] = replace(self.memory.git[key], moved=moved)
            self._write(f"git: {key}.yaml says moved: {moved}, as it was asked to say")
        return bool(asked)

    def _give_up(self, said: str) -> bool:
        """What never ran cannot be finished; git is told to say archived, as the plan says."""
        if "a draft cannot be finished" not in said:
            return False
        for key, wish in [*self.memory.git.items()]:
            if wish.status == "finished":
                self.memory.git[key] = replace(wish, status="archived")
                self._write(f"git: {key}.yaml says archived, as it was told to")
        return True

    def _answer(self, command: str, key: str) -> tuple[str, ...]:
        """What somebody types who looks at the builder first."""
        if command == "state rebuild":
            return ("state", "rebuild", "--auto-approve")
        if command == "draft":
            return ("draft", key)
        found = [it for it in self._ours() if label_of(it.definition) == label(key)]
        alive = [it.uuid for it in found if it.status != ARCHIVED]
        if command == "adopt":
            return ("adopt", key, alive[-1], "--yes") if alive else ()
        bound = self._bound().get(key)
        return ("state", "rm", key, "--yes") if not alive or bound not in (*alive, None) else ()


def _told(scene: Scene, attack: Attack) -> str:
    """A run as a step of the story."""
    calls = " ".join(
        f"{it.action or it.path}:{it.status}{f'({it.fault})' if it.fault else ''}"
        for it in scene.calls
    )
    stands = ", ".join(
        f"{it.title.removeprefix('Journey ')}={it.status.removeprefix('STATUS_').lower()}"
        for it in scene.journeys
        if label_of(it.definition)
    )
    words = [
        line
        for line in (
            scene.ran.out.rpartition("Nothing was sent yet.")[2] + scene.ran.err
        ).splitlines()
        if line.strip() and "findings that stop nothing" not in line
    ]
    said = "".join(f"\n      | {line}" for line in words)
    came = f" [{scene.ran.struck}]" if scene.ran.struck else ""
    return f"$ {scene.ran}{attack}{came}\n      calls: {calls}\n      then: {stands}{said}"
