"""Comments that ask to leave a finding out: `# journeys: ignore J304, J310 -- why`.

Behind a value such a comment is about its own line, alone on a line about the next one that says
something. What follows `--` is for people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from journeys_as_code.findings import Place
from journeys_as_code.source.lines import Lines

SIGN = "journeys:"
"""What a text has in it that asks for something."""

_ASKED = re.compile(r"(?<![^\s])#[ \t]*journeys:[ \t]*ignore\b([^\r\n]*)")
_WORD = re.compile(r"[^\s,]+")
_CODE = re.compile(r"[Jj][0-9]")
_NEXT = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))*")


@dataclass(frozen=True, slots=True)
class Ignore:
    """What should be the code of a rule in such a comment; empty where there is nothing."""

    code: str
    place: Place
    line: int
    """The line whose findings are meant."""


def ignores(text: str, file: str) -> tuple[Ignore, ...]:
    """Everything that the comments of a file ask to leave out; nothing where it is not YAML."""
    if not _ASKED.search(text):
        return ()
    from journeys_as_code.source.comments import between
    from journeys_as_code.source.layout import lay_out

    root = lay_out(text)
    lines = Lines(text)
    return tuple(
        ignore
        for start, end in (between(text, root) if root else ())
        for match in _ASKED.finditer(text, start, end)
        for ignore in _read(text, match, lines, file)
    )


def _read(text: str, match: re.Match[str], lines: Lines, file: str) -> Iterator[Ignore]:
    begin = match.start()
    line, column = lines.position(begin)
    if not text[begin - column + 1 : begin].strip():
        following = _NEXT.match(text, match.end())
        line = lines.position(following.end() if following else match.end())[0]
    asked = match[1].partition("--")[0]
    words = list(_WORD.finditer(asked))
    for word in words:
        start = match.start(1) + word.start()
        yield Ignore(word[0], Place(file, *lines.span(start, start + len(word[0]))), line)
        if not _CODE.match(word[0]):
            break  # a reason without its `--`, most likely
    if not words:
        yield Ignore("", Place(file, *lines.span(begin, match.end(1))), line)
