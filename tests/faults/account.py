"""A process that serves the embedded API over real HTTP: many accounts, each under its own address."""

from __future__ import annotations

import asyncio
import http.client
import itertools
import logging
import multiprocessing
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, Self

from journeys_as_code.sandbox import server
from journeys_as_code.sandbox.app import create_app
from journeys_as_code.sandbox.faults import Fault, Faults
from journeys_as_code.sandbox.record import Call, Journey
from journeys_as_code.sandbox.store import SandboxStore
from journeys_as_code.sandbox.switches import Switches

TOKEN = "tok-5d1f0c9e7b"
"""The token of every account here: a text that must be found nowhere else."""

Deed = Callable[[SandboxStore], None]
"""What somebody else does to the account."""

_PATIENCE = 120.0


@dataclass
class _Account:
    store: SandboxStore
    faults: Faults
    app: Any
    arrived: int = 0
    deeds: dict[int, list[Deed]] = field(default_factory=dict)

    def arrive(self) -> None:
        """One more call of the API: whoever waited for it acts first."""
        self.arrived += 1
        for deed in self.deeds.pop(self.arrived, ()):
            deed(self.store)


class _Host:
    """In the process: sends each request to the account that its path begins with."""

    def __init__(self) -> None:
        self.accounts: dict[str, _Account] = {}
        self.connections = self.busy = 0
        self._names = (f"w{number}" for number in itertools.count())

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        name, _, path = scope["path"].removeprefix("/").partition("/")
        account = self.accounts.get(name)
        if account is None:
            await send({"type": "http.response.start", "status": 204, "headers": []})
            await send({"type": "http.response.body"})
            return
        if path.startswith("api/"):
            account.arrive()
        self.busy += 1
        try:
            await account.app({**scope, "path": f"/{path}"}, receive, send)
        finally:
            self.busy -= 1

    def count(self, protocol: Any) -> None:
        """Count the open connections of a protocol class."""
        made, lost = protocol.connection_made, protocol.connection_lost

        def connection_made(this: Any, transport: asyncio.Transport) -> None:
            self.connections += 1
            made(this, transport)

        def connection_lost(this: Any, error: Exception | None) -> None:
            self.connections -= 1
            lost(this, error)

        protocol.connection_made, protocol.connection_lost = connection_made, connection_lost

    # what the other process asks for

    def open(self, content: bytes, switches: str) -> str:
        store = SandboxStore(new_uuid=lambda: f"00000000-0000-4000-8000-{store.count() + 1:012}")
        if content:
            store._database._connection.deserialize(content)
        faults = Faults()
        app = create_app(store, Switches.parse(switches), faults, token=TOKEN)
        name = next(self._names)
        self.accounts[name] = _Account(store, faults, app)
        return name

    def close(self, name: str) -> None:
        self.accounts.pop(name).store.close()

    def content(self, name: str) -> bytes:
        return self.accounts[name].store._database._connection.serialize()

    def calls(self, name: str, after: int) -> tuple[Call, ...]:
        return self.accounts[name].store.calls(after=after)

    def journeys(self, name: str) -> tuple[Journey, ...]:
        return self.accounts[name].store.journeys()

    def losses(self, name: str) -> tuple[str, ...]:
        return tuple(loss.path for loss in self.accounts[name].store.losses())

    def do(self, name: str, deed: Deed) -> None:
        deed(self.accounts[name].store)

    def plot(self, name: str, deeds: Mapping[int, Sequence[Deed]]) -> None:
        account = self.accounts[name]
        account.arrived, account.deeds = 0, {number: [*them] for number, them in deeds.items()}

    def strike(self, name: str, faults: Sequence[Fault], latency: float) -> None:
        account = self.accounts[name]
        account.faults.clear()
        account.faults.add(*faults)
        account.faults.latency = latency

    def open_connections(self) -> int:
        return self.connections + self.busy

    def busy_calls(self) -> int:
        return self.busy


def _serve(pipe: Connection) -> None:
    logging.disable()  # clients that die in the middle of a request are what this is for
    host = _Host()
    host.count(server._Cuttable)
    with server.running(host) as url:
        pipe.send(url)
        while (asked := pipe.recv()) is not None:
            method, *words = asked
            try:
                pipe.send((True, getattr(host, method)(*words)))
            except Exception as error:  # noqa: BLE001 - it is raised where it was asked for
                pipe.send((False, error))


class Sandbox:
    """The process, as whoever tests sees it. For one thread."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("fork")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        self.url = str(self._pipe.recv())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pipe.send(None)
        self._process.join(_PATIENCE)

    def open(self, content: bytes = b"", switches: str = "") -> Account:
        """A new account, empty or with the content of an earlier one."""
        return Account(self, str(self.ask("open", content, switches)))

    def ask(self, method: str, *words: Any) -> Any:
        """What the process answers; raises what went wrong there."""
        self._pipe.send((method, *words))
        if not self._pipe.poll(_PATIENCE):
            raise TimeoutError(f"the sandbox does not answer to {method}")
        worked, answer = self._pipe.recv()
        if not worked:
            raise answer
        return answer

    def settle(self) -> None:
        """Return once everything that was sent before this has been worked off."""
        for _ in range(2_000):
            connection = http.client.HTTPConnection(
                self.url.removeprefix("http://"), timeout=_PATIENCE
            )
            connection.request("GET", "/", headers={"Connection": "close"})
            connection.getresponse().read()
            connection.close()
            if self.ask("open_connections") == 0:
                return
        raise TimeoutError("somebody keeps a connection to the sandbox open")

    def rest(self) -> None:
        """Return once no call is being worked on, or none gets on: its client is stopped, say.

        What a client has sent may take a while to arrive, so one look is not enough.
        """
        calm = 0
        for _ in range(100):
            time.sleep(0.005)
            calm = calm + 1 if self.ask("busy_calls") == 0 else 0
            if calm == 16:
                return


@dataclass(frozen=True)
class Account:
    """One account in the process."""

    sandbox: Sandbox
    name: str

    @property
    def url(self) -> str:
        """Where its API is."""
        return f"{self.sandbox.url}/{self.name}"

    def close(self) -> None:
        """Forget it."""
        self.sandbox.ask("close", self.name)

    def content(self) -> bytes:
        """Everything in it, to open another one with."""
        return bytes(self.sandbox.ask("content", self.name))

    def calls(self, after: int = 0) -> tuple[Call, ...]:
        """The calls it saw, after that number."""
        return tuple(self.sandbox.ask("calls", self.name, after))

    def journeys(self) -> tuple[Journey, ...]:
        """The journeys in it."""
        return tuple(self.sandbox.ask("journeys", self.name))

    def losses(self) -> tuple[str, ...]:
        """What clients lost of what the service had added."""
        return tuple(self.sandbox.ask("losses", self.name))

    def do(self, deed: Deed) -> None:
        """Let somebody else do something now."""
        self.sandbox.ask("do", self.name, deed)

    def plot(self, deeds: Mapping[int, Sequence[Deed]]) -> None:
        """Let somebody else act right before the nth call from now on."""
        self.sandbox.ask("plot", self.name, deeds)

    def strike(self, *faults: Fault, latency: float = 0.0) -> None:
        """From now on these faults and no others."""
        self.sandbox.ask("strike", self.name, faults, latency)
