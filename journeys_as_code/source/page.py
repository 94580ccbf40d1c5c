"""The lines of a text that is laid out anew."""

from __future__ import annotations

from collections.abc import Iterable

BLANKS = " \t"
"""What separates in YAML; other kinds of white space are characters like any other."""


class Page:
    """Takes lines one after the other; of several blank lines in a row one is kept."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._blank = False
        self._opening = True
        self._keeping = False
        self._dashes: list[int] = []

    def open(self) -> None:
        """A collection begins: no blank line follows."""
        self._opening = True

    def blank(self) -> None:
        """A blank line, unless nothing stands above it in its collection."""
        self._blank = not self._opening

    def dash(self, column: int) -> None:
        """The next line gets a dash in this column."""
        self._dashes.append(column)

    def comment(self, column: int, text: str) -> None:
        """A comment on a line of its own."""
        if self._dashes:
            self._put("".join(self._dashed("")).rstrip(BLANKS))
        self._put(" " * column + text)
        self._keeping = False

    def line(self, column: int, text: str) -> None:
        """A line with an entry."""
        self._put(self._dashed(" " * column + text))
        self._keeping = False

    def more(self, lines: Iterable[str]) -> None:
        """Lines that go on with the same entry, just as they are."""
        self._lines.extend(lines)

    def keep(self) -> None:
        """A text has ended that would swallow blank lines below it: they are left out."""
        self._keeping = True

    def text(self) -> str:
        """All of it."""
        return "".join(f"{line}\n" for line in self._lines)

    def _dashed(self, line: str) -> str:
        for column in self._dashes:
            line = f"{line[:column].ljust(column)}-{line[column + 1 :]}"
        self._dashes.clear()
        return line

    def _put(self, line: str) -> None:
        if self._blank and not self._keeping:
            self._lines.append("")
        self._blank = self._opening = False
        self._lines.append(line)
