"""The tool and the account in this very process: no sockets, no forks, and so a hundred times as many runs.

The real command line with the real client and real files, above the real embedded API. Only four things
are played: the wire is `remote/inprocess.py`, waits take no time, a connection refused is an exception,
and so is death: it comes at a request or at a step of the disk, nothing of the tool's may catch it, and
from then on every door of that run leads to it.
"""

from __future__ import annotations

import contextlib
import io
import itertools
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import httpx
from faults import journeys
from faults.account import TOKEN
from faults.doors import CALLS, Doors, Moment
from faults.tool import Ran
from faults.world import HOME, Scene

from journeys_as_code.apply import executor
from journeys_as_code.cli.main import main
from journeys_as_code.remote import client
from journeys_as_code.remote.inprocess import asgi_transport
from journeys_as_code.sandbox.app import create_app
from journeys_as_code.sandbox.faults import Fault, Faults
from journeys_as_code.sandbox.record import Call
from journeys_as_code.sandbox.store import SandboxStore
from journeys_as_code.sandbox.switches import Switches
from journeys_as_code.state import lockfile
from journeys_as_code.workflow import connecting

_FAST = Path("/dev/shm")
_KILLED = -9
_URL = "http://127.0.0.1:1"
_ONE_BY_ONE = "    limits: {concurrency: 1}\n"
"""Journeys in order, so that the same run goes the same way twice."""


class Death(BaseException):
    """The end of a run: nothing of the tool's catches this."""


@dataclass(frozen=True)
class Refused:
    """The nth request of a run, and the following, meet a port where nobody listens."""

    nth: int = 1
    times: int = 1


class MortalDoors(Doors):
    """The doors of whichever run is under way; behind them is death once its moment came."""

    def __init__(self) -> None:
        super().__init__(os.open(os.devnull, os.O_WRONLY), None)
        self.begin(None)

    def begin(self, moment: Moment | None) -> None:
        """A run begins, and its moment is this."""
        self._moment, self._counted = moment, 0
        self.events: list[str] = []
        self.struck = ""

    def pass_by(self, event: str) -> None:
        """An event; the run may not survive it."""
        with self._lock:
            if self.struck:
                raise Death(self.struck)
            self.events.append(event)
            self._counted += event.startswith(self._moment.among) if self._moment else 0
            if self._moment and self._counted == self._moment.number:
                self.struck = event
                raise Death(event)


class Wire(httpx.BaseTransport):
    """Leads every request to the account of the world that is there now."""

    def __init__(self, doors: MortalDoors) -> None:
        self._doors = doors
        self._inner = asgi_transport(self._app)
        self.app: Any = None
        self.refused: Refused | None = None
        self._seen = 0

    async def _app(self, *words: Any) -> None:
        await self.app(*words)

    def begin(self, refused: Refused | None) -> None:
        """A run begins."""
        self.refused, self._seen = refused, 0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """One request of the tool's."""
        name = f"{request.method} {request.url.path}"
        self._doors.pass_by(f"{CALLS} before {name}")
        self._seen += 1
        if self.refused and 0 <= self._seen - self.refused.nth < self.refused.times:
            raise httpx.ConnectError("nobody listens", request=request)
        response = self._inner.handle_request(request)
        self._doors.pass_by(f"{CALLS} answered {name}")
        return response

    def close(self) -> None:
        """A client is done; others come."""

    def end(self) -> None:
        """No other client comes."""
        self._inner.close()


class Timeless:
    """A clock that moves only while somebody waits for it."""

    def __init__(self) -> None:
        self.now = 0.0

    def sleep(self, seconds: float) -> None:
        """Wait, in no time."""
        self.now += max(0.0, seconds)

    def monotonic(self) -> float:
        """What a stopwatch shows."""
        return self.now


