"""The block collections of a text, entry by entry, with the comments and blank lines about each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from journeys_as_code.source.block_scalar import BlockScalar
from journeys_as_code.source.layout import Spot
from journeys_as_code.source.page import BLANKS

_BETWEEN = re.compile(r"(?:[ \t\r\n]+|#[^\r\n]*)*")
_COLON = re.compile(r"[ \t]*:")
_PROPERTY = re.compile(r"[&!][^ \t\r\n]*")
_MODELINE = re.compile(r"#\s*(?:yaml-language-server|yamllint|vim)\b|#.*-\*-")


@dataclass(slots=True)
class Entry:
    """One entry of a block collection; `start` to `end` are offsets, `first` and `last` lines.

    It begins at its dash, at its key with what the key is marked with, or at its `?`. Comments that
    follow its last value are not part of it, unless they are those of a collection inside it.
    """

    step: str | int
    spot: Spot
    start: int
    gap: int
    """Where the value's side begins: behind the dash or the colon."""
    head: int
    """Behind anchor and tag of a block collection; elsewhere `gap`."""
    end: int
    first: int
    content: int
    """The last line of its last value."""
    simple: bool = True
    """Whether it is an item, or a key on one line with a colon behind it."""
    scalar: BlockScalar | None = None
    inner: Block | None = None
    lead: int = 0
    """The first of the comment and blank lines above it (`first` where there are none)."""

    @property
    def last(self) -> int:
        """The last line of all that is inside it, comments below its last value included."""
        return self.content if self.inner is None else self.inner.last


@dataclass(slots=True)
class Block:
    """A block collection: its entries, the column where they begin, and the comments below them."""

    spot: Spot
    column: int
    entries: list[Entry] = field(default_factory=list)
    foot: range = range(0)

    @property
    def last(self) -> int:
        """Its last line."""
        return self.foot.stop - 1 if self.foot else self.entries[-1].last

    def spine(self) -> Iterator[Block]:
        """This block, the block that ends it, the block that ends that one, and so on."""
        block: Block | None = self
        while block is not None:
            yield block
            block = block.entries[-1].inner


