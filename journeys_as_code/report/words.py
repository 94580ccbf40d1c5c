"""Long texts as the words that changed, with a little of what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

Kind = Literal["same", "removed", "added", "gap"]

CONTEXT = 3
"""Words shown on each side of a change."""
LONG = 60
"""Texts longer than this, or of several lines, are shown as word diffs."""
_MOST = 4_000
"""Words compared one by one; beyond that the changed middle is shown whole."""
_WORD = re.compile(r"\s+|\w+|[^\w\s]")


class Piece(NamedTuple):
    """A run of words; a `gap` stands for unchanged words that are not shown."""

    kind: Kind
    text: str


def is_long(text: object) -> bool:
    """Whether a value is a text better shown by its changed words."""
    return isinstance(text, str) and (len(text) > LONG or "\n" in text)


def diff(before: str, after: str, *, context: int = CONTEXT) -> list[Piece]:
    """The changed words of a text in order, each with `context` unchanged words around it."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    pieces: list[Piece] = []
    blocks = list(_blocks(old, new))
    for index, (removed, added, same) in enumerate(blocks):
        pieces += [Piece("removed", removed), Piece("added", added)]
        starts, ends = index == 0 and not removed and not added, index == len(blocks) - 1
        pieces += _context(same, context, head=not starts, tail=not ends)
    return [piece for piece in pieces if piece.text]


def _blocks(old: list[str], new: list[str]) -> Iterator[tuple[str, str, list[str]]]:
    """Removed text, added text, and the unchanged words that follow them."""
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    if start:
        yield "", "", old[:start]
    middle_old, middle_new = old[start : len(old) - end], new[start : len(new) - end]
    tail = old[len(old) - end :]
    if len(middle_old) + len(middle_new) > _MOST:
        yield "".join(middle_old), "".join(middle_new), tail
        return
    yield from _matched(middle_old, middle_new, tail)


def _matched(
    old: list[str], new: list[str], tail: list[str]
) -> Iterator[tuple[str, str, list[str]]]:
    at_old = at_new = 0
    for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        same = old[block.a : block.a + block.size]
        if block.size and not "".join(same).strip():
            continue  # a space between two changed words is part of the change
        removed, added = old[at_old : block.a], new[at_new : block.b]
        at_old, at_new = block.a + block.size, block.b + block.size
        yield "".join(removed), "".join(added), same if block.size else tail


def _common(one: list[str], other: list[str]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _context(words: list[str], context: int, *, head: bool, tail: bool) -> list[Piece]:
    """The unchanged words that stand next to a change before (`head`) or after (`tail`) them."""
    keep = 2 * context  # words and the spaces between them
    shown_head, shown_tail = keep if head else 0, keep if tail else 0
    if len(words) <= shown_head + shown_tail:
        return [Piece("same", "".join(words))] if words else []
    left = "".join(words[:shown_head]).rstrip()
    right = "".join(words[len(words) - shown_tail :]).lstrip() if shown_tail else ""
    gap = f"{' ' if left else ''}…{' ' if right else ''}"
    return [Piece("same", left), Piece("gap", gap), Piece("same", right)]
