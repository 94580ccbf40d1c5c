"""Collections in brackets: their items, and the comments between them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from journeys_as_code.source.layout import Spot
from journeys_as_code.source.page import BLANKS

_COLON = re.compile(r"[ \t\n]*:")
_COMMENT = re.compile(r"#[^\n]*")
_LONGEST_KEY = 1000
"""Simple keys may have 1,024 characters, with what marks them."""


@dataclass(slots=True)
class Remarks:
    """The comments in a stretch of text between two values."""

    behind: str = ""
    """The one in the line where the stretch begins, with the blanks before it."""
    lines: list[str] = field(default_factory=list)
    """Those on lines of their own; a blank line is an empty text."""


@dataclass(slots=True)
class Item:
    """One item, or one pair of key and value, of a collection in brackets."""

    step: str | int
    spot: Spot
    start: int
    gap: int
    """Where the value's side begins: at the item itself, or behind the colon."""
    end: int
    above: list[str] = field(default_factory=list)
    behind: str = ""


@dataclass(slots=True)
class Opened:
    """A collection without its brackets."""

    items: list[Item]
    behind: str
    """The comment behind the opening bracket, with the blanks before it."""
    foot: list[str]
    """The comments below the last item."""


def remarks(stretch: str) -> Remarks:
    """The comments in a stretch of text that holds nothing else but blanks, commas and brackets."""
    found = Remarks()
    first, *lines = stretch.split("\n")
    comment = _COMMENT.search(first)
    if comment:
        before = first[: comment.start()]
        found.behind = before[len(before.rstrip(BLANKS)) :] + comment[0].rstrip(BLANKS)
    for line in lines[:-1]:  # in the last one stands what follows
        comment = _COMMENT.search(line)
        if comment or not line.strip(BLANKS):
            found.lines.append(comment[0].rstrip(BLANKS) if comment else "")
    return found


def items(text: str, spot: Spot) -> list[Item] | None:
    """What stands between the brackets; None where it could not stand in a block as it is."""
    found: list[Item] = []
    steps = (
        spot.children.items() if isinstance(spot.children, dict) else enumerate(spot.children or ())
    )
    for step, child in steps:
        item = _item(text, step, child)
        if item is None:
            return None
        found.append(item)
    return found


def opened(text: str, spot: Spot, found: list[Item]) -> Opened:
    """A collection that has these items, without its brackets and commas."""
    head = remarks(text[spot.start + 1 : found[0].start])
    above = head.lines
    for item, stop in zip(found, [*(item.start for item in found[1:]), spot.end], strict=True):
        between = remarks(text[item.end : stop])
        item.above, item.behind, above = above, between.behind, between.lines
    return Opened(found, head.behind, above)


def _item(text: str, step: str | int, spot: Spot) -> Item | None:
    key = spot.key
    if key is None:
        pair = spot.flow and text[spot.start] not in "[{"
        return None if pair else Item(step, spot, spot.begin, spot.begin, spot.end)
    written = text[key.begin : key.end]
    if not written or "\n" in written or len(written) > _LONGEST_KEY:
        return None
    colon = _COLON.match(text, key.end)
    gap = colon.end() if colon else key.end
    return Item(step, spot, key.begin, gap, spot.end if spot.end > spot.begin else gap)
