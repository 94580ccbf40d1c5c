"""A gate that all threads pass before a request: shut while the API asked for patience."""

from __future__ import annotations

import threading
from collections.abc import Callable


class Gate:
    """Open unless somebody was told to wait; times are in seconds of `monotonic`."""

    def __init__(self, *, sleep: Callable[[float], None], monotonic: Callable[[], float]) -> None:
        self._sleep = sleep
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._opens_at = 0.0

    def shut(self, seconds: float) -> None:
        """Let nobody pass for so long; a longer wait that is already on stays."""
        with self._lock:
            self._opens_at = max(self._opens_at, self._monotonic() + seconds)

    def wait(self) -> None:
        """Return once the gate is open."""
        awaited = None
        while (opens_at := self._opens_at) != awaited:
            awaited = opens_at
            left = opens_at - self._monotonic()
            if left > 0:
                self._sleep(left)
