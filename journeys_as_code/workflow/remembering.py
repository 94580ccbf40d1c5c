"""What runs remember for the next: only what saves work, and only while everything it hangs on stays."""

from __future__ import annotations

import hashlib
import os
import platform
from collections.abc import Collection
from functools import cache
from pathlib import Path

import journeys_as_code
from journeys_as_code.state.cache import Cache
from journeys_as_code.state.file import folder_name
from journeys_as_code.workflow.opening import Workspace


class Quiet:
    """Which journeys had nothing to be done when they were last planned, and the imprints of that.

    For any number of threads. `keep` writes what was noted, for those of `keys` that are asked about.
    """

    def __init__(self, ws: Workspace) -> None:
        name = f"unchanged-{folder_name(ws.target_name)}"
        self._cache = Cache(ws.root, name, about(ws))
        self._known = self._cache.read()
        self._noted: dict[str, str] = {}

    def knows(self, key: str, imprint: str | None) -> bool:
        """Whether this is what the journey was like when nothing was to be done to it."""
        return imprint is not None and self._known.get(key) == imprint

    def note(self, key: str, imprint: str) -> None:
        """Nothing is to be done to a journey that is like this."""
        self._noted[key] = imprint

    def keep(self, keys: Collection[str]) -> None:
        """Remember what was noted, and what was known of the journeys with these keys."""
        kept = {key: imprint for key, imprint in self._known.items() if key in keys}
        found = {**kept, **self._noted}
        if found != self._known:
            self._cache.write(found)


def about(ws: Workspace) -> str:
    """What everything remembered of a target hangs on: this very tool, and the project file."""
    return digest("\n".join((tool(), ws.target_name, ws.source.text)))


@cache
def tool() -> str:
    """This very tool, down to when its files were written: a checkout changes between versions."""
    folders, files = [Path(journeys_as_code.__file__).parent], []
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir():
                    folders.append(Path(entry.path))
                elif entry.name.endswith(".py"):
                    files.append(f"{entry.path} {entry.stat().st_mtime_ns}")
    version = journeys_as_code.__version__
    return digest("\n".join((version, platform.python_version(), *sorted(files))))


def digest(text: str) -> str:
    """A digest of any text."""
    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()
