"""A gate that all threads pass before a request: it keeps the pace, and shuts when the API asks for it.

What belongs to a journey that is paused right now is urgent. It waits for nobody's turn: the others
make up for it afterwards. Only a shut gate holds it back, for whoever is told to wait would be
refused anyway.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from journeys_as_code.errors import ApiError, Throttled
from journeys_as_code.remote.pace import Limits, Pace

_UNLIMITED = Limits(workers=1_000_000)


class Gate:
    """For any number of threads; times are in seconds of `monotonic`."""

    def __init__(
        self,
        limits: Limits = _UNLIMITED,
        *,
        sleep: Callable[[float], None],
        monotonic: Callable[[], float],
    ) -> None:
        self._sleep = sleep
        self._monotonic = monotonic
        self._changed = threading.Condition()
        self._opens_at = 0.0
        self._pace = Pace(limits)
        self._under_way = 0

    @property
    def pace(self) -> Pace:
        """What is allowed now."""
        return self._pace

    def shut(self, seconds: float) -> None:
        """Let nobody pass for so long; a longer wait that is already on stays."""
        with self._changed:
            self._opens_at = max(self._opens_at, self._monotonic() + seconds)

    @contextmanager
    def passing(self, *, urgent: bool = False) -> Iterator[None]:
        """One request: entered when it may go out; how it ends sets the pace of those that follow."""
        self._take_place(urgent=urgent)
        try:
            self._take_turn(urgent=urgent)
            self._wait_until_open()
            sent_at = self._monotonic()
            try:
                yield
            except Throttled:
                self._slow(sent_at)
                raise
            except ApiError as error:
                if not error.happened and error.status:
                    self._quicken()
                raise
            self._quicken()
        finally:
            self._leave()

    def _take_place(self, *, urgent: bool) -> None:
        with self._changed:
            if not urgent:
                self._changed.wait_for(lambda: self._under_way < self._pace.workers)
            self._under_way += 1

    def _take_turn(self, *, urgent: bool) -> None:
        with self._changed:
            self._pace, seconds = self._pace.booked(self._monotonic())
        if seconds > 0 and not urgent:
            self._sleep(seconds)

    def _wait_until_open(self) -> None:
        awaited = None
        while (opens_at := self._opens_at) != awaited:
            awaited = opens_at
            left = opens_at - self._monotonic()
            if left > 0:
                self._sleep(left)

    def _slow(self, sent_at: float) -> None:
        with self._changed:
            self._pace = self._pace.slowed(sent_at=sent_at, now=self._monotonic())

    def _quicken(self) -> None:
        with self._changed:
            self._pace = self._pace.quickened()

    def _leave(self) -> None:
        with self._changed:
            self._under_way -= 1
            self._changed.notify_all()
