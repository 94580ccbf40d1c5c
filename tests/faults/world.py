"""One project folder and one account, and the tool between them."""

from __future__ import annotations

import itertools
import json
import shutil
import socket
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from faults import journeys, tool
from faults.account import Account, Sandbox
from faults.doors import Moment, Refusal
from faults.tool import Clock, Ran, Running

from journeys_as_code.sandbox.record import Call, Journey

HOME = ".journeys"
_FAST = Path("/dev/shm")


@dataclass(frozen=True)
class Saved:
    """A world to go back to."""

    account: bytes
    files: Mapping[str, bytes]


@dataclass(frozen=True)
class Scene:
    """A run, the calls that the account saw during it, and how things stood after it."""

    ran: Ran
    calls: tuple[Call, ...]
    journeys: tuple[Journey, ...]
    files: Mapping[str, bytes]
    """The files of the project by path."""

    @property
    def records(self) -> Mapping[str, Any]:
        """The state by file name; None for what is no JSON object."""
        return {name: _json(content) for name, content in self.state.items()}

    @property
    def state(self) -> Mapping[str, bytes]:
        """The record files by name."""
        folder = f"{HOME}/state/prod/"
        found = (
            (path.removeprefix(folder), it) for path, it in self.files.items() if folder in path
        )
        return {
            name: it
            for name, it in found
            if "/" not in name and name.endswith(".json") and not name.startswith(".")
        }


class World:
    """A project whose target is an account in the sandbox's process."""

    def __init__(self, sandbox: Sandbox, root: Path, account: Account) -> None:
        self.sandbox, self.root, self.account = sandbox, root, account
        self.labels: Mapping[str, str] = {}
        self._desks = (root.parent / f"desk-{number}" for number in itertools.count())
        self._seen = max((call.number for call in account.calls()), default=0)

    def write(self, files: Mapping[str, str]) -> None:
        """Let git hold these journey files and no others."""
        folder = self.root / "journeys"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for path, text in files.items():
            (self.root / path).write_text(text)

    def save(self) -> Saved:
        """The world as it is."""
        return Saved(self.account.content(), self.files())

    def files(self) -> dict[str, bytes]:
        """Every file of the project by its path."""
        found = sorted(path for path in self.root.rglob("*") if path.is_file())
        return {str(path.relative_to(self.root)): path.read_bytes() for path in found}

    def start(
        self,
        *words: str,
        moment: Moment | None = None,
        refusal: Refusal | None = None,
        clock: Clock | None = None,
        changes: tuple[Callable[[], None], ...] = (),
        impatient: bool = False,
    ) -> Running:
        """Let the tool begin."""
        return Running(
            tool.Start(
                words,
                self.root,
                journeys.ENVIRON,
                next(self._desks),
                moment=moment,
                refusal=refusal,
                closed_port=_closed_port() if refusal else 0,
                clock=clock,
                changes=changes,
                impatient=impatient,
            )
        )

    def calls(self) -> tuple[Call, ...]:
        """The calls since this was asked last."""
        calls = self.account.calls(self._seen)
        self._seen = calls[-1].number if calls else self._seen
        return calls

    def scene(self, ran: Ran, *earlier: Call) -> Scene:
        """What came of a run that has ended, once all that it sent has been worked off."""
        self.sandbox.settle()
        return Scene(ran, (*earlier, *self.calls()), self.account.journeys(), self.files())

    def run(self, *words: str, **options: Any) -> Scene:
        """One run of the tool from beginning to end."""
        return self.scene(self.start(*words, **options).ended())


@contextmanager
def world(sandbox: Sandbox, saved: Saved | None = None, switches: str = "") -> Iterator[World]:
    """A new world, empty or as an earlier one was."""
    account = sandbox.open(saved.account if saved else b"", switches)
    with tempfile.TemporaryDirectory(dir=_FAST if _FAST.is_dir() else None) as place:
        root = Path(place) / "project"
        (root / "journeys").mkdir(parents=True)
        for path, content in (saved.files if saved else {}).items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(content)
        (root / "journeys.yaml").write_text(journeys.project(account.url))
        try:
            yield World(sandbox, root, account)
        finally:
            account.close()


def closed(scene: Scene) -> Scene:
    """The scene without its files: what a long tale need not keep."""
    return replace(scene, files={})


def _closed_port() -> int:
    """A port of this machine where nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _json(content: bytes) -> Any:
    try:
        value = json.loads(content)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None
