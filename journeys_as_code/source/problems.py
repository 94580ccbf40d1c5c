"""Findings about one text, placed by character offset."""

from __future__ import annotations

from functools import cached_property

from journeys_as_code.findings import Finding, Place, Severity
from journeys_as_code.source.lines import Lines

MOST = 100
"""So many problems of one file are reported; then reading it stops."""
_SHOWN = 40


class Enough(Exception):
    """A file has `MOST` problems; looking for more would only cost time."""


class Problems:
    """Collects the errors of one text."""

    def __init__(self, text: str, file: str) -> None:
        self._text = text
        self._file = file
        self.findings: list[Finding] = []

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self._text)

    def add(self, code: str, start: int, end: int, message: str, hint: str) -> None:
        """One more error, about the text from `start` to `end`; raises Enough at the limit."""
        line, column, length = self._lines.span(start, end)
        place = Place(self._file, line, column, length)
        self.findings.append(Finding(code, Severity.ERROR, message, place, hint))
        if len(self.findings) >= MOST:
            raise Enough

    def line(self, index: int) -> int:
        """The line, from 1, of the character at `index`."""
        return self._lines.position(index)[0]


def shorten(text: str) -> str:
    """A text as messages quote it: on one line, and not much of it."""
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 3]}..."
