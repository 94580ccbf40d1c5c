"""Where cases are tried: worlds made ready, runs attacked, what is broken healed, all of it judged."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from zlib import crc32

from faults import journeys
from faults.account import Sandbox
from faults.invariants import Violation, is_refused, judge
from faults.scenarios import Scenario
from faults.tale import Course, Standing, Tale, labels_by_uuid, writes
from faults.tool import Ran
from faults.world import Saved, Scene, World, world

from journeys_as_code.sandbox.store import SandboxStore

QUIET = ("plan", "--detailed-exitcode")
_ASKED = re.compile(r"`journeys (adopt|state rm|draft) ([^\s`]+)")
_PATIENCE = 4
"""How many commands somebody runs before giving up."""


@dataclass(frozen=True)
class Result:
    """How one case went."""

    case: str
    violations: tuple[Violation, ...] = ()
    by_hand: int = 0
    story: str = ""
    """How to see it again, where something was violated."""
    seconds: float = 0.0


@dataclass
class Bench:
    """One sandbox process and the worlds that were made ready in it."""

    sandbox: Sandbox
    changes: tuple[Callable[[], None], ...] = ()
    """Made to the tool in each attacked run: how a protection is switched off."""
    only: str = ""
    """The case, or the beginning of the names of the cases, that is wanted, where it is not all."""
    share: int = 1
    """Of so many cases one is tried, chosen by its name and so always the same."""
    _ready: dict[tuple[str, str], tuple[Saved, Course]] = field(default_factory=dict)

    def ready(self, scenario: Scenario, switches: str = "") -> tuple[Saved, Course]:
        """The world before the run, git as it should be already, and how the run goes in peace."""
        key = (scenario.name, switches)
        if key not in self._ready:
            self._ready[key] = self._prepare(scenario, switches)
        return self._ready[key]

    def wants(self, case: str) -> bool:
        """Whether a case is among those to be tried; one that is called by its name always is."""
        if case == self.only:
            return True
        chosen = self.share == 1 or crc32(case.encode()) % self.share == 0
        return chosen and (not self.only or case.startswith(f"{self.only}/"))

    @contextmanager
    def opened(self, scenario: Scenario, switches: str = "") -> Iterator[World]:
        """A world right before the run."""
        saved, _ = self.ready(scenario, switches)
        with world(self.sandbox, saved, switches) as opened:
            opened.labels = scenario.labels
            yield opened

    def _prepare(self, scenario: Scenario, switches: str) -> tuple[Saved, Course]:
        with world(self.sandbox, switches=switches) as fresh:
            for stranger in journeys.strangers(alike="no_read" not in switches):
                fresh.account.do(partial(_make, definition=stranger))
            for files in scenario.before:
                fresh.write({journeys.path(key): text for key, text in files.items()})
                _require(
                    fresh.run("apply", "--auto-approve", "--allow-destructive", *_blind(switches))
                )
            fresh.write(scenario.git)
            saved, was = fresh.save(), Standing.of(fresh.account.journeys())
            calm = _require(fresh.run(*words(scenario, switches)))
            return saved, Course(was, Standing.of(calm.journeys), _calls(calm), calm.calls)

    def tried(self, case: str, tale: Tale, more: Iterable[Violation] = ()) -> Result:
        """The result of a case; `more` is what only its own kind knows to be wrong."""
        found = (*judge(tale), *more)
        lines = [f"case: {case}", *(_account_of(scene) for scene in tale.scenes)]
        asked = len(tale.by_hand) + is_refused(tale)
        return Result(case, found, asked, "\n".join(lines) if found else "")


def words(scenario: Scenario, switches: str = "") -> tuple[str, ...]:
    """The command line of a run under a reading of the API."""
    return (*scenario.words, *_blind(switches))


def heal(
    opened: World, apply: tuple[str, ...], *, look_first: bool = False, **options: Any
) -> tuple[tuple[Scene, ...], tuple[str, ...]]:
    """An apply and a plan in peace, after a plan where `look_first`; what people are asked to do is done.

    The scenes, and what was done by hand.
    """
    scenes = [opened.run("plan", **options)] if look_first else []
    scenes.append(opened.run(*apply, **options))
    by_hand: list[str] = []
    while len(by_hand) < _PATIENCE and (asked := _asked(opened, scenes[-1].ran)):
        for line in asked:
            opened.run(*line.split(), *(() if line.startswith("draft") else ("--yes",)), **options)
        by_hand += asked
        scenes[-1] = opened.run(*apply, **options)
    if "--allow-blind" in apply and " left alone " in scenes[-1].ran.out:
        by_hand.append("plan again")  # nothing could be seen before the first answer
        scenes[-1] = opened.run(*apply, **options)
    return (*scenes, opened.run(*QUIET, **options)), tuple(by_hand)


def _asked(opened: World, ran: Ran) -> list[str]:
    """The commands that people are asked to run; what they see in the builder decides between two."""
    ours = Standing.of(opened.account.journeys()).ours
    asked: dict[str, str] = {}
    for command, key in _ASKED.findall(ran.out):
        found = ours.get(opened.labels.get(key, key))
        if command == "adopt" and found:
            asked[key] = f"adopt {key} {found[0].uuid}"
        elif command != "adopt":
            asked.setdefault(key, f"{command} {key}")
    return list(asked.values())


def _blind(switches: str) -> tuple[str, ...]:
    """Where nobody can look, a create and what is blind need a word."""
    return ("--allow-blind",) if "no_list" in switches else ()


def _calls(scene: Scene) -> Mapping[str, frozenset[str]]:
    labels, made = labels_by_uuid(scene), defaultdict(set)
    for call in writes(scene.calls):
        made[labels[call.uuid]].add(call.action)
    return {label: frozenset(actions) for label, actions in made.items()}


def _make(store: SandboxStore, definition: dict[str, Any]) -> None:
    store.create(definition, "Mary")


def _require(scene: Scene) -> Scene:
    if scene.ran.code:
        raise RuntimeError(f"{scene.ran} in peace:\n{scene.ran.out}{scene.ran.err}")
    return scene


def _account_of(scene: Scene) -> str:
    """A run, as somebody reads it who looks for what went wrong."""
    ran = scene.ran
    came = f"  [{ran.struck}]" if ran.struck else ""
    calls = " ".join(
        f"{it.action}:{it.status}{f'({it.fault})' if it.fault else ''}" for it in scene.calls
    )
    stand = ", ".join(f"{it.title}={it.status.removeprefix('STATUS_')}" for it in scene.journeys)
    told = "\n".join(f"    | {line}" for line in (ran.out + ran.err).splitlines()[-14:])
    return f"$ {ran}{came}\n    calls: {calls}\n    then: {stand}\n{told}"