class Stage:
    """This process, made ready to be both sides; for one world at a time."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.doors = MortalDoors()
        self.wire = Wire(self.doors)
        self.time = Timeless()

    @contextmanager
    def set(self) -> Iterator[Stage]:
        """As long as the context lasts, the tool's doors are these."""
        calm = {"sleep": self.time.sleep, "monotonic": self.time.monotonic}
        disk = ("replace", "rename", "link", "unlink", "mkdir", "open", "fsync")
        with contextlib.ExitStack() as stack:
            stack.callback(self.wire.end)
            stack.enter_context(patch.object(connecting, "Client", self._client))
            stack.enter_context(patch.dict(client.Client.__init__.__kwdefaults__, calm))
            stack.enter_context(patch.dict(client.Client.__init__.__kwdefaults__, jitter=_halfway))
            stack.enter_context(
                patch.dict(executor.execute.__kwdefaults__, {"sleep": self.time.sleep})
            )
            for name in disk:  # whatever `watch_disk` puts there goes again
                stack.enter_context(patch.object(os, name, getattr(os, name)))
            self.doors.watch_disk(self.root)
            yield self

    def _client(self, *words: Any, **options: Any) -> client.Client:
        return client.Client(*words, **{**options, "transport": self.wire})


def _halfway() -> float:
    return 0.5


class Inside:
    """A project and an account."""

    def __init__(self, stage: Stage, number: int, switches: str = "") -> None:
        self.root = stage.root / f"world-{number}"
        (self.root / "journeys").mkdir(parents=True)
        (self.root / "journeys.yaml").write_text(f"{journeys.project(_URL)}{_ONE_BY_ONE}")
        self._stage = stage
        self.faults = Faults()
        numbers = itertools.count(1)
        self.store = SandboxStore(new_uuid=lambda: f"00000000-0000-4000-8000-{next(numbers):012}")
        stage.wire.app = create_app(self.store, Switches.parse(switches), self.faults, token=TOKEN)
        self._seen = 0

    def close(self) -> None:
        """Leave nothing behind."""
        self.store.close()
        shutil.rmtree(self.root)

    def write(self, files: Mapping[str, str]) -> None:
        """Let git hold these journey files, by key, and no others."""
        for path in (self.root / "journeys").iterdir():
            path.unlink()
        for key, text in files.items():
            (self.root / journeys.path(key)).write_text(text)

    def files(self) -> dict[str, bytes]:
        """Every file of the project by its path."""
        found = sorted(path for path in self.root.rglob("*") if path.is_file())
        return {str(path.relative_to(self.root)): path.read_bytes() for path in found}

    @property
    def state(self) -> Path:
        """The folder of the state."""
        return self.root / HOME / "state"

    def run(
        self,
        *words: str,
        moment: Moment | None = None,
        faults: tuple[Fault, ...] = (),
        refused: Refused | None = None,
    ) -> Scene:
        """One run from beginning to end, and how things stand after it."""
        doors = self._stage.doors
        self.faults.add(*faults)
        self._stage.wire.begin(refused)
        doors.begin(moment)
        out, err, code = io.StringIO(), io.StringIO(), _KILLED
        with (
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
            patch.object(sys, "stdin", io.StringIO()),
            contextlib.suppress(Death),
        ):
            code = main(["-C", str(self.root), *words], journeys.ENVIRON)
        killed = bool(doors.struck)
        ran = Ran(
            words, _KILLED if killed else code, out.getvalue(), err.getvalue(),
            tuple(doors.events), doors.struck, deed="kill" if killed else "",
        )  # fmt: skip
        doors.begin(None)
        self.faults.clear()
        if killed:
            _let_go(self.root)
        return Scene(ran, self._calls(), self.store.journeys(), self.files())

    def _calls(self) -> tuple[Call, ...]:
        calls = self.store.calls(after=self._seen)
        self._seen = calls[-1].number if calls else self._seen
        return calls


def _let_go(root: Path) -> None:
    """Close the files that a run which died had open, as the kernel does."""
    for entry in Path("/proc/self/fd").iterdir():
        with contextlib.suppress(OSError):
            if entry.readlink().is_relative_to(root):
                os.close(int(entry.name))


@contextmanager
def stage() -> Iterator[Stage]:
    """A stage in a folder of its own, in memory where there is such a place."""
    with tempfile.TemporaryDirectory(dir=_FAST if _FAST.is_dir() else None) as place:
        assert lockfile._boot(), "without the id of a boot nobody knows that a dead run is dead"
        with Stage(Path(place)).set() as ready:
            yield ready
