"""A file that was read: its data, and where in the file each value stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from journeys_as_code.address import Path
from journeys_as_code.findings import Place
from journeys_as_code.source.layout import Spot, lay_out
from journeys_as_code.source.lines import Lines
from journeys_as_code.source.within import Alignment


@dataclass(frozen=True)
class SourceFile:
    """One YAML file: `file` is relative to the project, `text` has no byte order mark.

    Places cost nothing until the first one is asked for; then the text is read once more for all.
    """

    file: str
    text: str = field(repr=False)
    data: Any = field(repr=False, hash=False)

    @property
    def texts(self) -> Mapping[str, str]:
        """The text of every file it is made of, by name."""
        return {self.file: self.text}

    def written(self, path: Path) -> tuple[SourceFile, Path]:
        """The file in which the value at `path` is written, and its path there."""
        return self, path

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Where the value at `path` (or with `key` its key) stands, anchors and tags left out.

        A value given by an alias stands where the alias is; what is inside stands where it is
        written. Of a path that does not exist, the place is the key of the nearest parent that does.
        """
        spot, exact = self._find(path)
        if spot is None:
            return Place(self.file)
        if spot.key is not None and (key or not exact):
            spot = spot.key
        return self._place(spot.start, spot.end if spot.children is None else spot.start)

    def place_within(self, path: Path, offset: int, length: int) -> Place:
        """Where `length` characters of the text at `path`, from `offset` on, stand.

        Clipped at the end of the line. Where a character cannot be told, the place of the value.
        """
        spot, exact = self._find(path)
        if spot is None or not exact or spot.meant.style is None:
            return self.place(path)
        span = self._alignment(spot.meant).span(offset, length)
        return self.place(path) if span is None else self._place(*span)

    def is_plain(self, path: Path) -> bool:
        """Whether the value at `path` is a scalar written without quotes and without a tag."""
        spot, exact = self._find(path)
        return spot is not None and exact and spot.meant.style == "" and not spot.meant.tagged

    @cached_property
    def _layout(self) -> Spot | None:
        return lay_out(self.text)

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.text)

    @cached_property
    def _alignments(self) -> dict[int, Alignment]:
        return {}

    def _alignment(self, spot: Spot) -> Alignment:
        if id(spot) not in self._alignments:
            self._alignments[id(spot)] = Alignment(self.text, spot)
        return self._alignments[id(spot)]

    def _place(self, start: int, end: int) -> Place:
        return Place(self.file, *self._lines.span(start, end))

    def _find(self, path: Path) -> tuple[Spot | None, bool]:
        """The spot at `path`, or of its nearest parent and False."""
        spot = self._layout
        for step in path:
            child = None if spot is None else spot.child(step)
            if child is None:
                return spot, False
            spot = child
        return spot, spot is not None