class Outline:
    """The block structure of a text that was read without an error; lines count from 0."""

    def __init__(self, text: str, root: Spot) -> None:
        self.text = text
        self.lines = [line.removesuffix("\r") for line in text.split("\n")]
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self.root: Block | None = None
        if is_block(root):
            self.root = self._block(root, root.start)
            self.root.entries[0].lead = 0
            self._share_below(self.root)

    def line(self, index: int) -> int:
        """The line of the character at `index`."""
        return bisect_right(self.starts, index) - 1

    def column(self, index: int) -> int:
        """How many characters of its line stand before `index`."""
        return index - self.starts[self.line(index)]

    def rest(self, index: int) -> str:
        """What follows in the line of the character at `index`, without the line break."""
        line = self.line(index)
        return self.lines[line][index - self.starts[line] :]

    @cached_property
    def fixed(self) -> int:
        """The line behind the head of the file: directives, `---`, and the comment with a modeline."""
        behind, in_modeline = 0, False
        for number in range(self.root.entries[0].first if self.root else 0):
            line = self.lines[number].strip(BLANKS)
            in_modeline = line.startswith("#") and (in_modeline or bool(_MODELINE.match(line)))
            if in_modeline or (line and not line.startswith("#")):
                behind = number + 1
        return behind

    def own(self, entry: Entry) -> int:
        """The first of the comment lines that stand right above an entry."""
        line = entry.first
        while line > max(entry.lead, self.fixed) and self.lines[line - 1].strip(BLANKS):
            line -= 1
        return line

    def _block(self, spot: Spot, position: int) -> Block:
        children = spot.children
        assert children is not None  # noqa: S101 - it is a block
        block = Block(spot, self.column(spot.start))
        steps = children.items() if isinstance(children, dict) else enumerate(children)
        for step, child in steps:
            lead = self.line(position) + 1
            entry = self._entry(step, child, self._next(position), block.column)
            entry.lead = min(lead, entry.first)
            block.entries.append(entry)
            position = entry.end
        return block

    def _entry(self, step: str | int, spot: Spot, start: int, column: int) -> Entry:
        gap, simple = (start + 1, True) if spot.key is None else self._behind_key(spot, start)
        entry = Entry(step, spot, start, gap, gap, max(gap, spot.end), self.line(start), 0, simple)
        if is_block(spot):
            entry.head = self._behind_properties(spot, gap)
            entry.inner = self._block(spot, entry.head)
            entry.end = entry.inner.entries[-1].end
        elif spot.target is None and spot.style in {"|", ">"}:
            header = self.line(spot.start)
            entry.scalar = BlockScalar.read(self.lines, header, self.rest(spot.start), column)
            last = entry.scalar.lines.stop - 1
            entry.end = self.starts[last] + len(self.lines[last])
        elif spot.start == spot.end and spot.begin == spot.start and spot.target is None:
            entry.end = gap
        if not simple and entry.inner is None and entry.scalar is None:
            entry.end -= _blanks_at_end(self.text[start : entry.end])
        entry.content = self.line(entry.end)
        return entry

    def _behind_key(self, spot: Spot, start: int) -> tuple[int, bool]:
        """Where a value's side begins, and whether its key is a simple one."""
        key = spot.key
        assert key is not None  # noqa: S101 - it stands in a mapping
        if key.begin == start and key.begin < key.end:
            colon = _COLON.match(self.text, key.end)
            if colon and self.line(start) == self.line(key.end):
                return colon.end(), True
        colon_at = self._next(max(key.end, start + (key.begin != start)))
        return (colon_at + 1 if self.text[colon_at : colon_at + 1] == ":" else key.end), False

    def _behind_properties(self, spot: Spot, gap: int) -> int:
        """Where the anchor and the tag of a block collection end; `gap` where it has none."""
        position, end = spot.begin, gap
        while position < spot.start and (written := _PROPERTY.match(self.text, position)):
            end = written.end()
            position = self._next(end)
        return end

    def _next(self, position: int) -> int:
        """Where what is neither blank nor comment goes on."""
        match = _BETWEEN.match(self.text, position)
        return match.end() if match else position

    def _share_below(self, root: Block) -> None:
        """Give every comment between two entries to the one below it, or to a block that ends there."""
        pending = [root]
        while pending:
            block = pending.pop()
            for entry, following in zip(block.entries, block.entries[1:], strict=False):
                if entry.inner is not None:
                    gap = range(following.lead, following.first)
                    following.lead = self._share(gap, entry.inner, block.column)
            pending.extend(entry.inner for entry in block.entries if entry.inner)
        stop = len(self.lines)
        while stop and not self.lines[stop - 1].strip(BLANKS):
            stop -= 1
        self._share(range(self.line(root.entries[-1].end) + 1, stop), root, -1)

    def _share(self, gap: range, inner: Block, column: int) -> int:
        """Give the comments that stand deeper than `column` to `inner` or a block that ends it.

        Returns the first line that is left.
        """
        spine = list(inner.spine())
        taken = gap.start
        for number in gap:
            line = self.lines[number]
            text = line.lstrip(BLANKS)
            if not text:
                continue
            at = len(line) - len(text)
            if at <= column:
                break
            while len(spine) > 1 and spine[-1].column > at:
                spine.pop()
            block = spine[-1]
            block.foot = range(block.foot.start if block.foot else taken, number + 1)
            taken = number + 1
        return taken


def _blanks_at_end(text: str) -> int:
    return len(text) - len(text.rstrip(f"{BLANKS}\r\n"))


def is_block(spot: Spot) -> bool:
    """Whether a value is a collection without brackets."""
    return bool(spot.children) and not spot.flow and spot.target is None
