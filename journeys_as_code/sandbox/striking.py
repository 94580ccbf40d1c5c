"""Faults as ASGI: what happens to a call that is struck.

Where the server hands over the connection (`CUT` in the scope's extensions, see `server`), it is
really reset or closed. In-process there is none, and an exception comes out of the application:
the transport above turns it into what a lost connection would be.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from journeys_as_code.sandbox.faults import Fault, Faults, Kind

CUT = "journeys.cut"
"""Name of the extension: a function of `reset` that ends the connection."""

_STATUSES = {
    Kind.THROTTLED: (429, 8, "too many requests"),
    Kind.BROKEN: (500, 13, "internal error"),
    Kind.BAD_GATEWAY: (502, 14, "bad gateway"),
    Kind.UNAVAILABLE: (503, 14, "service unavailable"),
}
_PAGE = b"<!doctype html><title>Gateway</title><h1>This is not the page you are looking for</h1>"
_OTHER = {"result": "ok", "items": [1, 2, 3]}
_OTHER_UUID = str(UUID(int=0xBAD))

Log = Callable[[str, str, int, str], None]
"""Records a call that never reached its handler: method, path, HTTP status, fault."""


class ConnectionCut(ConnectionError):
    """The connection ended before the answer did."""


class Striking:
    """An ASGI application whose calls under `/api/` suffer faults."""

    def __init__(self, app: ASGIApp, faults: Faults, log: Log) -> None:
        self._app = app
        self._faults = faults
        self._log = log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the call through, or strike it."""
        if scope["type"] != "http" or not scope["path"].startswith("/api/"):
            await self._app(scope, receive, send)
            return
        if self._faults.latency:
            await asyncio.sleep(self._faults.latency)
        fault = self._faults.strike(scope["method"], scope["path"])
        if fault is None:
            await self._app(scope, receive, send)
        else:
            answer = await self._work(fault, scope, receive)
            await _strike(fault, answer, scope, receive, send)

    async def _work(self, fault: Fault, scope: Scope, receive: Receive) -> list[Message]:
        """What the application would have answered; nothing where the fault comes first."""
        answer: list[Message] = []
        if fault.after:

            async def keep(message: Message) -> None:
                answer.append(message)

            struck = {**scope, "state": {**scope.get("state", {}), "fault": str(fault)}}
            await self._app(struck, receive, keep)
            return answer
        while (await receive()).get("more_body", False):
            pass
        status = _STATUSES.get(fault.kind, (0,))[0]
        if fault.kind in (Kind.HTML, Kind.OTHER_JSON):
            status = 200
        self._log(scope["method"], scope["path"], status, str(fault))
        return answer


async def _strike(
    fault: Fault, answer: list[Message], scope: Scope, receive: Receive, send: Send
) -> None:
    if fault.kind in _STATUSES:
        await _refuse(fault, scope, send)
    elif fault.kind is Kind.HTML:
        await _reply(send, 200, _PAGE, {"content-type": "text/html; charset=utf-8"})
    elif fault.kind is Kind.OTHER_JSON:
        await _reply(send, 200, json.dumps(_OTHER).encode())
    elif fault.kind is Kind.WRONG_UUID:
        await _reply(send, _status(answer), _renamed(_body(answer)))
    elif fault.kind is Kind.TRUNCATED:
        await _truncate(answer, send)
        await _cut(scope, receive, reset=False)
    elif fault.kind is Kind.RESET:
        await _cut(scope, receive, reset=True)
    else:
        await _hold(receive, fault.seconds)
        await _cut(scope, receive, reset=False)


async def _refuse(fault: Fault, scope: Scope, send: Send) -> None:
    status, code, message = _STATUSES[fault.kind]
    headers = {"retry-after": fault.retry_after} if fault.retry_after else {}
    v3 = scope["path"].startswith("/api/v3/")
    body: Any = {"code": code, "message": message, "details": []}
    body = body if v3 else {"success": False, "message": message}
    await _reply(send, status, json.dumps(body).encode(), headers)


async def _reply(
    send: Send, status: int, body: bytes, headers: Mapping[str, str] | None = None
) -> None:
    every = {"content-type": "application/json", "content-length": str(len(body))} | (
        dict(headers or {})
    )
    raw = [(name.encode(), value.encode()) for name, value in every.items()]
    await send({"type": "http.response.start", "status": status, "headers": raw})
    await send({"type": "http.response.body", "body": body})


async def _truncate(answer: list[Message], send: Send) -> None:
    """Send the head of the answer, which promises a body, and half of that body."""
    body = _body(answer)
    await send(answer[0])
    await send({"type": "http.response.body", "body": body[: len(body) // 2], "more_body": True})


async def _hold(receive: Receive, seconds: float) -> None:
    """Wait that long, or until the client gives up."""

    async def given_up() -> None:
        while (await receive())["type"] != "http.disconnect":
            pass

    try:
        await asyncio.wait_for(given_up(), seconds)
    except TimeoutError:
        return


async def _cut(scope: Scope, receive: Receive, *, reset: bool) -> None:
    cut: Callable[..., None] | None = (scope.get("extensions") or {}).get(CUT)
    if cut is None:
        raise ConnectionCut("connection reset" if reset else "connection closed")
    cut(reset=reset)
    while (await receive())["type"] != "http.disconnect":
        pass


def _status(answer: list[Message]) -> int:
    return int(answer[0]["status"])


def _body(answer: list[Message]) -> bytes:
    return b"".join(message.get("body", b"") for message in answer[1:])


def _renamed(body: bytes) -> bytes:
    """The answer with the uuid it is about replaced by another; what has none stays."""
    try:
        value = json.loads(body)
    except ValueError:
        return body
    holder = value.get("info", value)
    for name in ("uuid", "request_uuid"):
        if name in holder:
            holder[name] = _OTHER_UUID
    return json.dumps(value).encode()
