"""Pieces of a text put in the place of others."""

from __future__ import annotations

import re

from journeys_as_code.source.outline import Outline

_BREAK = re.compile(r"\r?\n")


class Splices:
    """Changes one text line-wise and character-wise; its line breaks are as the first one is."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.text = outline.text
        found = _BREAK.search(self.text)
        self.newline = found[0] if found else "\n"

    def put(self, start: int, end: int, piece: str) -> str:
        """The text with `piece` from `start` to `end`."""
        return f"{self.text[:start]}{piece}{self.text[end:]}"

    def joined(self, lines: list[str]) -> str:
        """Lines as one piece, without a line break at its end."""
        return self.newline.join(lines)

    def start(self, line: int) -> int:
        """Where a line begins; behind the last one, where the text ends."""
        starts = self.outline.starts
        return starts[line] if line < len(starts) else len(self.text)

    def stop(self, line: int) -> int:
        """Where a line ends, its break not counted."""
        return self.outline.starts[line] + len(self.outline.lines[line])

    def put_below(self, line: int, lines: list[str]) -> str:
        """The text with more lines below a line."""
        at = self.stop(line)
        return self.put(at, at, self.newline + self.joined(lines))

    def put_above(self, line: int, lines: list[str]) -> str:
        """The text with more lines above a line."""
        at = self.start(line)
        return self.put(at, at, self.joined(lines) + self.newline)

    def without(self, first: int, last: int, *, put: tuple[int, str] = (0, "")) -> str:
        """The text without the lines `first` to `last`, and with a piece put in further above."""
        at, piece = put
        text = self.text
        return f"{text[:at]}{piece}{text[at : self.start(first)]}{text[self.start(last + 1) :]}"

    def is_blank(self, line: int) -> bool:
        """Whether there is such a line, and nothing in it."""
        lines = self.outline.lines
        return 0 <= line < len(lines) and not lines[line].strip(" \t")
