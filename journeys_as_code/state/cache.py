"""What one run found out and the next need not find out again; safe to delete at any time.

A cache only saves work. One that is damaged, of another version or not there is empty; one that
cannot be written is not, and nobody is told. It is JSON under a digest of itself: what a killed or
a foreign writer left is told from what was meant, and reading it runs nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

from journeys_as_code.errors import StateError
from journeys_as_code.state import disk

_DIGITS = hashlib.sha256().digest_size * 2


class Cache:
    """A JSON object in `.journeys/cache/NAME.json`, of no worth unless `about` is what it was written with."""

    def __init__(self, root: Path, name: str, about: str) -> None:
        self._path = root / disk.HOME / "cache" / f"{name}.json"
        self._about = about

    def read(self) -> dict[str, Any]:
        """What was written last; empty where that is not there, damaged, or about something else."""
        try:
            content = self._path.read_bytes()
        except OSError:
            return {}
        body = content[_DIGITS:]
        if content[:_DIGITS] != self._seal(body):
            return {}
        try:
            found = json.loads(body)
        except (ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}

    def write(self, value: dict[str, Any]) -> None:
        """Replace it, at once, as far as that can be done. Texts of JSON values only."""
        try:
            body = json.dumps(value, separators=(",", ":")).encode()
            disk.prepare(self._path.parent)
            self._sweep()
            writer = f"{os.getpid()}-{threading.get_ident()}"
            beside = self._path.with_name(f".{self._path.name}.{writer}{disk.TEMPORARY}")
            try:
                beside.touch(mode=0o600)
                beside.write_bytes(self._seal(body) + body)
                beside.replace(self._path)
            finally:
                with suppress(OSError):
                    beside.unlink(missing_ok=True)
        except (OSError, StateError, TypeError, ValueError, RecursionError):
            return

    def _sweep(self) -> None:
        """Remove what killed writers left; a living one loses its work, and is told of nothing either."""
        for path in self._path.parent.glob(f".{self._path.name}.*{disk.TEMPORARY}"):
            path.unlink(missing_ok=True)

    def _seal(self, body: bytes) -> bytes:
        return hashlib.sha256(self._about.encode() + b"\n" + body).hexdigest().encode()
