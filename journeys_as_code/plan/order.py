"""The order of changes: as people read a journey, whatever the order of keys in any file or answer.

The journey's own fields come first, then the points in the order in which users meet them, then
the rest; within a point its title, its kind, its ways out. All other keys go by name.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from journeys_as_code.address import Path
from journeys_as_code.model.journey import Document, targets_of

_JOURNEY = ("status", "title", "params", "points", "comments", "extra")
_BEFORE_KIND, _AFTER_KIND = ("title",), ("next", "outputs", "position", "extra")

Rank = tuple[tuple[int, int, str], ...]


def reading_order(*documents: Document) -> Callable[[Path], Rank]:
    """A sorting key for paths; the first document that has a point says where it comes."""
    places = {name: place for place, name in enumerate(_met(documents))}

    def rank(path: Path) -> Rank:
        return tuple(_rank(path, depth, places) for depth in range(len(path)))

    return rank


def _rank(path: Path, depth: int, places: dict[str, int]) -> tuple[int, int, str]:
    step = path[depth]
    if isinstance(step, int):
        return (0, step, "")
    if depth == 0:
        return (_JOURNEY.index(step) if step in _JOURNEY else len(_JOURNEY), 0, step)
    if path[0] != "points" or depth > 2:  # noqa: PLR2004 (points, name, field)
        return (0, 0, step)
    if depth == 1:
        return (0, places.get(step, len(places)), step)
    if step in _BEFORE_KIND:
        return (0, 0, step)
    return (1 + _AFTER_KIND.index(step), 0, step) if step in _AFTER_KIND else (1, -1, step)


def _met(documents: tuple[Document, ...]) -> list[str]:
    found: dict[str, None] = {}
    for document in documents:
        found.update(dict.fromkeys(_flow(document)))
    return list(found)


def _flow(document: Document) -> list[str]:
    """The points of a document, nearest to where users come in first, then by name."""
    points = document.get("points") or {}
    ways = {name: [to for _, to in sorted(targets_of(points[name]).items())] for name in points}
    led_to = {target for targets in ways.values() for target in targets}
    found: dict[str, None] = {}
    todo = deque(sorted(points.keys() - led_to))
    rest = deque(sorted(points))
    while todo or rest:
        name = (todo or rest).popleft()
        if name in points and name not in found:
            found[name] = None
            todo.extend(ways[name])
    return list(found)
