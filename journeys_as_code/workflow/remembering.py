"""What runs remember for the next: only what saves work, and only while everything it hangs on stays."""

from __future__ import annotations

import hashlib
import os
import platform
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

import journeys_as_code
from journeys_as_code.findings import Finding
from journeys_as_code.source import files
from journeys_as_code.source.files import PROJECT_FILE, JourneyFile
from journeys_as_code.source.text import decode
from journeys_as_code.state.cache import Cache
from journeys_as_code.state.file import folder_name
from journeys_as_code.workflow.opening import Workspace

T = TypeVar("T")

_OTHERS = ("journeys.", "include", "\\")
"""What stands in every file that may speak of other journeys of the project."""


@dataclass(frozen=True, slots=True)
class Kept(Generic[T]):
    """What was found in a journey file, and the digests of all that it was found in."""

    key: str
    own: str
    others: Mapping[str, str]
    """Of the other files it uses, by name."""
    around: str
    """Of what lies around all journeys, where it may speak of others."""
    found: T


@dataclass(frozen=True, slots=True)
class Recalled(Generic[T]):
    """What was found in a journey earlier, and the texts of its files as they are now."""

    found: T
    texts: Mapping[str, str]


class Remembered(Generic[T]):
    """What runs found in the journey files of one target. For any number of threads.

    `about` is all that counts besides the files themselves.
    """

    def __init__(
        self, ws: Workspace, name: str, about: str, entries: TypeAdapter[dict[str, Kept[T]]]
    ) -> None:
        self._root = ws.root
        self._cache = Cache(ws.root, f"{name}-{folder_name(ws.target_name)}", about)
        self._entries = entries
        self._known = self._read()
        self._kept: dict[str, Kept[T]] = {}
        self._files: dict[str, tuple[str, str]] = {PROJECT_FILE: ("", ws.source.text)}
        self._around = ""

    def begin(self, around: object) -> None:
        """This lies around the journeys: what those that speak of others may speak of."""
        self._around = digest(repr(around))

    def of(self, file: JourneyFile, content: bytes) -> Recalled[T] | None:
        """What was found in a journey of this content, if all that counts is as it was then."""
        kept = self._known.get(file.file)
        if kept is None or kept.own != _digest(content) or kept.key != file.key:
            return None
        if kept.around not in ("", self._around):
            return None
        if any(self._file(other)[0] != seen for other, seen in kept.others.items()):
            return None
        self._kept[file.file] = kept
        texts = {other: self._file(other)[1] for other in kept.others}
        return Recalled(kept.found, {file.file: _text(content, file.file), **texts})

    def note(self, file: JourneyFile, content: bytes, found: T, texts: Mapping[str, str]) -> None:
        """This was found in a journey of this content, made of these texts."""
        others = {name: self._file(name) for name in texts if name != file.file}
        if any(text != texts[name] for name, (_, text) in others.items()):
            return
        speaks = any(word in text for text in texts.values() for word in _OTHERS)
        digests = {name: seen for name, (seen, _) in others.items()}
        around = self._around if speaks else ""
        self._kept[file.file] = Kept(file.key, _digest(content), digests, around, found)

    def keep(self) -> None:
        """Keep for the next run what is known now."""
        if self._kept != self._known:
            self._cache.write(self._entries.dump_python(self._kept, mode="json"))

    def _read(self) -> Mapping[str, Kept[T]]:
        try:
            return self._entries.validate_python(self._cache.read())
        except ValidationError:
            return {}

    def _file(self, name: str) -> tuple[str, str]:
        """The digest of another file, or of why it cannot be read, and its text."""
        if name not in self._files:
            content = files.content(self._root, name)
            self._files[name] = (
                (digest(content.message), files.shown(self._root, name))
                if isinstance(content, Finding)
                else (_digest(content), _text(content, name))
            )
        return self._files[name]


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


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _text(content: bytes, file: str) -> str:
    text = decode(content, file)
    return text if isinstance(text, str) else ""
