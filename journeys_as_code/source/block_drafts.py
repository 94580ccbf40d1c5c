"""Values that stand in blocks are set, put in and taken out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from journeys_as_code.address import Path
from journeys_as_code.source.layout import Spot
from journeys_as_code.source.order import Order
from journeys_as_code.source.outline import Block, Entry, Outline
from journeys_as_code.source.page import BLANKS
from journeys_as_code.source.reflow import WIDTH
from journeys_as_code.source.spelling import scalar
from journeys_as_code.source.splices import Splices
from journeys_as_code.source.writer import STEP, Writer, brackets


class BlockDrafts:
    """Drafts of edits in the blocks of one text."""

    def __init__(self, outline: Outline, order: Order) -> None:
        self._outline = outline
        self._splices = Splices(outline)
        self._writer = Writer(_step(outline.root), order)

    def set(self, entry: Entry, block: Block, path: Path, value: Any) -> Iterator[str]:
        """The value of an entry becomes another one."""
        first, *more = self._beside(entry, block.column, path, value)
        spread = isinstance(value, Mapping | list) and bool(more)
        if entry.inner is None and not spread:
            if more and self._outline.line(entry.gap) != self._outline.line(entry.spot.start):
                first, more = f" {scalar(value)}", []
            if not more:
                yield self._in_place(entry, first.strip(BLANKS))
        yield self._anew(entry, first, more)

    def insert(self, block: Block, place: int, path: Path, value: Any) -> Iterator[str]:
        """A new entry stands before the one that has this place by now, or at the end."""
        step, column = path[-1], block.column
        if isinstance(step, str):
            lines = self._writer.entry(step, value, column, path)
        else:
            lines = self._writer.item(value, column, path)
        for blank in ([""], []) if self._is_spaced(block, place) else ([],):
            if place:
                above = block.entries[place - 1]
                yield self._splices.put_below(above.last, [*blank, *lines])
            else:
                yield self._insert_first(block, [*lines, *blank])

    def remove(self, block: Block, place: int, owner: Entry | None) -> Iterator[str]:
        """An entry goes; where it was the only one, the entry that owns the block says so."""
        entry = block.entries[place]
        if len(block.entries) == 1:
            yield self._emptied(block, entry, owner)
        elif self._is_beside(entry):
            yield self._without_first(entry, block.entries[1])
        else:
            yield from self._without(self._outline.own(entry), entry, block)

    def _without(self, own: int, entry: Entry, block: Block) -> Iterator[str]:
        """The lines of an entry go, and where blank lines stand above and below, one of them."""
        splices, last = self._splices, entry.last
        after = last + 1
        while splices.is_blank(after):
            after += 1
        is_end = entry is block.entries[-1] or after == len(self._outline.lines)
        if splices.is_blank(own - 1) and (after > last + 1 or is_end):
            yield splices.without(own - 1, last)
        elif entry is block.entries[0] and after > last + 1:
            yield splices.without(own, last + 1)
        yield splices.without(own, last)
        yield splices.without(own, after - 1)  # a text above would swallow the blank lines

    def _beside(self, entry: Entry, column: int, path: Path, value: Any) -> list[str]:
        """What is to stand behind the dash or the colon, and the lines below, in the style of the old."""
        spot, writer = entry.spot, self._writer
        style = (spot.style or "") if spot.target is None else ""
        label = "-" if spot.key is None else f"{path[-1]}:"
        if isinstance(value, str) and style in _QUOTES:
            return [f" {scalar(value, quote=style)}"]
        if not isinstance(value, Mapping | list) or not value:
            return writer.behind(value, column, path, label)
        if self._stays_in_brackets(entry, column + len(label), path, brackets(value)):
            return [f" {brackets(value)}"]
        if entry.inner is not None:
            return ["", *writer.below(value, column, path, label)]
        return writer.behind(value, column, path, label)

    def _stays_in_brackets(self, entry: Entry, column: int, path: Path, written: str) -> bool:
        spot = entry.spot
        if not (spot.flow and spot.children) or self._writer.order.is_block(path):
            return False
        has_lines = "\n" in self._outline.text[spot.start : spot.end] or "\\n" in written
        return not has_lines and column + 1 + len(written) <= WIDTH

    def _in_place(self, entry: Entry, written: str) -> str:
        """The value and nothing else is replaced; its anchor stays."""
        spot, text = entry.spot, self._outline.text
        if spot.start == spot.end:
            at = max(spot.end, entry.gap) if spot.begin < spot.end else entry.gap
            return self._splices.put(at, at, f" {written}")
        start, end = spot.start, entry.end
        if entry.scalar is not None:
            header = text[start : self._splices.stop(entry.scalar.lines.start)]
            written += header[len(header.split(maxsplit=1)[0]) :].rstrip(BLANKS)
        if spot.tagged:
            start, written = spot.begin, f"{_mark(spot)} {written}".strip(BLANKS)
        return self._splices.put(start, end, written)

    def _anew(self, entry: Entry, first: str, more: list[str]) -> str:
        """Everything behind the dash or the colon is replaced; a comment there stays."""
        mark, comment = _mark(entry.spot), self._comment(entry)
        first = f"{' ' if mark else ''}{mark}{first}{comment}"
        if entry.spot.key is None and more and not first:
            first, more = f" {more[0].lstrip(' ')}", more[1:]
        stop = self._splices.stop(entry.last)
        return self._splices.put(entry.gap, stop, self._splices.joined([first, *more]))

    def _comment(self, entry: Entry) -> str:
        """The comment in the line where the value begins, with the blanks before it."""
        if entry.inner is not None:
            rest = "" if self._is_beside(entry.inner.entries[0]) else self._outline.rest(entry.head)
        elif entry.scalar is not None:
            header = self._outline.rest(entry.spot.start)
            rest = header[len(header.split(maxsplit=1)[0]) :]
        else:
            rest = self._outline.rest(entry.end)
        rest = rest.rstrip(BLANKS)
        return f" {rest}" if rest and rest[0] not in BLANKS else rest

    def _is_beside(self, entry: Entry) -> bool:
        """Whether an entry begins behind a dash, in the same line."""
        line = self._outline.lines[entry.first]
        return bool(line[: self._outline.column(entry.start)].strip(BLANKS))

    def _is_spaced(self, block: Block, place: int) -> bool:
        """Whether a blank line keeps the entries there apart."""
        count = len(block.entries)
        if count == 1:
            return False
        near = block.entries[min(max(place, 1), count - 1)]
        return any(not line.strip(BLANKS) for line in self._outline.lines[near.lead : near.first])

    def _insert_first(self, block: Block, lines: list[str]) -> str:
        first = block.entries[0]
        if not self._is_beside(first):
            return self._splices.put_above(self._outline.own(first), lines)
        piece = self._splices.joined([*lines, " " * block.column])
        return self._splices.put(first.start, first.start, piece.lstrip(BLANKS))

    def _without_first(self, entry: Entry, following: Entry) -> str:
        """An entry behind a dash goes, and the one below takes its place."""
        if following.lead == following.first:
            return self._splices.put(entry.start, following.start, "")
        start = len(self._outline.text[: entry.start].rstrip(BLANKS))
        return self._splices.put(start, self._splices.stop(entry.last), "")

    def _emptied(self, block: Block, entry: Entry, owner: Entry | None) -> str:
        empty = "{}" if isinstance(block.spot.children, dict) else "[]"
        own, splices = self._outline.own(entry), self._splices
        if owner is None:
            return splices.put(splices.start(own), splices.stop(entry.last), empty)
        if self._is_beside(entry):
            return splices.put(owner.head, splices.stop(entry.last), f" {empty}")
        return splices.without(own, entry.last, put=(owner.head, f" {empty}"))


_QUOTES = ("'", '"')


def _mark(spot: Spot) -> str:
    """The anchor of a value that is not itself an alias."""
    return f"&{spot.anchor}" if spot.anchor and spot.target is None else ""


def _step(root: Block | None) -> int:
    """How many columns a level has in this file."""
    pending = [root] if root else []
    while pending:
        block = pending.pop(0)
        for entry in block.entries:
            if entry.inner is not None:
                if isinstance(entry.step, str) and isinstance(entry.inner.spot.children, dict):
                    return min(entry.inner.column - block.column, 9)
                pending.append(entry.inner)
    return STEP
