"""A document put together from several files: each value still stands where it was written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from journeys_as_code.address import Path
from journeys_as_code.findings import Place
from journeys_as_code.source.document import SourceFile


@dataclass(frozen=True, slots=True)
class Part:
    """Where a value of a composed document, and all that is in it, was written."""

    source: SourceFile
    path: Path = ()
    """Its path in that file; empty where the value is the whole file, which has no key there."""


@dataclass(frozen=True)
class ComposedSource(SourceFile):
    """A file of which parts were written elsewhere; `data` is the whole, `text` the file's own.

    `parts` are by their path in the whole, the longest that fits counts. `others` are the texts of
    the other files, those too of which nothing could be used.
    """

    parts: Mapping[Path, Part] = field(default_factory=dict, repr=False, hash=False)
    others: Mapping[str, str] = field(default_factory=dict, repr=False, hash=False)

    @property
    def texts(self) -> Mapping[str, str]:
        """The texts of all its files by name."""
        return {self.file: self.text, **self.others}

    def written(self, path: Path) -> tuple[SourceFile, Path]:
        """The file in which the value at `path` is written, and its path there."""
        part, inside = self._part(path)
        return (self, path) if part is None else (part, inside)

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Where the value at `path` (or with `key` its key) stands, in whichever file."""
        part, inside = self._part(path, key=key)
        return super().place(path, key=key) if part is None else part.place(inside, key=key)

    def place_within(self, path: Path, offset: int, length: int) -> Place:
        """Where `length` characters of the text at `path`, from `offset` on, stand."""
        part, inside = self._part(path)
        if part is None:
            return super().place_within(path, offset, length)
        said, written = _value(self.data, path), _value(part.data, inside)
        if said != written:  # names of points were prefixed in it
            offset = _same(said, written, offset, length)
        return part.place(inside) if offset < 0 else part.place_within(inside, offset, length)

    def is_plain(self, path: Path) -> bool:
        """Whether the value at `path` is a scalar written without quotes and without a tag."""
        part, inside = self._part(path)
        return super().is_plain(path) if part is None else part.is_plain(inside)

    def _part(self, path: Path, *, key: bool = False) -> tuple[SourceFile | None, Path]:
        """The file in which the value at `path` stands, None for this one, and its path there."""
        for depth in range(len(path), 0, -1):
            part = self.parts.get(path[:depth])
            if part is not None and (part.path or depth < len(path) or not key):
                return part.source, (*part.path, *path[depth:])
        return None, path


def _value(data: Any, path: Path) -> Any:
    for step in path:
        try:
            data = data[step]
        except (LookupError, TypeError):
            return None
    return data


def _same(said: Any, written: Any, offset: int, length: int) -> int:
    """Where in `written` the piece stands that `said` has at `offset`; -1 if nowhere."""
    if not isinstance(said, str) or not isinstance(written, str):
        return -1
    piece = said[offset : offset + length]
    found = -1
    for _ in range(said.count(piece, 0, offset) + 1):
        found = written.find(piece, found + 1)
    return found
