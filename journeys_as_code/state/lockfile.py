"""The lock of the file store: a small file with an expiring lease.

A lock is free when there is none, or when its holder is gone. Of a holder on this boot of this machine
the kernel tells: its claim is there as long as it lives, stopped or asleep though it be, and whatever
the clock says. Of any other holder only the clock tells: its lease ran out.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from datetime import datetime, timedelta
from pathlib import Path

from journeys_as_code.errors import LockHeld, StateError
from journeys_as_code.state import disk
from journeys_as_code.state.codec import stamp
from journeys_as_code.state.store import LockInfo

_BOOT = Path("/proc/sys/kernel/random/boot_id")


@dataclass(frozen=True, slots=True)
class _Held(LockInfo):
    boot: str = ""
    """The boot on which the holder's claim can be tested; empty when it has none."""

    @property
    def info(self) -> LockInfo:
        return LockInfo(self.id, self.who, self.since, self.expires, self.purpose)


class LockFile:
    """The lock of one target, in `folder`; messages name it as `shown`."""

    def __init__(
        self,
        folder: Path,
        shown: str,
        *,
        target: str,
        clock: Callable[[], datetime],
        new_id: Callable[[], str],
    ) -> None:
        self._folder = folder
        self._shown = f"{shown}/.lock"
        self._path = folder / ".lock"
        self._alive = folder / ".alive"
        self._target = target
        self._clock = clock
        self._new_id = new_id

    def take(self, *, who: str, purpose: str, seconds: float) -> FileLease:
        """Take the lock if it is free, else raise `LockHeld`."""
        with disk.door(self._shown), disk.guarded(self._folder):
            claim = disk.claim(self._alive)
            try:
                self._refuse_unless_free(claimed=claim is not None)
                self._sweep()
                now = self._clock()
                mine = _Held(
                    id=self._new_id(),
                    who=who,
                    since=stamp(now),
                    expires=stamp(now + timedelta(seconds=seconds)),
                    purpose=purpose,
                    boot=_boot() if claim is not None else "",
                )
                self.write(mine)
            except BaseException:
                _close(claim)
                raise
        return FileLease(self, mine, claim, seconds)

    def holder(self) -> LockInfo | None:
        """Who holds the lock now; None when it is free."""
        if not self._folder.is_dir():
            return None
        with disk.door(self._shown), disk.guarded(self._folder):
            held = self.read()
            if held is None:
                return None
            claim = disk.claim(self._alive)
            _close(claim)
            return None if self._is_free(held, claimed=claim is not None) else held.info

    def remove(self, lock_id: str) -> _Held | None:
        """Remove the lock with this id; returns the one that is left, if it is another."""
        if not self._folder.is_dir():
            return None
        with disk.door(self._shown), disk.guarded(self._folder):
            held = self.read()
            if held is None or held.id != lock_id:
                return held
            self._path.unlink()
            disk.sync_folder(self._folder)
            return None

    def prolong(self, mine: _Held, seconds: float) -> _Held:
        """Write a later end into our own lock; raises `LockHeld` when it is not ours any more."""
        with disk.door(self._shown), disk.guarded(self._folder):
            self.verify(mine)
            longer = _Held(**{**asdict(mine), "expires": self._after(seconds)})
            self.write(longer)
            return longer

    def verify(self, mine: _Held) -> None:
        """Raise `LockHeld` unless the lock in the file is ours: then nobody has taken it since."""
        held = self.read()
        if held is None and self._ran_out(mine):
            raise LockHeld(
                f"our lease on {self._target} ran out at {mine.expires}, and another run has been here",
                hint="run the same command again; it finishes what was begun",
            )
        if held is None:
            raise LockHeld(f"our lock on {self._target} was broken by `journeys state unlock`")
        if held.id != mine.id:
            raise self.taken(held)

    def taken(self, held: _Held) -> LockHeld:
        """The error that says who holds the lock."""
        purpose = f" ({held.purpose})" if held.purpose else ""
        still = ", and it still lives" if self._ran_out(held) else ""
        return LockHeld(
            f"{self._target} is locked by {held.who}{purpose} since {held.since}, "
            f"until {held.expires}{still}",
            hint="wait for that run to end; if it surely is dead: "
            f"journeys state unlock {held.id} --target {self._target}",
        )

    def read(self) -> _Held | None:
        """What the lock file says, None when there is none."""
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            return None
        try:
            data = json.loads(content)
            held = _Held(**{field.name: str(data[field.name]) for field in fields(_Held)})
            datetime.fromisoformat(held.expires)
        except (ValueError, TypeError, KeyError):
            raise StateError(
                f"{self._shown}: this lock is damaged",
                hint="if no other run is at work on this target, remove the file",
            ) from None
        return held

    def write(self, held: _Held) -> None:
        """Replace the lock file."""
        disk.replace(self._path, json.dumps(asdict(held)).encode() + b"\n")

    def is_past_half(self, mine: _Held, seconds: float) -> bool:
        """Whether half the time of a lease is over."""
        return self._clock() >= datetime.fromisoformat(mine.expires) - timedelta(
            seconds=seconds / 2
        )

    def _sweep(self) -> None:
        """Remove what killed writers left half-written; who writes a lock holds the guard, as we do."""
        for path in self._folder.glob(f".lock.*{disk.TEMPORARY}"):
            path.unlink(missing_ok=True)

    def _after(self, seconds: float) -> str:
        return stamp(self._clock() + timedelta(seconds=seconds))

    def _refuse_unless_free(self, *, claimed: bool) -> None:
        held = self.read()
        if held is not None and not self._is_free(held, claimed=claimed):
            raise self.taken(held)

    def _is_free(self, held: _Held, *, claimed: bool) -> bool:
        if held.boot != "" and held.boot == _boot():
            return claimed
        return self._ran_out(held)

    def _ran_out(self, held: _Held) -> bool:
        return self._clock() >= datetime.fromisoformat(held.expires)


class FileLease:
    """A held lock of a file store (see `store.Lease`); its methods may be called from any thread."""

    def __init__(self, lock: LockFile, mine: _Held, claim: int | None, seconds: float) -> None:
        self._lock = lock
        self._mine = mine
        self._claim = claim
        self._seconds = seconds
        self._mutex = threading.Lock()

    @property
    def info(self) -> LockInfo:
        """What the lock says of its holder."""
        return self._mine.info

    def check(self) -> None:
        """Raise `LockHeld` unless the lock is still ours; prolong it past half of its time."""
        with self._mutex:
            if self._lock.is_past_half(self._mine, self._seconds):
                self._mine = self._lock.prolong(self._mine, self._seconds)
            else:
                self._lock.verify(self._mine)

    def release(self) -> None:
        """Give the lock back if it is still ours; a second call does nothing."""
        with self._mutex:
            claim, self._claim = self._claim, None
            try:
                self._lock.remove(self._mine.id)
            finally:
                _close(claim)


def _close(descriptor: int | None) -> None:
    if descriptor is not None:
        os.close(descriptor)


def _boot() -> str:
    with suppress(OSError):
        return _BOOT.read_text().strip()
    return ""
