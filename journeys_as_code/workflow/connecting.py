"""Reaching a target: its API, its state, and the reader that joins the two."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from journeys_as_code.errors import ProjectError
from journeys_as_code.remote.client import Client
from journeys_as_code.remote.reader import Reader
from journeys_as_code.remote.retry import Retry
from journeys_as_code.remote.token import resolve
from journeys_as_code.remote.wire import Codec
from journeys_as_code.secrets import Secrets
from journeys_as_code.state.facts import FileFacts
from journeys_as_code.state.file import FileStore
from journeys_as_code.workflow.clock import now
from journeys_as_code.workflow.opening import Workspace

if TYPE_CHECKING:
    from journeys_as_code.remote.inprocess import Transport

HOME = ".journeys"
"""Where a project keeps what is not in git: state, and the embedded API's data."""

SANDBOX = "sandbox"
SANDBOX_TOKEN = "sandbox"  # noqa: S105 - the embedded API's one token, known to everybody


@dataclass(frozen=True)
class Connection:
    """A target within reach. `secrets` are what must not show: secret variables and the token."""

    api: Client = field(repr=False)
    codec: Codec
    reader: Reader
    store: FileStore
    secrets: Secrets = field(repr=False)
    clock: Callable[[], datetime]
    connections: int


def secrets_of(ws: Workspace, *more: str) -> Secrets:
    """The secrets of a workspace, sealed with the project's name as salt."""
    return Secrets.of({*ws.variables.secrets, *more}, salt=ws.project.project)


def store_of(ws: Workspace, clock: Callable[[], datetime] = now) -> FileStore:
    """The state of the target; needs no token and no network."""
    return FileStore(ws.root, ws.target_name, clock=clock)


@contextmanager
def connect(
    ws: Workspace,
    *,
    connections: int | None = None,
    per_second: float | None = None,
    clock: Callable[[], datetime] = now,
    on_retry: Callable[[Retry], None] | None = None,
) -> Iterator[Connection]:
    """Reach the target for as long as the context lasts. Sends nothing by itself.

    `connections` (how many requests at once) and `per_second` are the target's `limits` unless given.
    `on_retry` is called, in any thread, before a call that failed is made again.

    Raises Unauthorized where there is no token, ProjectError where the sandbox cannot be opened.
    """
    limits = ws.target.limits
    connections = connections or limits.concurrency
    with ExitStack() as stack:
        if is_sandbox(ws.target.api):
            base_url, token = "http://127.0.0.1", SANDBOX_TOKEN
            transport: Transport | None = stack.enter_context(_embedded(ws))
        else:
            base_url, token, transport = ws.target.api, _token(ws), None
        api = stack.enter_context(
            Client(
                base_url,
                token,
                transport=transport,
                connections=connections,
                per_second=per_second or limits.max_rps,
                read_path=ws.target.read_path,
                on_retry=on_retry,
            )
        )
        codec = Codec(ws.catalogue, ws.target.application_code)
        store = store_of(ws, clock)
        reader = Reader(api, codec, FileFacts(ws.root, ws.target_name))
        secrets = secrets_of(ws, token if token != SANDBOX_TOKEN else "")
        yield Connection(api, codec, reader, store, secrets, clock, connections)


def is_sandbox(api: str) -> bool:
    """Whether a target's `api` means the embedded one: `sandbox`, `sandbox:PATH`, `sandbox:PATH?SWITCHES`."""
    return api == SANDBOX or api.startswith((f"{SANDBOX}:", f"{SANDBOX}?"))


def sandbox_place(ws: Workspace) -> tuple[Path, str]:
    """Where the embedded API of this target keeps its data, and its switches as written."""
    place, _, switches = ws.target.api.removeprefix(SANDBOX).removeprefix(":").partition("?")
    return ws.root / (place or f"{HOME}/sandbox.db"), switches.replace("&", ",")


@contextmanager
def _embedded(ws: Workspace) -> Iterator[Transport]:
    from journeys_as_code.remote.inprocess import asgi_transport
    from journeys_as_code.sandbox.app import create_app
    from journeys_as_code.sandbox.store import SandboxStore
    from journeys_as_code.sandbox.switches import Switches

    path, switches = sandbox_place(ws)
    with ExitStack() as stack:
        store = stack.enter_context(SandboxStore(path))
        app = create_app(store, Switches.parse(switches), token=SANDBOX_TOKEN)
        yield stack.enter_context(asgi_transport(app))


def _token(ws: Workspace) -> str:
    if ws.target.token is None:
        raise ProjectError(
            f"target {ws.target_name} has no token",
            hint="give it one in journeys.yaml: token: {env: PUSHWOOSH_API_TOKEN}",
        )
    return resolve(ws.target.token, ws.root, ws.environ)
