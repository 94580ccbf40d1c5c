"""What is remembered of the calls that a service has or lacks, per target."""

from __future__ import annotations

import threading
from typing import Literal, Protocol

Uncertain = Literal["read", "list"]
"""The calls that only observation or assumption says exist."""


class LadderMemory(Protocol):
    """Remembers which calls the service has; may be used by several threads."""

    def get(self, call: Uncertain) -> bool | None:
        """Whether the service has the call; None where nobody has tried."""
        ...

    def set(self, call: Uncertain, *, available: bool) -> None:
        """Remember whether the service has the call."""
        ...


class RunMemory:
    """Remembers for one run only."""

    def __init__(self) -> None:
        self._known: dict[Uncertain, bool] = {}
        self._lock = threading.Lock()

    def get(self, call: Uncertain) -> bool | None:
        """Whether the service has the call; None where nobody has tried."""
        with self._lock:
            return self._known.get(call)

    def set(self, call: Uncertain, *, available: bool) -> None:
        """Remember whether the service has the call."""
        with self._lock:
            self._known[call] = available
