"""The doors of one run of the tool, watched from outside: each passing is an event that may be its end.

Nothing of this is in the tool. After the fork, in the process that becomes the tool, the functions of
the standard library that touch disk and network are wrapped; the files and the sockets are real.
"""

from __future__ import annotations

import os
import re
import signal
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any

import httpx

KILL, STOP = "kill", "stop"
INTERRUPT, TERMINATE = "interrupt", "terminate"
INTERRUPT_TWICE, TERMINATE_TWICE = "interrupt twice", "terminate twice"

CALLS, STATE = "call", "state"
"""Kinds of events: what an event's name begins with."""

_SIGNALS = {
    KILL: (signal.SIGKILL,),
    STOP: (signal.SIGSTOP,),
    INTERRUPT: (signal.SIGINT,),
    TERMINATE: (signal.SIGTERM,),
    INTERRUPT_TWICE: (signal.SIGINT, signal.SIGINT),
    TERMINATE_TWICE: (signal.SIGTERM, signal.SIGTERM),
}
_BETWEEN = 0.02
"""Seconds between two signals, so that the first one is handled."""


@dataclass(frozen=True)
class Moment:
    """What comes over the process at its nth event (of those that begin with `among`)."""

    number: int
    deed: str = KILL
    among: tuple[str, ...] = (CALLS, STATE)


@dataclass(frozen=True)
class Refusal:
    """Of the requests whose method and path fit, the nth and the following meet a closed port."""

    method: str
    path: str
    nth: int = 1
    times: int | None = 1


class Doors:
    """Counts the events of this process and writes each down before it goes on."""

    def __init__(self, log: int, moment: Moment | None) -> None:
        self._log = log
        self._moment = moment
        self._lock = threading.Lock()
        self._counted = 0

    def pass_by(self, event: str) -> None:
        """An event; the process may not survive it."""
        with self._lock:
            moment = self._moment
            counts = moment is not None and event.startswith(moment.among)
            self._counted += counts
            strikes = moment is not None and counts and self._counted == moment.number
            os.write(self._log, f"{'!' if strikes else ' '}{event}\n".encode())
            if moment is not None and strikes:
                _come_over(moment.deed)

    def watch(self, home: Path) -> None:
        """Wrap disk and network; of the files only what is under `home` counts."""
        self.watch_disk(home)
        self._watch_network()

    def watch_disk(self, home: Path) -> None:
        """Wrap the disk alone."""
        for name in ("replace", "rename", "link", "unlink", "mkdir"):
            self._watch_disk(name, home)
        self._watch_open(home)
        self._watch_sync()

    def _around(self, event: str, work: Callable[[], Any]) -> Any:
        self.pass_by(f"{STATE} before {event}")
        done = work()
        self.pass_by(f"{STATE} after {event}")
        return done

    def _watch_disk(self, name: str, home: Path) -> None:
        real = getattr(os, name)

        @wraps(real)
        def watched(path: Any, *more: Any, **options: Any) -> Any:
            if not _is_in(path, home):
                return real(path, *more, **options)
            event = f"{name} {_name(path, home)}"
            return self._around(event, lambda: real(path, *more, **options))

        setattr(os, name, watched)

    def _watch_open(self, home: Path) -> None:
        real = os.open

        @wraps(real)
        def watched(path: Any, flags: int, *more: Any, **options: Any) -> int:
            if not flags & os.O_CREAT or not _is_in(path, home):
                return real(path, flags, *more, **options)
            event = f"open {_name(path, home)}"
            return int(self._around(event, lambda: real(path, flags, *more, **options)))

        os.open = watched

    def _watch_sync(self) -> None:
        real = os.fsync
        os.fsync = lambda file: self._around("fsync", lambda: real(file))

    def _watch_network(self) -> None:
        here = threading.local()
        transport: Any = httpx.HTTPTransport
        handle, send, recv = transport.handle_request, socket.socket.send, socket.socket.recv

        def handle_request(this: Any, request: httpx.Request) -> httpx.Response:
            name = f"{request.method} {_path(request)}"
            here.name, here.sends, here.waits = name, 0, False
            self.pass_by(f"{CALLS} before {name}")
            response: httpx.Response = handle(this, request)
            self.pass_by(f"{CALLS} answered {name}")
            return response

        def watched_send(this: socket.socket, *words: Any) -> int:
            if getattr(here, "name", ""):
                here.sends, here.waits = here.sends + 1, True
                if here.sends > 1:
                    self.pass_by(f"{CALLS} half-sent {here.name}")
            return send(this, *words)

        def watched_recv(this: socket.socket, *words: Any) -> bytes:
            if getattr(here, "waits", False):
                here.waits = False
                self.pass_by(f"{CALLS} sent {here.name}")
            return recv(this, *words)

        transport.handle_request = handle_request
        socket.socket.send, socket.socket.recv = watched_send, watched_recv


def refuse(refusal: Refusal, closed_port: int) -> None:
    """From now on the requests that `refusal` means are sent to a port where nobody listens."""
    transport: Any = httpx.HTTPTransport
    handle, lock = transport.handle_request, threading.Lock()
    seen = 0

    def handle_request(this: Any, request: httpx.Request) -> httpx.Response:
        nonlocal seen
        with lock:
            fits = refusal.method in ("*", request.method) and (
                refusal.path in ("*", _path(request))
            )
            seen += fits
            last = refusal.nth + (refusal.times or 0) - 1
            strikes = fits and refusal.nth <= seen and (refusal.times is None or seen <= last)
        if strikes:
            request.url = request.url.copy_with(port=closed_port)
        response: httpx.Response = handle(this, request)
        return response

    transport.handle_request = handle_request


def _path(request: httpx.Request) -> str:
    """The path of a request without the name of its account."""
    return "/" + request.url.path.split("/", 2)[2]


def _is_in(path: Any, home: Path) -> bool:
    return not isinstance(path, int) and Path(os.fsdecode(path)).is_relative_to(home)


def _name(path: Any, home: Path) -> str:
    """A file's name, the same in each run."""
    return re.sub(r"[\dTZ.-]{8,}", "N", str(Path(os.fsdecode(path)).relative_to(home)))


def _come_over(deed: str) -> None:
    for count, number in enumerate(_SIGNALS[deed]):
        if count:
            time.sleep(_BETWEEN)
        if deed in (KILL, STOP):  # this very thread goes no further
            signal.pthread_kill(threading.get_ident(), number)
        else:
            os.kill(os.getpid(), number)
