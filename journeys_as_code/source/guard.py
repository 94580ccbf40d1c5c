"""What an edit must not take away or change unseen: vars, aliases, and values that are shared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any

from journeys_as_code.source.arrangement import inside
from journeys_as_code.source.change import value_at
from journeys_as_code.source.edits import CannotEdit, Edit, Insert, Remove, Rename, Set, Why, shown
from journeys_as_code.source.layout import Spot


def check(root: Spot, data: Any, edit: Edit) -> None:
    """Raise CannotEdit where an edit would overwrite or spread what it does not name."""
    path = edit.path[:-1] if isinstance(edit, Insert) else edit.path
    trail = _trail(root, path)
    exact = len(trail) == len(edit.path) + 1
    for depth, spot in enumerate(trail[:-1] if exact else trail):
        if spot.target is not None:
            message = f"{shown(path[:depth])} is given by the alias `*{spot.anchor}`"
            raise CannotEdit(Why.ALIAS, message, spot.start)
    _check_anchors(root, trail, edit if exact else None)
    if exact and isinstance(edit, Set):
        _check_overwritten(edit, trail[-1], value_at(data, path))


def _trail(root: Spot, path: Sequence[str | int]) -> list[Spot]:
    """Every value on the way to a path, from the root on, as far as there is one."""
    trail = [root]
    for step in path:
        child = trail[-1].child(step)
        if child is None:
            break
        trail.append(child)
    return trail


def _check_anchors(root: Spot, trail: list[Spot], edit: Edit | None) -> None:
    """An anchor on the way, or in what changes, must not be named anywhere else."""
    aliases = [spot for spot in inside(root) if spot.target is not None]
    if not aliases:
        return
    last = trail[-1]
    gone = range(last.begin, last.end) if isinstance(edit, Set) else range(0)
    if isinstance(edit, Remove):
        gone = range(last.key.begin if last.key else last.begin, last.end)
    changing = {spot.anchor for spot in _changing(trail, edit) if spot.target is None}
    for alias in aliases:
        if alias.anchor in changing and alias.start not in gone:
            message = f"the alias `*{alias.anchor}` elsewhere gives the value too"
            raise CannotEdit(Why.SHARED, message, alias.start)


def _changing(trail: list[Spot], edit: Edit | None) -> Iterator[Spot]:
    """Every value that is another one after an edit; None stands for one that only adds something."""
    *above, last = trail
    yield from above
    if isinstance(edit, Rename):
        if last.key is not None:
            yield last.key
    elif isinstance(edit, Set):
        yield from (spot for spot in inside(last) if spot is not last.key)
    elif isinstance(edit, Remove):
        yield from inside(last)
    else:
        yield last


def _check_overwritten(edit: Set, spot: Spot, old: Any) -> None:
    if Why.ALIAS not in edit.allow:
        for part in inside(spot):
            if part.target is not None and part is not spot.key:
                message = f"{shown(edit.path)} {_is(part is spot)} the alias `*{part.anchor}`"
                raise CannotEdit(Why.ALIAS, message, part.start)
    if Why.VAR not in edit.allow and (lost := _lost(old, edit.value)):
        message = f"{shown(edit.path)} {_is(lost == old)} `{lost}`"
        raise CannotEdit(Why.VAR, message, spot.start)


def _is(itself: bool) -> str:  # noqa: FBT001
    return "is" if itself else "holds"


def _lost(old: Any, new: Any) -> str:
    """The first text with a `${...}` that is not there any more in the new value; empty if none."""
    if isinstance(old, dict):
        known = new if isinstance(new, dict) else {}
        return next(filter(None, (_lost(item, known.get(key)) for key, item in old.items())), "")
    if isinstance(old, list):
        pairs = zip_longest(old, new if isinstance(new, list) else [])
        return next(filter(None, (_lost(*pair) for pair in pairs)), "")
    names_something = isinstance(old, str) and "${" in old.replace("$${", "")
    return old if names_something and old != new else ""
