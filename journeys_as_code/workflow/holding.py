"""Holding a target's lock."""

from __future__ import annotations

import getpass
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager

from journeys_as_code.state.store import Lease, Store
from journeys_as_code.workflow.connecting import Connection


@contextmanager
def held(at: Connection, purpose: str) -> Iterator[Lease]:
    """The target's lock, for as long as the context lasts. Raises LockHeld, naming the holder."""
    with holding(at.store, purpose) as lease:
        yield lease


@contextmanager
def holding(store: Store, purpose: str) -> Iterator[Lease]:
    """The same of a store alone."""
    lease = store.lock(who=who(), purpose=purpose)
    try:
        yield lease
    finally:
        lease.release()


def who() -> str:
    """Who runs this, as the lock shows it: `user@host pid 123`."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError):  # a container without the user's name
        user = str(os.getuid()) if hasattr(os, "getuid") else "somebody"
    return f"{user}@{socket.gethostname()} pid {os.getpid()}"
