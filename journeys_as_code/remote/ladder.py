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
    """Remembers for one run, and asks or tells another memory, if there is one, only what is new."""

    def __init__(self, beyond: LadderMemory | None = None) -> None:
        self._beyond = beyond
        self._known: dict[Uncertain, bool | None] = {}
        self._lock = threading.Lock()

    def get(self, call: Uncertain) -> bool | None:
        """Whether the service has the call; None where nobody has tried."""
        with self._lock:
            if call not in self._known:
                self._known[call] = self._beyond.get(call) if self._beyond else None
            return self._known[call]

    def set(self, call: Uncertain, *, available: bool) -> None:
        """Remember whether the service has the call."""
        with self._lock:
            if self._known.get(call) is available:
                return
            self._known[call] = available
            if self._beyond:
                self._beyond.set(call, available=available)
