"""The port of state stores: compare-and-set per record, one lock per target with an expiring lease."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from journeys_as_code.state.record import Record


@dataclass(frozen=True, slots=True)
class Versioned:
    """A record together with the version a write must name to replace it."""

    record: Record
    version: str


@dataclass(frozen=True, slots=True)
class LockInfo:
    """Who holds a target's lock, since when and until when (RFC 3339 in UTC)."""

    id: str
    who: str
    since: str
    expires: str
    purpose: str = ""


class Lease(Protocol):
    """A held lock. `check` raises `LockHeld` once it was taken over or broken: stop writing then."""

    @property
    def info(self) -> LockInfo:
        """What the lock says of its holder."""
        ...

    def check(self) -> None:
        """Make sure that the lock is still ours, prolonging it when half its time is over.

        A lease that ran out is ours until somebody else takes it.
        """
        ...

    def release(self) -> None:
        """Give the lock back; a second call does nothing."""
        ...


class Store(Protocol):
    """Where the records of one target are kept. Every method may raise `StateError`."""

    def load(self) -> Mapping[str, Versioned]:
        """All records by key."""
        ...

    def versions(self) -> Mapping[str, str]:
        """The version of every record by key, in order of key; what is in them is not looked at."""
        ...

    def get(self, key: str) -> Versioned | None:
        """One record, or None."""
        ...

    def put(self, record: Record, expect: str | None) -> str:
        """Write one record if its version is still `expect` (None: it must not exist).

        Durable when this returns. Returns the new version; raises `StateConflict` otherwise.
        """
        ...

    def delete(self, key: str, expect: str) -> None:
        """Remove one record (a backup is kept) if its version is still `expect`."""
        ...

    def move(self, key: str, to: str, expect: str) -> str:
        """Give a record another key in one step, so that no kill leaves two or none.

        Returns the new version; raises `StateConflict` when its version is not `expect` or when
        `to` has a record already.
        """
        ...

    def lock(self, *, who: str, purpose: str, seconds: float = 60.0) -> Lease:
        """Take the target's lock; raises `LockHeld`, naming the holder, when it is taken."""
        ...

    def holder(self) -> LockInfo | None:
        """Who holds the lock now."""
        ...

    def unlock(self, lock_id: str) -> None:
        """Break the lock with this id; raises `LockHeld` when another one is held."""
        ...
