"""The embedded API over real HTTP, on loopback addresses only."""

from __future__ import annotations

import asyncio
import errno
import ipaddress
import re
import socket
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread
from typing import cast

import uvicorn
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from journeys_as_code.errors import UsageError
from journeys_as_code.sandbox.app import TOKEN, create_app
from journeys_as_code.sandbox.faults import Faults
from journeys_as_code.sandbox.store import SandboxStore
from journeys_as_code.sandbox.striking import CUT
from journeys_as_code.sandbox.switches import LIKELIEST, Switches

_PORT = re.compile(r":\d*$")


def serve(  # noqa: PLR0917
    store: SandboxStore,
    host: str = "127.0.0.1",
    port: int = 0,
    switches: Switches = LIKELIEST,
    faults: Faults | None = None,
    on_ready: Callable[[str], None] = lambda _: None,
    *,
    token: str = TOKEN,
) -> None:
    """Serve until interrupted; `on_ready` gets the base URL. Port 0 takes a free one.

    Raises UsageError for a host that is not loopback, or a port that cannot be had.
    """
    with _listening(host, port) as listener:
        on_ready(_url(listener))
        try:
            _server(create_app(store, switches, faults, token=token)).run(sockets=[listener])
        except KeyboardInterrupt:
            return


@contextmanager
def running(app: ASGIApp) -> Iterator[str]:
    """Serve an application on a free port while the block runs; yields the base URL."""
    with _listening("127.0.0.1", 0) as listener:
        server = _server(app)
        thread = Thread(target=server.run, args=([listener],), name="sandbox", daemon=True)
        thread.start()
        try:
            yield _url(listener)
        finally:
            server.should_exit = True
            thread.join()


def _server(app: ASGIApp) -> uvicorn.Server:
    config = uvicorn.Config(
        _only_local(app),
        http=_Cuttable,
        ws="none",
        lifespan="off",
        loop="asyncio",
        interface="asgi3",
        access_log=False,
        log_config=None,
        log_level="error",
        server_header=False,
        timeout_graceful_shutdown=1,
    )
    return uvicorn.Server(config)


class _Cuttable(H11Protocol):
    """HTTP/1.1 whose application may end the connection under its own answer."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        served = self.app

        def cut(*, reset: bool) -> None:
            if reset:
                connection = cast("socket.socket", transport.get_extra_info("socket"))
                linger = struct.pack("ii", 1, 0)  # closing then sends RST instead of FIN
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
                transport.abort()
            else:
                transport.close()

        async def cuttable(scope: Scope, receive: Receive, send: Send) -> None:
            scope["extensions"] = {**(scope.get("extensions") or {}), CUT: cut}
            await served(scope, receive, send)

        self.app = cuttable

    def shutdown(self) -> None:
        """The server stops: a call that is held by a fault does not keep it."""
        super().shutdown()
        if self.cycle is not None and not self.cycle.response_complete:
            self.transport.abort()


def _only_local(app: ASGIApp) -> ASGIApp:
    """Refuse requests whose `Host` is another name: a web page may have been led here by its DNS."""

    async def local(scope: Scope, receive: Receive, send: Send) -> None:
        host = Headers(scope=scope).get("host", "")
        if _is_loopback(_PORT.sub("", host)):
            await app(scope, receive, send)
        else:
            await PlainTextResponse("Misdirected Request", 421)(scope, receive, send)

    return local


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


@contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    if not _is_loopback(host):
        raise UsageError(
            f"the sandbox listens on loopback addresses only, not on {host}",
            hint="use 127.0.0.1, ::1 or localhost",
        )
    bare = "127.0.0.1" if host == "localhost" else host.strip("[]")
    family = socket.AF_INET6 if ":" in bare else socket.AF_INET
    # asyncio sets TCP_NODELAY only where the protocol is named; without it answers wait 40 ms
    with socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((bare, port))
            listener.listen(128)
        except (OSError, OverflowError) as error:
            raise UsageError(
                _why_not(error, bare, port), hint="use --port 0 for a free one"
            ) from error
        yield listener


def _why_not(error: Exception, host: str, port: int) -> str:
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return f"port {port} on {host} is in use"
    return f"cannot listen on port {port} of {host}: {error}"


def _url(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
