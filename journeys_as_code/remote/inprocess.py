"""Any ASGI app behind a synchronous transport: the real client runs, and no socket is needed."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable, MutableMapping
from concurrent.futures import CancelledError, Future
from typing import Any, cast

import httpx

Message = MutableMapping[str, Any]
App = Callable[
    [Message, Callable[[], Awaitable[Message]], Callable[[Message], Awaitable[None]]],
    Awaitable[None],
]
"""An ASGI 3 application."""

Transport = httpx.BaseTransport
"""How requests travel; what other rooms call it, since httpx is known here only."""

_PATIENCE = 5.0
"""Seconds that a request in flight may take to end when the transport is closed."""


def asgi_transport(app: App) -> Transport:
    """A transport that runs `app` on an event loop of its own; for any number of threads.

    What the app raises reaches the client as a broken connection. Close it (or the client).
    """
    return _Transport(app)


class _Transport(httpx.BaseTransport):
    def __init__(self, app: App) -> None:
        self._transport = httpx.ASGITransport(app=app)
        self._loop = asyncio.new_event_loop()
        self._done = asyncio.Event()
        self._closing = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="asgi", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._done.wait())

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """One request, answered by the app. Raises what httpx raises of a broken connection."""
        limit = request.extensions.get("timeout", {}).get("read")
        answer = self._answer(request)
        try:
            future = asyncio.run_coroutine_threadsafe(answer, self._loop)
        except RuntimeError as error:
            answer.close()
            raise httpx.ConnectError("the app is closed", request=request) from error
        return self._result(future, request, limit)

    @staticmethod
    def _result(
        future: Future[httpx.Response], request: httpx.Request, limit: float | None
    ) -> httpx.Response:
        """What the app answers within `limit` seconds; whatever ends the wait ends the app's work."""
        try:
            return future.result(limit)
        except TimeoutError as error:
            raise httpx.ReadTimeout("the app took too long", request=request) from error
        except (httpx.TransportError, CancelledError) as error:
            raise httpx.ReadError(str(error) or "the app was closed", request=request) from error
        except Exception as error:
            raise httpx.RemoteProtocolError(
                f"the app failed: {type(error).__name__}: {error}", request=request
            ) from error
        finally:
            future.cancel()

    async def _answer(self, request: httpx.Request) -> httpx.Response:
        response = await self._transport.handle_async_request(request)
        stream = cast("httpx.AsyncByteStream", response.stream)
        content = b"".join([part async for part in stream])
        return httpx.Response(
            response.status_code, headers=response.headers, stream=httpx.ByteStream(content)
        )

    def close(self) -> None:
        """Stop the loop and its thread; requests in flight are cut. A second call does nothing."""
        with self._closing:
            if self._thread.is_alive():
                self._loop.call_soon_threadsafe(self._done.set)
                self._thread.join(_PATIENCE)
