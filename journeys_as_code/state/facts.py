"""Small facts about a target, kept between runs: which uncertain calls its service has."""

from __future__ import annotations

import json
import threading
from pathlib import Path

from journeys_as_code.errors import StateError
from journeys_as_code.state import disk
from journeys_as_code.state.file import home_of


class FileFacts:
    """Facts in `.journeys/state/TARGET/.facts.json`; may be used by several threads.

    They only save requests, so what cannot be read is not known, and what cannot be written is lost.
    """

    def __init__(self, root: Path, target: str) -> None:
        self._folder = home_of(root, target)
        self._path = self._folder / ".facts.json"
        self._mutex = threading.Lock()

    def get(self, call: str) -> bool | None:
        """Whether the service has the call; None where that is not known."""
        return self._read().get(call)

    def set(self, call: str, *, available: bool | None) -> None:
        """Remember whether the service has the call; None forgets what was known of it."""
        with self._mutex:
            facts = self._read()
            if facts.get(call) is available:
                return
            known = {name: it for name, it in {**facts, call: available}.items() if it is not None}
            try:
                disk.prepare(self._folder)
                disk.replace(self._path, json.dumps(known).encode())
            except (OSError, StateError):
                return

    def _read(self) -> dict[str, bool]:
        try:
            facts = json.loads(self._path.read_bytes())
        except (OSError, ValueError):
            return {}
        if not isinstance(facts, dict):
            return {}
        return {name: value for name, value in facts.items() if isinstance(value, bool)}
