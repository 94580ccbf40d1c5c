"""Block scalars: which lines of a file are their text, and how deep it is indented."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_HEADER = re.compile(r"[|>](?:([1-9])?([+-])?|([+-])([1-9]))(?=[ \t\r\n]|$)")


@dataclass(frozen=True, slots=True)
class BlockScalar:
    """The text of a `|` or `>`: its lines, and how many columns in front of it are no part of it."""

    lines: range
    """From the header on; lines count from 0."""
    indent: int
    chomping: str
    """`-`, `+`, or nothing."""
    indicated: int
    """The indentation that the header names (0: it names none)."""

    @property
    def keeps(self) -> bool:
        """Whether blank lines below it are part of it."""
        return self.chomping == "+"

    @classmethod
    def read(cls, lines: Sequence[str], header: int, written: str, column: int) -> BlockScalar:
        """The block scalar whose header stands in the line `header` and begins with `written`.

        `column` is that of the collection it stands in.
        """
        match = _HEADER.match(written)
        digit, chomping = (match[1] or match[4], match[2] or match[3]) if match else (None, None)
        indicated = int(digit or 0)
        indent = column + indicated if indicated else _detected(lines, header + 1, column)
        stop = header + 1
        while stop < len(lines) and (_depth(lines[stop]) >= indent or not lines[stop].strip(" ")):
            stop += 1
        if chomping != "+":
            while (
                stop > header + 1
                and not lines[stop - 1][indent:]
                and not lines[stop - 1].strip(" ")
            ):
                stop -= 1
        elif stop == len(lines) > header + 1 and not lines[-1]:
            stop -= 1  # behind the last line break
        return cls(range(header, stop), indent, chomping or "", indicated)

    def text(self, line: str) -> str:
        """What one of the lines below the header contributes."""
        return line[self.indent :]


def _detected(lines: Sequence[str], start: int, column: int) -> int:
    """The indentation of the first line with text, as the parser finds it."""
    deepest = column + 1
    for number in range(start, len(lines)):
        depth = _depth(lines[number])
        if lines[number].strip(" "):
            return max(deepest, depth)
        deepest = max(deepest, depth)
    return deepest


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
