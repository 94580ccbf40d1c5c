"""The client: every known call, tried again where that is safe."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote

import httpx

from journeys_as_code.errors import ApiError, JourneysError, ProjectError, Request, UsageError
from journeys_as_code.remote import answers
from journeys_as_code.remote.connection import LARGEST_ANSWER, Connection, Timeouts
from journeys_as_code.remote.gate import Gate
from journeys_as_code.remote.pace import Limits
from journeys_as_code.remote.pages import pages
from journeys_as_code.remote.port import (
    Action,
    Audience,
    JourneyObject,
    Listed,
    Statistics,
    Wire,
)
from journeys_as_code.remote.retry import Repeat, Retry, RetryPolicy

READ_PATH = "/api/v3/journeygateway/{uuid}"
"""Where one journey is read. Assumed."""

_GATEWAY = "/api/v3/journeygateway"
_TIMEOUTS = Timeouts()
_RETRY = RetryPolicy()


def _anybody() -> None:
    """Everybody may send."""


def _now() -> datetime:
    return datetime.now(UTC)


class Client:
    """The Customer Journey API over HTTP, for any number of threads. See `JourneysApi`.

    Redirects are not followed. Raises ProjectError for an address or a token that cannot be used.
    At most `connections` requests are under way at once, and `per_second` go out in a second; fewer
    after a 429, until it grows back. Calls to a journey that this client paused go first.
    `on_retry` is called before each wait; `sleep`, `jitter` (0 to 1), `monotonic` (seconds) and
    `clock` are its only ways to time and chance.
    """

    def __init__(
        self,
        base_url: str,
        token: str,
        *,
        transport: httpx.BaseTransport | None = None,
        connections: int = 8,
        per_second: float | None = None,
        timeout: Timeouts = _TIMEOUTS,
        read_path: str = READ_PATH,
        retry: RetryPolicy = _RETRY,
        sleep: Callable[[float], None] = time.sleep,
        jitter: Callable[[], float] = random.random,
        monotonic: Callable[[], float] = time.monotonic,
        clock: Callable[[], datetime] = _now,
        on_retry: Callable[[Retry], None] | None = None,
        largest_answer: int = LARGEST_ANSWER,
    ) -> None:
        if "{uuid}" not in read_path:
            raise ProjectError(f"read_path {read_path!r} has no {{uuid}} in it")
        self._read_path, self._connections = read_path, connections
        self._retry, self._sleep, self._jitter = retry, sleep, jitter
        self._on_retry = on_retry
        self._gate = Gate(Limits(connections, per_second), sleep=sleep, monotonic=monotonic)
        self._paused: set[str] = set()
        self._permit: Callable[[], None] = _anybody
        self._connection = Connection(
            base_url,
            token,
            transport=transport,
            connections=connections,
            timeout=timeout,
            clock=clock,
            largest=largest_answer,
        )

    @property
    def requests(self) -> int:
        """How many HTTP requests went out, repeated ones included."""
        return self._connection.sent

    @property
    def clock_skew(self) -> float | None:
        """Seconds by which this machine's clock is ahead of the service's; None while not known."""
        return self._connection.clock_skew

    @contextmanager
    def asking(self, permit: Callable[[], None]) -> Iterator[None]:
        """As long as the context lasts, `permit` is asked right before each request but reads.

        What it raises goes through, and the request is not sent.
        """
        before, self._permit = self._permit, permit
        try:
            yield
        finally:
            self._permit = before

    def close(self) -> None:
        """Close the connections."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Client({self._connection.base_url!r})"

    def create(self, payload: Wire) -> JourneyObject:
        """Make a draft journey. Documented. Not repeated once it may have happened."""
        return answers.journey_of(*self._make(Repeat.UNDONE, "POST", _GATEWAY, payload))

    def put(self, uuid: str, payload: Wire) -> JourneyObject:
        """Replace the whole definition; what is left out is gone. Documented."""
        path, urgent = f"{_GATEWAY}/{_segment(uuid)}", uuid in self._paused
        answer = self._make(Repeat.SAFE, "PUT", path, payload, urgent=urgent)
        return answers.journey_of(*answer, uuid=uuid)

    def transition(self, uuid: str, action: Action) -> JourneyObject:
        """Move a journey through its lifecycle. Documented. Not repeated once it may have happened."""
        path, urgent = f"{_GATEWAY}/{action}", uuid in self._paused
        if action == "pause":
            self._paused.add(uuid)
        answer = self._make(Repeat.UNDONE, "POST", path, {"uuid": uuid}, urgent=urgent)
        if action == "start":
            self._paused.discard(uuid)
        return answers.journey_of(*answer, uuid=uuid)

    def read(self, uuid: str) -> JourneyObject:
        """Read one journey. Assumed: raises NoSuchCall where the service has no such call."""
        path = self._read_path.replace("{uuid}", _segment(uuid))
        return answers.journey_of(*self._make(Repeat.SAFE, "GET", path), uuid=uuid)

    def list(self) -> Iterator[Listed]:
        """Every journey of the account, each once, in the order of the pages. Observed."""
        seen: set[str] = set()
        for page in pages(self._page, self._connections):
            fresh = {row.uuid: row for row in page.rows if row.uuid not in seen}
            seen.update(fresh)
            yield from fresh.values()
            if not fresh:
                return

    def _page(self, number: int) -> answers.Page:
        return answers.page_of(*self._make(Repeat.SAFE, "GET", f"/api/journey?page={number}"))

    def statistics(self, uuid: str) -> Statistics:
        """What the messages of a journey did. Documented."""
        path = f"/api/journey/{_segment(uuid)}/statistics/external"
        return answers.statistics_of(*self._make(Repeat.SAFE, "GET", path))

    def trigger(self, uuid: str, audience: Audience, attributes: Mapping[str, str]) -> str:
        """Put people into a running journey's API entry; returns the `request_uuid`. Documented."""
        payload = {
            "users": [*audience.users],
            "hwids": [*audience.hwids],
            "filter": audience.filter,
            "attribute_values": dict(attributes),
        }
        body = {"payload": {name: value for name, value in payload.items() if value}}
        path = f"/api/journey/{_segment(uuid)}/start/external"
        return answers.request_uuid_of(*self._make(Repeat.UNDONE, "POST", path, body))

    def drop_users(
        self, user_ids: Sequence[str], *, journeys: Sequence[str] = (), all_journeys: bool = False
    ) -> None:
        """Take people out of active journeys: of some, or of all. Documented."""
        if bool(journeys) == all_journeys:
            raise UsageError("name the journeys to take people out of, or say all of them")
        where = {"all_journeys": True} if all_journeys else {"journey_uuids": [*journeys]}
        body = {"user_ids": [*user_ids], **where}
        self._make(Repeat.UNDONE, "POST", "/api/journey/drop-users/external", body)

    def _make(
        self, repeat: Repeat, method: str, path: str, body: Any = None, *, urgent: bool = False
    ) -> tuple[Any, Request]:
        """What a call is answered with, after as many attempts as are safe and allowed."""
        attempt, waited = 0, 0.0
        failed: ApiError | None = None
        while True:
            attempt += 1
            try:
                return self._exchange(method, path, body, failed, urgent=urgent)
            except ApiError as error:
                delay = self._retry.delay(
                    error, repeat, attempt=attempt, waited=waited, jitter=self._jitter()
                )
                if delay is None or error is failed:
                    raise
                if self._on_retry is not None:
                    self._on_retry(Retry(error.request, error, attempt, delay))
                failed = error
            self._sleep(delay)
            waited += delay

    def _exchange(
        self, method: str, path: str, body: Any, failed: ApiError | None, *, urgent: bool
    ) -> tuple[Any, Request]:
        """One attempt; what it is told to wait shuts the gate before anybody else can pass."""
        with self._gate.passing(urgent=urgent):
            if method != "GET":
                self._ask(failed)
            try:
                return self._connection.exchange(method, path, body)
            except ApiError as error:
                asked = error.retry_after
                if asked is not None and asked <= self._retry.longest_wait:
                    self._gate.shut(asked)
                raise

    def _ask(self, failed: ApiError | None) -> None:
        """Ask whether to send; a refusal must not hide that an earlier attempt may have worked."""
        try:
            self._permit()
        except JourneysError:
            if failed is not None and failed.happened:
                raise failed from None
            raise


def _segment(uuid: str) -> str:
    """A uuid as one segment of a path, whatever it holds."""
    return quote(uuid, safe="") if uuid not in (".", "..") else "%2E" * len(uuid)
