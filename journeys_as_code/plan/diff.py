"""From a merge to the list of changes. The only door to deepdiff, and only for what differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from journeys_as_code.address import Path
from journeys_as_code.model.absent import ABSENT
from journeys_as_code.plan.change import Change, Origin
from journeys_as_code.plan.hiding import Hiding
from journeys_as_code.plan.merge import Merged
from journeys_as_code.plan.merge_values import keys_of
from journeys_as_code.plan.order import reading_order
from journeys_as_code.remote import protojson
from journeys_as_code.remote.semantics import Semantics
from journeys_as_code.secrets import SHOWN

Tree = dict[Any, Any]
Difference = tuple[Path, Any, Any]
"""A place and what is there before and after, ABSENT where there is nothing."""


def changes(merged: Merged, semantics: Semantics, hiding: Hiding) -> tuple[Change, ...]:
    """What writing the merged document changes, in reading order, without a secret in it.

    A point that comes or goes is one change; so is a list whose elements change places.
    """
    if merged.unchanged:
        return ()
    found = [_change(it, merged, semantics, hiding) for it in _differences(merged)]
    rank = reading_order(merged.document, merged.live)
    return tuple(sorted(found, key=lambda change: (rank(change.path), change.kind)))


def _change(difference: Difference, merged: Merged, semantics: Semantics, hiding: Hiding) -> Change:
    path, before, after = difference
    origin = merged.origins.get(path, Origin.GIT)
    path = tuple(-1 - step if isinstance(step, int) and step < 0 else step for step in path)
    before = hiding(path, _tidy(before, path, semantics))
    after = hiding(path, after)
    kind: Literal["add", "remove", "change"] = "change"
    if before is ABSENT or after is ABSENT:
        kind = "add" if before is ABSENT else "remove"
    return Change(hiding.path(path), kind, before, after, origin, secret=SHOWN in (before, after))


def _tidy(value: Any, path: Path, semantics: Semantics) -> Any:
    """A live value without the zero values that some services write out."""
    if value is ABSENT:
        return value
    if len(path) == 2 and path[0] == "points":  # noqa: PLR2004 (points, name)
        return semantics.tidy({"points": {path[1]: value}})["points"][path[1]]
    return protojson.tidy(value, semantics.type_at({}, path))


def _differences(merged: Merged) -> Iterator[Difference]:
    """Every place that differs."""
    pruning = _Pruning(merged)
    before, after = pruning.mapping(merged.live, merged.document, ())
    yield from pruning.whole
    if before or after:
        yield from _by_deepdiff(before, after)


def _by_deepdiff(before: Tree, after: Tree) -> Iterator[Difference]:
    from deepdiff import DeepDiff
    from deepdiff.helper import notpresent

    found = DeepDiff(
        before, after, view="tree", threshold_to_diff_deeper=0, ignore_private_variables=False
    )
    for levels in found.values():
        for level in levels:
            one, other = (ABSENT if it is notpresent else it for it in (level.t1, level.t2))
            yield tuple(level.path(output_format="list")), one, other


class _Pruning:
    """Takes away what both sides share, and makes maps by element of lists that are paired."""

    def __init__(self, merged: Merged) -> None:
        self._pairs = merged.pairs
        self.whole: list[Difference] = []
        """Lists that differ as a whole."""

    def mapping(
        self, live: Mapping[Any, Any], wanted: Mapping[Any, Any], path: Path
    ) -> tuple[Tree, Tree]:
        before: Tree = {}
        after: Tree = {}
        for key in keys_of(live, wanted):
            one, other = live.get(key, ABSENT), wanted.get(key, ABSENT)
            if one is other:
                continue
            one, other = self._pair(one, other, (*path, key))
            before |= {} if one is ABSENT else {key: one}
            after |= {} if other is ABSENT else {key: other}
        return before, after

    def _pair(self, one: Any, other: Any, path: Path) -> tuple[Any, Any]:
        if isinstance(one, dict) and isinstance(other, dict):
            return self.mapping(one, other, path)
        if not (isinstance(one, list) and isinstance(other, list)):
            return one, other
        places = self._pairs.get(path)
        if places is None:
            self.whole.append((path, one, other))
            return ABSENT, ABSENT
        live = {index: one[place] for index, place in enumerate(places) if place is not None}
        gone = {-1 - index: it for index, it in enumerate(one) if index not in places}
        return self.mapping(live | gone, dict(enumerate(other)), path)
