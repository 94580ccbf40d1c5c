"""From data to data in single edits, so that a text changes only where its data does."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

from journeys_as_code.address import Path
from journeys_as_code.source.edits import Edit, Insert, Remove, Set, Why
from journeys_as_code.source.meaning import same
from journeys_as_code.source.order import JOURNEY, Order

_NOTHING: Any = object()


def between(
    old: Mapping[str, Any],
    new: Mapping[str, Any],
    *,
    order: Order = JOURNEY,
    allow: frozenset[Why] = frozenset(),
) -> tuple[Edit, ...]:
    """The edits that make `new` of `old`, to be made in this order.

    A new key comes where the order of the file has it, or behind the one it follows in `new`.
    """
    return tuple(_Difference(order, allow).mappings(old, new, ()))


class _Difference:
    def __init__(self, order: Order, allow: frozenset[Why]) -> None:
        self._order = order
        self._allow = allow

    def mappings(
        self, old: Mapping[str, Any], new: Mapping[str, Any], path: Path
    ) -> Iterator[Edit]:
        """New and changed values first, so that a mapping that is emptied on the way stays one."""
        above: str | None = None
        placed = self._order.of(path) is None
        for name, value in new.items():
            here = (*path, name)
            if name in old:
                yield from self._values(old[name], value, here)
            elif not placed:
                yield Insert(here, value)
            elif above is not None:
                yield Insert(here, value, after=above)
            else:
                yield Insert(here, value, before=next(iter(old), None))
            above = name
        yield from (Remove((*path, name)) for name in old if name not in new)

    def _values(self, old: Any, new: Any, path: Path) -> Iterator[Edit]:
        if same(old, new):
            return
        if isinstance(old, Mapping) and isinstance(new, Mapping) and old and new:
            yield from self.mappings(old, new, path)
        elif isinstance(old, list) and isinstance(new, list) and old and new:
            yield from self._lists(old, new, path)
        else:
            yield Set(path, new, self._allow)

    def _lists(self, old: Sequence[Any], new: Sequence[Any], path: Path) -> Iterator[Edit]:
        """From the end to the beginning, so that no edit moves what a later one is about."""
        before, after = ([json.dumps(item, sort_keys=True) for item in side] for side in (old, new))
        matcher = SequenceMatcher(None, before, after, autojunk=False)
        for kind, start, stop, other, other_stop in reversed(matcher.get_opcodes()):
            if kind != "equal":
                yield from self._stretch(old[start:stop], new[other:other_stop], path, start)

    def _stretch(
        self, old: Sequence[Any], new: Sequence[Any], path: Path, start: int
    ) -> Iterator[Edit]:
        pairs = list(zip_longest(old, new, fillvalue=_NOTHING))
        for place, (before, after) in reversed(list(enumerate(pairs, start))):
            here = (*path, place)
            if after is _NOTHING:
                yield Remove(here)
            elif before is not _NOTHING:
                yield from self._values(before, after, here)
        more = (item for before, item in pairs if before is _NOTHING)
        yield from (
            Insert((*path, place), item) for place, item in enumerate(more, start + len(old))
        )
