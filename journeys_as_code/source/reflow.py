"""A text laid out anew: keys in order, two columns a level, comments with what they are about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from journeys_as_code.address import Path
from journeys_as_code.source.arrangement import arranged
from journeys_as_code.source.brackets import Item, items, opened, remarks
from journeys_as_code.source.ignores import SIGN
from journeys_as_code.source.layout import Spot
from journeys_as_code.source.order import Order
from journeys_as_code.source.outline import Block, Entry, Outline
from journeys_as_code.source.page import BLANKS, Page

WIDTH = 100
"""A collection in brackets that ends beyond this column becomes a block."""
STEP = 2
"""Columns of one level."""


@dataclass(frozen=True, slots=True)
class _Side:
    """The value's side of an entry or item."""

    label: str
    """What it begins with: `key:` or `-`."""
    spot: Spot
    gap: int
    end: int
    behind: str
    """What follows in its last line: blanks and a comment."""
    shift: int
    """How many columns it moves to the right."""


class Reflow:
    """Lays out a text that was read without an error; `root` is where its values stand."""

    def __init__(self, text: str, root: Spot, order: Order) -> None:
        self._text = text
        self._root = root
        self._order = order
        self._outline = Outline(text, root)
        self._page = Page()

    def text(self) -> str:
        """The text as it should be."""
        if self._outline.root is not None:
            self._block(self._outline.root, 0, ())
            return self._page.text()
        return self._text_in_brackets()

    def _text_in_brackets(self) -> str:
        root, text = self._root, self._text
        found = items(text, root)
        if not found:
            return text
        inside = opened(text, root, found)
        after = remarks(f"{text[root.end :]}\n")
        self._remarks(text[: root.start].rstrip(f"{BLANKS}\n").split("\n"), 0)
        found[0].above = [*filter(None, [inside.behind]), *found[0].above]
        self._items(found, 0, ())
        self._remarks([*inside.foot, *filter(None, [after.behind]), *after.lines], 0)
        return self._page.text()

    def _block(self, block: Block, column: int, path: Path) -> None:
        lines, first = self._outline.lines, block.entries[0]
        own = self._outline.own(first)
        self._page.open()
        self._remarks(lines[first.lead : own], column)
        for entry in arranged(block.entries, self._order.of(path)):
            self._remarks(lines[own if entry is first else entry.lead : entry.first], column)
            self._entry(entry, column, column - block.column, (*path, entry.step))
        self._remarks(lines[block.foot.start : block.foot.stop], column)

    def _remarks(self, lines: Iterable[str], column: int) -> None:
        for line in lines:
            if stripped := line.strip(BLANKS):
                self._page.comment(column, stripped)
            else:
                self._page.blank()

    def _entry(self, entry: Entry, column: int, shift: int, path: Path) -> None:
        if not entry.simple:
            self._as_it_is(entry, column, shift)
            return
        label = self._label(entry.spot, entry.start)
        end = entry.end if entry.inner is None else entry.head
        side = _Side(label, entry.spot, entry.gap, end, self._outline.rest(end), shift)
        if entry.inner is not None:
            self._opening(side, entry.inner.entries[0], column)
            self._block(entry.inner, column + STEP, path)
        elif entry.scalar is not None:
            self._block_scalar(side, entry, column)
        else:
            self._value(side, column, path)

    def _label(self, spot: Spot, start: int) -> str:
        if spot.key is None:
            return "-"
        key = spot.key
        apart = key.target is not None or key.start == key.end  # `*a:` would be an alias named `a:`
        return f"{self._text[start : key.end]}{' ' * apart}:"

    def _opening(self, side: _Side, inner: Entry, column: int) -> None:
        """What stands before a block: a line of its own, or a dash in its first line."""
        beside = self._outline.line(side.end) == inner.first
        if (
            side.label == "-"
            and side.gap == side.end
            and (beside or (not side.behind.strip(BLANKS) and inner.lead == inner.first))
        ):
            self._page.dash(column)
        else:
            self._written(side, column)

    def _as_it_is(self, entry: Entry, column: int, shift: int) -> None:
        """An entry that has no simple key is moved, and stays what it is."""
        first, *more = self._outline.lines[entry.first : entry.last + 1]
        self._page.line(column, first[self._outline.column(entry.start) :])
        self._page.more(_moved(line, shift, column) for line in more)
        self._page.keep()  # a block scalar may end it

    def _value(self, side: _Side, column: int, path: Path) -> None:
        spot = side.spot
        if spot.flow and spot.target is None and self._must_spread(side, column, path):
            found = items(self._text, spot)
            if found:
                self._spread(side, found, column, path)
                return
        self._written(side, column)

    def _written(self, side: _Side, column: int) -> None:
        """A value that stays as its author wrote it."""
        text = self._text[side.gap : side.end] + side.behind.rstrip(BLANKS)
        bare = text.lstrip(BLANKS)
        if bare and bare[0] not in "#\n":
            bare = f" {bare}"
        first, *more = (text if bare[:1] == "#" else bare).split("\n")
        self._page.line(column, side.label + first)
        if side.spot.flow:
            self._page.more(_moved(line, side.shift, column + STEP) for line in more)
        else:  # the blanks at the beginning of these lines say nothing
            bare_lines = (line.lstrip(" ") for line in more)
            self._page.more(" " * (column + STEP) + line if line else "" for line in bare_lines)

    def _block_scalar(self, side: _Side, entry: Entry, column: int) -> None:
        scalar, outline = entry.scalar, self._outline
        assert scalar is not None  # noqa: S101 - the caller looked
        header = scalar.lines.start
        stop = outline.starts[header] + len(outline.lines[header].rstrip(BLANKS))
        indent = " " * (column + (scalar.indicated or STEP))
        self._written(_Side(side.label, side.spot, side.gap, stop, "", side.shift), column)
        contents = (line[scalar.indent :] for line in outline.lines[header + 1 : scalar.lines.stop])
        self._page.more(indent + content if content else "" for content in contents)
        if scalar.keeps:
            self._page.keep()

    def _must_spread(self, side: _Side, column: int, path: Path) -> bool:
        """Whether a collection in brackets should be a block, and what marks it lets it be one."""
        spot = side.spot
        marks = self._text[spot.begin : spot.start].strip(f"{BLANKS}\n")
        if "\n" in marks or "#" in marks or SIGN in side.behind:  # that is about this very line
            return False
        if isinstance(spot.children, dict) and self._order.is_block(path):
            return True
        written = self._text[spot.begin : spot.end]
        return "\n" in written or column + len(side.label) + 1 + len(written) > WIDTH

    def _spread(self, side: _Side, found: list[Item], column: int, path: Path) -> None:
        """Write a collection in brackets as a block."""
        spot, text = side.spot, self._text
        inside = opened(text, spot, found)
        before = remarks(text[side.gap : spot.begin])
        said = [before.behind, *before.lines, inside.behind, side.behind.rstrip(BLANKS)]
        behind, *more = [remark for remark in said if remark] or [""]
        found[0].above = [*more, *found[0].above]
        marks = text[spot.begin : spot.start].strip(f"{BLANKS}\n")
        if side.label == "-" and not (marks or behind or found[0].above):
            self._page.dash(column)
        else:
            self._page.line(column, f"{side.label}{_apart(marks)}{_apart(behind)}")
        self._page.open()
        self._items(found, column + STEP, path)
        self._remarks(inside.foot, column + STEP)

    def _items(self, found: Sequence[Item], column: int, path: Path) -> None:
        for item in arranged(found, self._order.of(path)):
            self._remarks(item.above, column)
            label = self._label(item.spot, item.start)
            shift = column - self._outline.column(item.start)
            side = _Side(label, item.spot, item.gap, item.end, _apart(item.behind), shift)
            self._value(side, column, (*path, item.step))


def _moved(line: str, shift: int, least: int) -> str:
    """A line that goes on with a value, moved, but not before the column `least`."""
    text = line.lstrip(" ")
    depth = len(line) - len(text) + shift
    return " " * max(depth, least) + text if text else " " * max(depth, 0) * bool(line)


def _apart(text: str) -> str:
    return f" {text}" if text and text[0] not in BLANKS else text
