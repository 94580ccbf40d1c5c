"""Who is told how a reading of the account gets on."""

from __future__ import annotations

from typing import Protocol


class Watcher(Protocol):
    """Told how many live journeys are to be read, and of each that was; from any thread.

    What `read` raises ends the reading.
    """

    def expect(self, more: int) -> None:
        """So many more are going to be read."""

    def read(self, name: str) -> None:
        """One was read: its key, or its title where it has none."""


class Nobody:
    """A watcher who does not care."""

    def expect(self, more: int) -> None:
        """Nothing happens."""

    def read(self, name: str) -> None:
        """Nothing happens."""


NOBODY = Nobody()
