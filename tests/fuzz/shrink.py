"""Making a failing input small, so that it can be understood."""

from __future__ import annotations

import time
from collections.abc import Callable

PATIENCE = 20.0
"""Seconds after which an input is small enough."""


def shrink(content: bytes, still_fails: Callable[[bytes], bool]) -> bytes:
    """A smaller input for which `still_fails` still holds: lines left out, then bytes."""
    until = time.monotonic() + PATIENCE
    lines = _less(content.splitlines(keepends=True), still_fails, until)
    single = [bytes([byte]) for byte in b"".join(lines)]
    return b"".join(_less(single, still_fails, until))


def _less(parts: list[bytes], still_fails: Callable[[bytes], bool], until: float) -> list[bytes]:
    size = max(1, len(parts) // 2)
    while size:
        at = 0
        while at < len(parts) and time.monotonic() < until:
            fewer = parts[:at] + parts[at + size :]
            if still_fails(b"".join(fewer)):
                parts = fewer
            else:
                at += size
        size //= 2
    return parts
