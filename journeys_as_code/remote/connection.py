"""One HTTP request at a time over a pool of kept-alive connections: the only user of httpx's client."""

from __future__ import annotations

import json
import math
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import httpx

from journeys_as_code import __version__
from journeys_as_code.errors import ApiError, BadAnswer, Refused, Request
from journeys_as_code.remote.answers import json_of
from journeys_as_code.remote.base_url import checked, is_loopback
from journeys_as_code.remote.failures import FOREIGN, failure_of
from journeys_as_code.remote.refusals import Answer, refusal, seconds_until
from journeys_as_code.remote.token import require_sendable
from journeys_as_code.secrets import Secrets

LARGEST_ANSWER = 32 * 2**20
"""Bytes; a larger answer is none of ours."""


@dataclass(frozen=True, slots=True)
class Timeouts:
    """The longest that each part of a request may take, in seconds."""

    connect: float = 5.0
    read: float = 30.0
    write: float = 30.0
    pool: float = 120.0
    """For a connection of the pool to become free."""


class Connection:
    """Requests to one base URL with one token, which goes nowhere else and into no message."""

    def __init__(
        self,
        base_url: str,
        token: str,
        *,
        transport: httpx.BaseTransport | None,
        connections: int,
        timeout: Timeouts,
        clock: Callable[[], datetime],
        largest: int = LARGEST_ANSWER,
    ) -> None:
        url = checked(base_url, in_process=transport is not None)
        self.base_url = str(url).rstrip("/")
        self._secrets = Secrets.of([require_sendable(token)], salt="")
        self._clock = clock
        self._largest = largest
        self._sent, self._counting = 0, threading.Lock()
        self._dated = "", clock()
        self._http = httpx.Client(
            headers={
                "Authorization": f"Api {token}",
                "Accept": "application/json",
                "User-Agent": f"journeys-as-code/{__version__}",
            },
            timeout=httpx.Timeout(
                connect=timeout.connect, read=timeout.read, write=timeout.write, pool=timeout.pool
            ),
            limits=httpx.Limits(max_connections=connections, max_keepalive_connections=connections),
            transport=transport,
            follow_redirects=False,
            trust_env=not is_loopback(url.host),
        )

    @property
    def sent(self) -> int:
        """How many requests went out; one that surely did not is not counted."""
        return self._sent

    @property
    def clock_skew(self) -> float | None:
        """Seconds by which this machine's clock is ahead of the service's, as its last answer says."""
        behind = seconds_until(*self._dated)
        return None if math.isnan(behind) else -behind

    def close(self) -> None:
        """Close the pool."""
        self._http.close()

    def exchange(self, method: str, path: str, body: Any = None) -> tuple[Any, Request]:
        """The JSON value that one request is answered with (None for an empty body).

        Raises the ApiError that fits everything else.
        """
        request = Request(method, path.partition("?")[0])
        response = self._send(request, f"{self.base_url}{path}", _json(body))
        self._dated = response.headers.get("date", ""), self._clock()
        request_id = response.headers.get("x-request-id", "")
        request = Request(request.method, request.path, self._secrets.scrub(request_id))
        try:
            content, cut = self._content(response)
        finally:
            response.close()
        if not response.is_success:
            raise self._refusal(response, content, request)
        if cut:
            raise BadAnswer(f"the answer cannot be used: {cut}", request=request)
        value = json_of(content, request, self._secrets) if content.strip() else None
        return value, request

    def _send(self, request: Request, url: str, content: bytes | None) -> httpx.Response:
        headers = {"Content-Type": "application/json"}
        try:
            built = self._http.build_request(request.method, url, content=content, headers=headers)
            response = self._http.send(built, stream=True)
        except FOREIGN as error:
            failure = failure_of(error, request)
            self._count(1 if failure.happened else 0)
            raise failure from error
        self._count(1)
        return response

    def _count(self, requests: int) -> None:
        with self._counting:
            self._sent += requests

    def _content(self, response: httpx.Response) -> tuple[bytes, str]:
        """The body as far as it came, and why it is not whole."""
        content = bytearray()
        try:
            for chunk in response.iter_bytes():
                content += chunk
                if len(content) > self._largest:
                    return bytes(content), f"it is larger than {self._largest} bytes"
        except FOREIGN as error:
            return bytes(content), f"it was cut short ({error or type(error).__name__})"
        return bytes(content), ""

    def _refusal(self, response: httpx.Response, content: bytes, request: Request) -> ApiError:
        scrub = self._secrets.scrub
        answer = Answer(
            status=response.status_code,
            headers={name: scrub(value) for name, value in response.headers.items()},
            text=scrub(content.decode(errors="replace")),
            request=request,
        )
        return refusal(answer, self._clock())


def _json(body: Any) -> bytes | None:
    if body is None:
        return None
    try:
        return json.dumps(body, allow_nan=False, separators=(",", ":")).encode()
    except (ValueError, RecursionError) as error:
        raise Refused(f"the request cannot be written as JSON: {error}") from error
