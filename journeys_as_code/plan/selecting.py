"""Which changes somebody means who names a place: the place itself and all that is in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase

from journeys_as_code.address import Path, render
from journeys_as_code.model.journey import POINT_KEYS
from journeys_as_code.plan.change import Change

_POINT = len(("points", "name"))


def means(pattern: str, path: Path) -> bool:
    """Whether a place as reports write it (`points.hello`, `points.*.title`) is this path or holds it."""
    above = [render(path[:depth]) for depth in range(1, len(path) + 1)]
    return pattern in above or any(fnmatchcase(name, pattern) for name in above)


def chosen(changes: Iterable[Change], patterns: Sequence[str]) -> tuple[Change, ...]:
    """The changes that any of the patterns means; all of them where none is given."""
    return tuple(
        change
        for change in changes
        if not patterns or any(means(pattern, change.path) for pattern in patterns)
    )


def together(some: Sequence[Change], every: Sequence[Change]) -> tuple[Change, ...]:
    """Some changes, and those that make no sense without them: of a point whose kind changes, all."""
    turned = {change.path[:_POINT] for change in every if _is_kind(change)}
    turned &= {change.path[:_POINT] for change in some}
    return tuple(it for it in every if it in some or it.path[:_POINT] in turned)


def _is_kind(change: Change) -> bool:
    path = change.path
    return (
        len(path) == _POINT + 1
        and path[0] == "points"
        and path[_POINT] not in POINT_KEYS
        and change.kind != "change"
    )
