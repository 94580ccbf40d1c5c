"""What changes in files, as git shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import unified_diff

from journeys_as_code.report import escape
from journeys_as_code.report.style import Ink, Style

_BREAK = re.compile(r"\r\n|\r|\n")
_INKS = {"+": Ink.ADD, "-": Ink.REMOVE, "@": Ink.NOTE}
_HEAD = 2
NO_END = "\\ No newline at end of file"


def unified(file: str, before: str, after: str, style: Style, *, around: int = 3) -> Iterator[str]:
    """The lines of a unified diff of one file, `around` lines of context; none where nothing differs."""
    name = escape.plain(file)
    lines = list(
        unified_diff(_lines(before), _lines(after), f"a/{name}", f"b/{name}", lineterm="", n=around)
    )
    for number, line in enumerate(lines):
        ink = Ink.STRONG if number < _HEAD else _INKS.get(line[0])
        for shown in line.split("\n"):
            yield style(escape.plain(shown), ink) if ink else escape.plain(shown)


def _lines(text: str) -> Sequence[str]:
    lines = _BREAK.split(text)
    if not lines[-1]:
        return lines[:-1]
    return [*lines[:-1], f"{lines[-1]}\n{NO_END}"]
