"""The tool as a process: forked from this one, where everything is imported, and then all by itself.

It runs the real command line with real HTTP and real files. Only time is made shorter: its waits by a
factor, and where answers are held back its read timeout.
"""

from __future__ import annotations

import gc
import importlib
import io
import mmap
import os
import pkgutil
import signal
import ssl
import struct
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from functools import cache
from pathlib import Path
from typing import Any, NoReturn, Self

from faults.doors import Doors, Moment, Refusal, refuse

HASTE = 0.01
"""How long a wait of the tool lasts, in parts of itself."""
READ_TIMEOUT = 0.3
"""Seconds that the tool waits for an answer where answers are held back on purpose."""
LONGEST = 300
"""Seconds after which a run is killed: a hang."""

_sleep = time.sleep


@dataclass(frozen=True)
class Ran:
    """How a run ended: `code` is negative for the signal it died of, `events` are what it went past."""

    words: tuple[str, ...]
    code: int
    out: str
    err: str
    events: tuple[str, ...]
    struck: str
    """The event at which its moment came; empty where it never came."""
    came_at: int = 0
    """How many events there were until then."""
    deed: str = ""
    """What came over it then."""

    @property
    def earlier(self) -> tuple[str, ...]:
        """What it went past until its moment came."""
        return self.events[: self.came_at]

    @property
    def killed(self) -> bool:
        """Whether it was killed by us."""
        return self.code == -signal.SIGKILL and bool(self.struck)

    def __str__(self) -> str:
        return f"journeys {' '.join(self.words)} -> {self.code}"


class Clock:
    """Seconds by which a process's clock is ahead, changeable while it runs."""

    def __init__(self) -> None:
        self._memory = mmap.mmap(-1, 8)

    @property
    def ahead(self) -> float:
        """The seconds."""
        return float(struct.unpack("d", self._memory[:8])[0])

    @ahead.setter
    def ahead(self, seconds: float) -> None:
        self._memory[:8] = struct.pack("d", seconds)


@dataclass(frozen=True)
class Start:
    """How a run begins. `change` is called in its process before anything else."""

    words: tuple[str, ...]
    root: Path
    environ: Mapping[str, str]
    desk: Path
    """A folder for what it prints."""
    moment: Moment | None = None
    refusal: Refusal | None = None
    closed_port: int = 0
    clock: Clock | None = None
    changes: tuple[Callable[[], None], ...] = ()
    impatient: bool = False
    """Whether it waits for answers only a moment."""


