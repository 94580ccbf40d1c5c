"""Whether this run may still write: asked right before each request that changes something."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from journeys_as_code.state.store import Lease


class Permit:
    """Raises LockHeld once another run has taken over; for any number of threads.

    A machine that slept, or one whose clock is wrong, may not be alone any more since its last look
    at the lease. The API has no call that refuses an outdated writer, so the look is taken as late
    as it can be.
    """

    def __init__(self, lease: Lease) -> None:
        self._lease = lease
        self._here = threading.local()

    def __call__(self) -> None:
        """Return if this run may write."""
        if not getattr(self._here, "waived", False):
            self._lease.check()

    @contextmanager
    def waived(self) -> Iterator[None]:
        """As long as the context lasts, this thread may write: what it touches is nobody else's."""
        self._here.waived = True
        try:
            yield
        finally:
            self._here.waived = False
