"""An edit as new text: several drafts, the best first; which one holds is judged elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from journeys_as_code.address import Path
from journeys_as_code.source.block_drafts import BlockDrafts
from journeys_as_code.source.bracket_drafts import BracketDrafts
from journeys_as_code.source.edits import Edit, Insert, Remove, Rename, Set
from journeys_as_code.source.layout import Spot
from journeys_as_code.source.order import Order, rank
from journeys_as_code.source.outline import Block, Entry, Outline
from journeys_as_code.source.spelling import scalar
from journeys_as_code.source.splices import Splices


@dataclass(slots=True)
class _Found:
    """A value on the way to a path: in a block it has an entry, in brackets only its place."""

    spot: Spot
    parent: Spot | None = None
    entry: Entry | None = None
    block: Block | None = None
    """The block that its entry is one of."""
    owner: Entry | None = None
    """The entry whose value that block is."""
    inner: Block | None = None
    """The block that it is itself."""


class Drafts:
    """Drafts of edits of one text, which was read without an error and has what they need."""

    def __init__(self, text: str, root: Spot, order: Order) -> None:
        self._root = root
        self._order = order
        self._outline = Outline(text, root)
        self._blocks = BlockDrafts(self._outline, order)
        self._brackets = BracketDrafts(self._outline)

    def of(self, edit: Edit) -> Iterator[str]:
        """The text after an edit, in several ways."""
        if isinstance(edit, Insert):
            yield from self._insert(edit)
        elif isinstance(edit, Set):
            yield from self._set(edit)
        elif isinstance(edit, Remove):
            yield from self._remove(edit.path)
        else:
            yield self._rename(edit)

    def _set(self, edit: Set) -> Iterator[str]:
        *_, found = trail = self._trail(edit.path)
        depth = len(trail) - 1
        if depth == len(edit.path):
            yield from self._set_found(found, edit.path, edit.value)
            return
        value = edit.value
        for step in reversed(edit.path[depth + 1 :]):
            value = {step: value}
        yield from self._insert(Insert(edit.path[: depth + 1], value))

    def _set_found(self, found: _Found, path: Path, value: Any) -> Iterator[str]:
        if found.entry is not None and found.block is not None:
            yield from self._blocks.set(found.entry, found.block, path, value)
        else:
            yield from self._brackets.set(found.spot, value)

    def _insert(self, edit: Insert) -> Iterator[str]:
        *above, step = edit.path
        parent = self._trail(tuple(above))[-1]
        if not parent.spot.children and parent.entry is not None:
            whole: Any = {step: edit.value} if isinstance(step, str) else [edit.value]
            yield from self._set_found(parent, tuple(above), whole)
            return
        place = self._place(parent.spot, edit)
        if parent.inner is not None:
            yield from self._blocks.insert(parent.inner, place, edit.path, edit.value)
        else:
            yield from self._brackets.insert(parent.spot, place, edit.path, edit.value)

    def _place(self, parent: Spot, edit: Insert) -> int:
        """Before which of the entries that are there by now the new one belongs."""
        step = edit.path[-1]
        if isinstance(step, int):
            return step
        names = list(parent.children or ())
        if edit.after is not None:
            return names.index(edit.after) + 1
        if edit.before is not None:
            return names.index(edit.before)
        keys = self._order.of(edit.path[:-1])
        if keys is None:
            return len(names)
        own = rank(step, keys)
        before = [n for n, name in enumerate(names) if rank(str(name), keys) <= own]
        return before[-1] + 1 if before else 0

    def _remove(self, path: Path) -> Iterator[str]:
        found = self._trail(path)[-1]
        if found.block is not None and found.entry is not None:
            place = found.block.entries.index(found.entry)
            yield from self._blocks.remove(found.block, place, found.owner)
        elif found.parent is not None:
            steps = found.parent.children
            place = list(steps).index(str(path[-1])) if isinstance(steps, dict) else int(path[-1])
            yield from self._brackets.remove(found.parent, place)

    def _rename(self, edit: Rename) -> str:
        found = self._trail(edit.path)[-1]
        key = found.spot.key
        assert key is not None  # noqa: S101 - the data has a key there
        quote = key.style if key.style in {"'", '"'} and key.target is None else ""
        written = scalar(edit.name, flow=found.entry is None, quote=quote or "")
        return Splices(self._outline).put(key.start, key.end, written)

    def _trail(self, path: Path) -> list[_Found]:
        """Every value on the way to a path, from the root on, as far as there is one."""
        trail = [_Found(self._root, inner=self._outline.root)]
        for step in path:
            above = trail[-1]
            child = above.spot.child(step)
            if child is None:
                break
            found = _Found(child, above.spot)
            if above.inner is not None:
                found.block, found.owner = above.inner, above.entry
                found.entry = next(e for e in above.inner.entries if e.step == step)
                found.inner = found.entry.inner
            trail.append(found)
        return trail
