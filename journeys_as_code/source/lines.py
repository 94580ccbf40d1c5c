"""Lines and columns of a text."""

from __future__ import annotations

import re
from bisect import bisect_right

_BREAK = re.compile(r"\r\n|\r|\n")


class Lines:
    """Where the lines of one text begin; lines and columns count from 1, offsets from 0."""

    def __init__(self, text: str) -> None:
        self._breaks = [(match.start(), match.end()) for match in _BREAK.finditer(text)]
        self._starts = [0, *(end for _, end in self._breaks)]
        self._size = len(text)

    def position(self, index: int) -> tuple[int, int]:
        """Line and column of the character at `index`."""
        line = bisect_right(self._starts, index)
        return line, index - self._starts[line - 1] + 1

    def span(self, start: int, end: int) -> tuple[int, int, int]:
        """Line, column and length of what stands from `start` to `end` or the end of the line."""
        line, column = self.position(start)
        stop = self._breaks[line - 1][0] if line <= len(self._breaks) else self._size
        return line, column, max(0, min(end, stop) - start)
