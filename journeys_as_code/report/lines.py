"""The lines of a source text, counted as the places of findings count them."""

from __future__ import annotations

import re
from collections.abc import Mapping

_BREAK = re.compile(r"\r\n|\r|\n")


class SourceLines:
    """The texts that findings are about, each split into lines the first time one is asked for."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self._sources = sources
        self._lines: dict[str, list[str]] = {}

    def line(self, file: str, number: int) -> str | None:
        """The line of that number, from 1; None where there is none or the text is not known."""
        text = self._sources.get(file)
        if not text:
            return None
        if file not in self._lines:
            self._lines[file] = _BREAK.split(text)
        lines = self._lines[file]
        return lines[number - 1] if 0 < number <= len(lines) else None
