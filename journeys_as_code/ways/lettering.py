"""Text in pictures: how wide it is about, and how it is broken into lines."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

_NARROW = frozenset("iljftI.,:;'|!()[]{}` ")
_BROAD = frozenset("mwMW@%&")
BOLD = 1.04
"""How much wider bold text is."""


def width(text: str, size: float) -> float:
    """About how many pixels a text takes up, in a plain font of this size; rather too many."""
    return size * sum(map(_share, text))


def _share(character: str) -> float:
    if character in _NARROW:
        return 0.38
    if character in _BROAD:
        return 0.98
    if character.isascii():
        return 0.72 if character.isupper() else 0.62
    if unicodedata.combining(character):
        return 0
    wide = unicodedata.east_asian_width(character) in "WF"
    return 1.05 if wide else 0.7


def lines(text: str, size: float, room: float, most: int) -> list[str]:
    """The text in at most `most` lines of `room` pixels; what does not fit is cut with an ellipsis."""
    found: list[str] = []
    for line in _broken(text.split(), size, room):
        if len(found) == most:
            found[-1] = cut(f"{found[-1]} {line}", size, room)
            break
        found.append(line)
    return found


def cut(text: str, size: float, room: float) -> str:
    """The text on one line of `room` pixels."""
    if width(text, size) <= room:
        return text
    return f"{_beginning(text, room / size - _share('…')).rstrip()}…"


def _beginning(text: str, shares: float) -> str:
    """As much of the text as fits; each character is looked at once, for texts can be long."""
    for number, character in enumerate(text):
        shares -= _share(character)
        if shares < 0:
            return text[:number]
    return text


def _broken(words: list[str], size: float, room: float) -> Iterator[str]:
    line = ""
    for word in words:
        for piece in _pieces(word, size, room):
            longer = f"{line} {piece}" if line else piece
            if line and width(longer, size) > room:
                yield line
                longer = piece
            line = longer
    if line:
        yield line


def _pieces(word: str, size: float, room: float) -> Iterator[str]:
    """A word whole, or as much of it as fits into a line each time."""
    piece = ""
    for character in word:
        if piece and width(piece + character, size) > room:
            yield piece
            piece = ""
        piece += character
    yield piece
