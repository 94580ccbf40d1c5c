"""Which character of a file stands for which character of a scalar's value.

Quoting, folding and indentation move only spaces and line breaks about, and put in escapes. So the
other characters of the value stand in the file in the same order, and are counted off one by one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from journeys_as_code.source.layout import Spot

_BLANKS = " \t\r\n"
_VISIBLE = re.compile(r"[^ \t\r\n]")
_SINGLE = re.compile(r"''|[^ \t\r\n]")
_DOUBLE = re.compile(
    r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\r\n|.)|[^ \t\r\n]", re.DOTALL
)
_HEADER = re.compile(r"[^\r\n]*")
_ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r",
    "e": "\x1b", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029", "\n": "\n", "\r": "\n",
}  # fmt: skip


class Alignment:
    """The characters of one scalar's value, and where in the text each of them stands."""

    def __init__(self, text: str, spot: Spot) -> None:
        value = spot.value
        self._wanted = [index for index, char in enumerate(value) if char not in _BLANKS]
        pieces = (piece for piece in _pieces(text, spot) if piece[2] not in _BLANKS)
        self._found = list(islice(pieces, len(self._wanted)))
        meanings = [char for _, _, char in self._found]
        self._sure = meanings == [value[index] for index in self._wanted]

    def span(self, offset: int, length: int) -> tuple[int, int] | None:
        """From where to where in the text that part of the value stands; None if that is not sure."""
        first = bisect_left(self._wanted, offset)
        last = bisect_left(self._wanted, offset + length) - 1
        if not self._sure or first > last:
            return None
        return self._found[first][0], self._found[last][1]


def _pieces(text: str, spot: Spot) -> Iterator[tuple[int, int, str]]:
    """Start, end and meaning of each piece of the scalar's text that makes one character."""
    start, end, pattern = spot.start, spot.end, _VISIBLE
    if spot.style in {"|", ">"}:
        header = _HEADER.match(text, start)
        start = header.end() if header else start
    elif spot.style:
        start, end = start + 1, end - 1
        pattern = _SINGLE if spot.style == "'" else _DOUBLE
    for match in pattern.finditer(text, start, end):
        yield *match.span(), _meaning(match[0], spot.style)


def _meaning(piece: str, style: str | None) -> str:
    if len(piece) == 1 or style == "'":
        return piece[0]
    if piece[1] in "xuU" and len(piece) > 2:  # noqa: PLR2004
        return chr(int(piece[2:], base=16))  # noqa: FURB166 (the prefix is `\\u`)
    return _ESCAPES.get(piece[1], piece[1])
