"""The history: `.journeys/history.jsonl`, to which every run of every target adds its lines.

Nothing reads it to decide what is live: that is the state's. So whatever is wrong with it costs a
line of the past, and no apply.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import TypeAdapter

from journeys_as_code.state import disk
from journeys_as_code.state.entries import Entry

NAME = "history.jsonl"

_ENTRY: TypeAdapter[Entry] = TypeAdapter(Entry)


class FileHistory:
    """The history of the project whose folder is `root`, for any number of processes."""

    def __init__(self, root: Path) -> None:
        self._path = root / disk.HOME / NAME
        self.shown = f"{disk.HOME}/{NAME}"
        """How messages name it."""

    def append(self, entries: Sequence[Entry]) -> None:
        """Add lines, durably and in one piece. Raises `StateError` where they cannot be written."""
        # ASCII only, so that texts UTF-8 cannot hold (half an emoji) survive.
        lines = [json.dumps(entry.model_dump(), separators=(",", ":")) for entry in entries]
        with disk.door(self.shown):
            disk.prepare(self._path.parent)
            disk.append(self._path, "".join(f"{line}\n" for line in lines).encode())

    def read(self) -> Iterator[Entry | None]:
        """Every line, oldest first; None for one that is damaged, or is of a later version.

        Raises `StateError` where the file cannot be read; where there is none, nothing happened.
        """
        with disk.door(self.shown):
            if not self._path.exists():
                return
            with self._path.open("rb") as file:
                for line in file:
                    if line.strip():
                        yield _parsed(line)


def _parsed(line: bytes) -> Entry | None:
    try:
        return _ENTRY.validate_python(json.loads(line))
    except (ValueError, RecursionError):  # what pydantic says is a ValueError too
        return None