class Running:
    """A run under way."""

    def __init__(self, start: Start) -> None:
        self._start = start
        self._status: int | None = None
        self.pid = os.fork()
        if self.pid == 0:
            _become(start)

    def stopped(self) -> bool:
        """Wait until it is stopped (True) or has ended."""
        _, status = os.waitpid(self.pid, os.WUNTRACED)
        if os.WIFSTOPPED(status):
            return True
        self._status = status
        return False

    def go_on(self) -> None:
        """Continue a stopped run."""
        os.kill(self.pid, signal.SIGCONT)

    def ends_within(self, seconds: float) -> bool:
        """Whether it has ended, after so long at most."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            found, status = os.waitpid(self.pid, os.WNOHANG)
            if found:
                self._status = status
                return True
            time.sleep(0.005)
        return False

    def ended(self) -> Ran:
        """Wait for its end."""
        if self._status is None:
            _, self._status = os.waitpid(self.pid, 0)
        desk = self._start.desk
        events = (desk / "events").read_text().splitlines()
        came_at = next((at for at, event in enumerate(events, 1) if event.startswith("!")), 0)
        return Ran(
            self._start.words,
            os.waitstatus_to_exitcode(self._status),
            (desk / "out").read_text(),
            (desk / "err").read_text(),
            tuple(event[1:] for event in events),
            events[came_at - 1][1:] if came_at else "",
            came_at,
            self._start.moment.deed if self._start.moment else "",
        )


def run(start: Start) -> Ran:
    """One run from beginning to end."""
    return Running(start).ended()


def import_everything() -> None:
    """Import the whole tool and what it uses, so that a fork has it all."""
    import journeys_as_code

    for found in pkgutil.walk_packages(journeys_as_code.__path__, "journeys_as_code."):
        if not found.name.endswith("__main__") and ".commands." not in found.name:
            importlib.import_module(found.name)
    for name in ("apply", "plan", "state", "adopt"):
        importlib.import_module(f"journeys_as_code.cli.commands.{name}")
    for name in ("deepdiff", "jsonschema", "jsonschema_rs", "rich.console", "httpcore"):
        importlib.import_module(name)


def warm(files: Mapping[str, str]) -> None:
    """Judge a project once, so that a fork has the compiled schemas."""
    from journeys_as_code.cli.main import main

    with tempfile.TemporaryDirectory() as place:
        for path, text in files.items():
            (Path(place) / path).parent.mkdir(exist_ok=True)
            (Path(place) / path).write_text(text)
        with redirect_stdout(io.StringIO()) as out:
            code = main(["-C", place, "validate"], {})
    if code:
        raise RuntimeError(out.getvalue())


def freeze() -> None:
    """Keep the collector of the forked processes away from what they share."""
    gc.collect()
    gc.freeze()


def _become(start: Start) -> NoReturn:
    """Be the tool, from here to the end of this process."""
    code = 98
    try:
        _take_streams(start.desk)
        for number in (signal.SIGTERM, signal.SIGALRM):
            signal.signal(number, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.alarm(LONGEST)
        os.chdir(start.root)
        _hurry(impatient=start.impatient)
        if start.clock is not None:
            _shift(start.clock)
        for change in start.changes:
            change()
        _watch(start)
        from journeys_as_code.cli.main import main

        code = main(start.words, start.environ)
    except BaseException:  # noqa: BLE001 - shown where somebody looks
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _watch(start: Start) -> None:
    log = os.open(start.desk / "events", os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND)
    if start.refusal is not None:
        refuse(start.refusal, start.closed_port)
    Doors(log, start.moment).watch(start.root / ".journeys")


def _take_streams(desk: Path) -> None:
    desk.mkdir(exist_ok=True)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    for number, name in ((1, "out"), (2, "err")):
        file = os.open(desk / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND)
        os.dup2(file, number)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115


def _hurry(*, impatient: bool) -> None:
    """Make waits between calls short. The one certificate store there is gets loaded once, not in every run."""
    from httpx._transports import default

    from journeys_as_code.apply import executor
    from journeys_as_code.remote import client

    client.Client.__init__.__kwdefaults__["sleep"] = _short_sleep
    executor.execute.__kwdefaults__["sleep"] = _short_sleep
    if impatient:
        timeout = client.Client.__init__.__kwdefaults__["timeout"]
        client.Client.__init__.__kwdefaults__["timeout"] = replace(timeout, read=READ_TIMEOUT)
    default.create_ssl_context = lambda **_: certificates()


def _short_sleep(seconds: float) -> None:
    _sleep(seconds * HASTE)


@cache
def certificates() -> ssl.SSLContext:
    """Certificates nobody needs on a loopback address."""
    return ssl.create_default_context()


def _shift(clock: Clock) -> None:
    """Let the tool's clock be ahead."""
    from journeys_as_code.remote import client
    from journeys_as_code.workflow import clock as workflow_clock

    class Shifted(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            moment: Any = datetime.now(tz) + timedelta(seconds=clock.ahead)
            return moment

    for module in (client, workflow_clock):
        if (
            vars(module)["datetime"] is not datetime
        ):  # KeyError: the clock has moved to another room
            raise RuntimeError(f"{module.__name__} has another clock")
        vars(module)["datetime"] = Shifted
