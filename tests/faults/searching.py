"""The search: a machine that edits git and the account, lets runs begin, and lets things come over them.

Hypothesis chooses what happens. After each run the invariants are looked at; at the end all is quiet, and one
more plan and apply must reach what git wants.
"""

from __future__ import annotations

import copy
import shutil
from dataclasses import replace
from typing import Any

from faults import wishes
from faults.attacks import Attack, attacks, deadly
from faults.journeys import label_of
from faults.sequence import APPLY, CONSENTS, Setting, Story
from faults.wishes import THIRDS, Wish
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

STATUSES = ("running", "paused", "draft", "finished", "archived", None)
MOVES = ("RUNNING", "PAUSED", "FINISHED", "ARCHIVED", "DRAFT")
LABELS = "abc"


def machine(setting: Setting) -> type[RuleBasedStateMachine]:
    """The machine, on that stage."""

    class Search(_Search):
        here = setting

    return Search


class _Search(Story, RuleBasedStateMachine):
    # git

    @initialize(
        labels=st.lists(st.sampled_from(LABELS), unique=True, max_size=2), applied=st.booleans()
    )
    def begin(self, labels: list[str], *, applied: bool) -> None:
        """A project with some journeys, applied or not."""
        self.memory.git = {it: Wish(it) for it in labels}
        self._write(f"git begins with {', '.join(labels) or 'nothing'}")
        if applied:
            self._run(*APPLY)

    @rule(name=st.sampled_from(LABELS), status=st.sampled_from(STATUSES))
    def file_added(self, name: str, status: str | None) -> None:
        """A file comes, with a journey that has none so far."""
        if self.memory.wished(name) is None:
            self._add(name, status)

    @precondition(lambda self: self.memory.git)
    @rule(
        at=st.integers(0, 9),
        field=st.sampled_from(("hello", "wait", "title")),
        to=st.integers(1, 3),
    )
    def field_edited(self, at: int, field: str, to: int) -> None:
        """A value changes."""
        self._edit(at, **{field: to})

    @precondition(lambda self: self.memory.git)
    @rule(at=st.integers(0, 9), third=st.sampled_from([*THIRDS]))
    def point_changed(self, at: int, third: str) -> None:
        """A point comes, goes, or becomes another one."""
        self._edit(at, third=third)

    @precondition(lambda self: self.memory.git)
    @rule(at=st.integers(0, 9), status=st.sampled_from(STATUSES))
    def status_wanted(self, at: int, status: str | None) -> None:
        """Git wants another status."""
        self._edit(at, status=status)

    @precondition(lambda self: self.memory.git)
    @rule(at=st.integers(0, 9))
    def file_removed(self, at: int) -> None:
        """A file goes."""
        key = self._key(at)
        del self.memory.git[key]
        self._write(f"git: {key}.yaml is removed")

    @precondition(lambda self: self.memory.git)
    @rule(at=st.integers(0, 9))
    def file_moved(self, at: int) -> None:
        """A file that was applied under its name gets another one, and says so."""
        key = self._key(at)
        if key not in self._bound():
            return
        self.moves += 1
        wish = self.memory.git.pop(key)
        to = f"{wish.label}{self.moves}"
        self.memory.git[to] = replace(wish, moved=key)
        self._write(f"git: {key}.yaml is moved to {to}.yaml")

    # people

    @precondition(lambda self: self._ours())
    @rule(at=st.integers(0, 9))
    def somebody_edits(self, at: int) -> None:
        """Somebody writes another value in the builder."""
        journey = self._journey(at)
        self.edits += 1
        after = self.world.store.edit(journey.uuid, lambda it: _edited(it, self.edits), "Mary")
        known = self.memory.known.setdefault(label_of(after.definition), set())
        known.add(wishes.plain(after.definition))
        self._people(journey, f"Mary writes {wishes.THEIRS}-{self.edits} into")

    @precondition(lambda self: self._ours())
    @rule(at=st.integers(0, 9), to=st.sampled_from(MOVES))
    def somebody_moves(self, at: int, to: str) -> None:
        """Somebody pauses, starts, finishes, archives a journey or takes it back to a draft."""
        journey = self._journey(at)
        self.world.store.move(journey.uuid, f"STATUS_{to}", "Mary")
        self.memory.touched.add(journey.uuid)
        self._people(journey, f"Mary makes {to}")

    @precondition(lambda self: self._ours())
    @rule(at=st.integers(0, 29))
    def somebody_deletes(self, at: int) -> None:
        """A journey is gone from one moment to the next; that is rare."""
        if at >= 3:
            return
        journey = self._journey(at)
        self.world.store._database.write("DELETE FROM journeys WHERE uuid = ?", (journey.uuid,))
        self.memory.touched.add(journey.uuid)
        self.memory.gone.add(journey.uuid)
        self._people(journey, "there is no more")

    # the state

    @precondition(lambda self: self.backup is None and self.world.state.is_dir())
    @rule()
    def state_copied(self) -> None:
        """Somebody makes a backup."""
        self.backup = self.state_files()
        self.story.append("the state is copied")

    @precondition(lambda self: self.backup is not None)
    @rule()
    def state_restored(self) -> None:
        """Somebody puts an older state back."""
        shutil.rmtree(self.world.state, ignore_errors=True)
        for path, content in (self.backup or {}).items():
            (self.world.root / path).parent.mkdir(parents=True, exist_ok=True)
            (self.world.root / path).write_bytes(content)
        self._spoil("the state is what it was when it was copied")

    @precondition(lambda self: self.world.state.is_dir())
    @rule(sure=st.integers(0, 3))
    def state_lost(self, sure: int) -> None:
        """The state is gone; that is less frequent than other things."""
        if sure == 0:
            shutil.rmtree(self.world.state)
            self._spoil("the state is lost")

    @precondition(lambda self: self._bound())
    @rule(at=st.integers(0, 9), sure=st.integers(0, 1))
    def record_lost(self, at: int, sure: int) -> None:
        """What state knows of one journey is gone; a merge can do that."""
        known = sorted(self._bound())
        if sure == 0:
            key = known[at % len(known)]
            (self.world.state / "prod" / f"{key}.json").unlink()
            self._spoil(f"the record of {key} is lost")

    # runs

    @rule(attack=attacks, agreed=st.integers(0, 4))
    def apply(self, attack: Attack, agreed: int) -> None:
        """An apply, mostly with every consent."""
        self._run(*APPLY, *(CONSENTS if agreed else ()), attack=attack, agreed=bool(agreed))

    @rule(name=st.sampled_from(LABELS), attack=deadly)
    def apply_something(self, name: str, attack: Attack) -> None:
        """A journey comes, or another text into one that is there; and something comes over the apply of it."""
        wish = self.memory.wished(name)
        if wish is None:
            self._add(name, "running")
        else:
            key = next(key for key, it in self.memory.git.items() if it is wish)
            self._change(key, hello=wish.hello % 3 + 1)
        self._run(*APPLY, *CONSENTS, attack=attack)

    @rule(attack=attacks)
    def plan(self, attack: Attack) -> None:
        """A plan."""
        self._run("plan", attack=attack)

    @rule(attack=attacks)
    def drift(self, attack: Attack) -> None:
        """A look at what people changed."""
        self._run("drift", attack=attack)

    @rule(attack=attacks)
    def state_rebuild(self, attack: Attack) -> None:
        """Looking for the journeys that state does not know."""
        self._run("state", "rebuild", "--auto-approve", attack=attack)

    def teardown(self) -> None:
        """All is quiet: what git wants is reached, and then there is nothing to do."""
        try:
            if not any(line.startswith("VIOLATED") for line in self.story):
                self._settle()
        finally:
            self.world.close()


def _edited(definition: dict[str, Any], number: int) -> dict[str, Any]:
    definition = copy.deepcopy(definition)
    for point in definition["points"]:
        push = point["point_data"].get("send_push")
        if push:
            push["preset_code"] = f"{wishes.THEIRS}-{number}"
    return definition
