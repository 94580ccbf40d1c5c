"""The embedded API as an ASGI application."""

from __future__ import annotations

import hmac
import itertools
import json
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from journeys_as_code.sandbox import routes_control, routes_journeys, routes_people
from journeys_as_code.sandbox.failures import Code, Failure, NoSuchCall
from journeys_as_code.sandbox.faults import Faults
from journeys_as_code.sandbox.incoming import Endpoint, Incoming
from journeys_as_code.sandbox.store import SandboxStore
from journeys_as_code.sandbox.striking import Striking
from journeys_as_code.sandbox.switches import LIKELIEST, Switches
from journeys_as_code.sandbox.web.pages import web_routes

TOKEN = "sandbox"  # noqa: S105
"""The token of the embedded API: no secret, it only proves that clients send one."""

MAX_BODY = 5 * 1024 * 1024
"""Longer bodies are refused with 413. Assumed."""

_ENDPOINTS = (*routes_journeys.ENDPOINTS, *routes_people.ENDPOINTS, *routes_control.ENDPOINTS)


def create_app(
    store: SandboxStore,
    switches: Switches = LIKELIEST,
    faults: Faults | None = None,
    *,
    token: str = TOKEN,
) -> ASGIApp:
    """The whole service over a store: `/api/...`, `/_sandbox/...` and the pages for a browser."""
    service = _Service(store, switches, faults or Faults(), token)
    routes = [
        Route(endpoint.path, service.endpoint(endpoint), methods=[endpoint.method])
        for endpoint in _ENDPOINTS
    ]
    missing = {404: service.no_such_call, 405: service.no_such_call}
    app = Starlette(routes=[*routes, *web_routes(store)], exception_handlers=missing)
    app.router.redirect_slashes = False
    return Striking(app, service.faults, service.log_unworked)


class _Service:
    """Answers calls, one transaction each, and records them."""

    def __init__(self, store: SandboxStore, switches: Switches, faults: Faults, token: str) -> None:
        self.store = store
        self.switches = switches
        self.faults = faults
        self._authorization = f"Api {token}"
        self._numbers = itertools.count(1)

    def endpoint(self, endpoint: Endpoint) -> Callable[[Request], Awaitable[Response]]:
        """The endpoint as Starlette wants it."""

        async def respond(request: Request) -> Response:
            return self._respond(endpoint, request, await _body(request))

        return respond

    def _respond(self, endpoint: Endpoint, request: Request, body: bytes | None) -> Response:
        call = Incoming(
            self.store,
            self.switches,
            self.faults,
            request.path_params,
            request.query_params,
            body or b"",
            next(self._numbers),
        )
        with self.store.transaction():
            response = self._answer(endpoint, call, request, too_large=body is None)
            if endpoint.action:
                self._log(endpoint, call, request, response.status_code)
        return response

    def _answer(
        self, endpoint: Endpoint, call: Incoming, request: Request, *, too_large: bool
    ) -> Response:
        try:
            self._authorize(request.headers.get("authorization", ""))
            _limit(too_large=too_large)
            return _json(200, endpoint.handle(call))
        except Failure as failure:
            legacy = endpoint.legacy
            return _json(failure.status(legacy=legacy), failure.body(legacy=legacy))
        except NoSuchCall as missing:
            return _missing(missing.status)

    def _authorize(self, given: str) -> None:
        """Documented: `Authorization: Api TOKEN` with a server token, no device token."""
        if given.startswith("Api device-"):
            raise Failure(Code.PERMISSION_DENIED, "a device token cannot be used here")
        if not hmac.compare_digest(given.encode(), self._authorization.encode()):
            raise Failure(Code.UNAUTHENTICATED, "API token is missing or wrong")

    def _log(self, endpoint: Endpoint, call: Incoming, request: Request, status: int) -> None:
        self.store.log(
            request.method,
            request.url.path,
            endpoint.action,
            call.uuid,
            status=status,
            before=call.before,
            after=self.store.status(call.uuid) if call.uuid else "",
            fault=getattr(request.state, "fault", ""),
        )

    def log_unworked(self, method: str, path: str, status: int, fault: str) -> None:
        """Record a call that a fault kept from its handler."""
        action = next((e.action for e in _ENDPOINTS if _is_at(e, method, path)), "")
        self.store.log(method, path, action, status=status, fault=fault)

    async def no_such_call(self, request: Request, error: Exception) -> Response:
        """There is no such route, or not with this method; no gRPC body. Assumed."""
        status = error.status_code if isinstance(error, HTTPException) else 404
        if request.url.path.startswith("/api/"):
            self.store.log(request.method, request.url.path, "", status=status)
        return _missing(status)


def _is_at(endpoint: Endpoint, method: str, path: str) -> bool:
    pattern, actual = endpoint.path.split("/"), path.split("/")
    return (
        method == endpoint.method
        and len(pattern) == len(actual)
        and all(want in (have, "{uuid}") for want, have in zip(pattern, actual, strict=True))
    )


async def _body(request: Request) -> bytes | None:
    """The whole body; None where it is too large, read to its end all the same."""
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size <= MAX_BODY:
            parts.append(part)
    return b"".join(parts) if size <= MAX_BODY else None


def _limit(*, too_large: bool) -> None:
    if too_large:
        raise Failure(Code.RESOURCE_EXHAUSTED, f"body is over {MAX_BODY} bytes")


def _json(status: int, value: Any) -> Response:
    content = json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode()
    return Response(content, status, media_type="application/json")


def _missing(status: int) -> Response:
    return PlainTextResponse("Not Found" if status == 404 else "Method Not Allowed", status)  # noqa: PLR2004
