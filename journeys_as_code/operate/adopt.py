"""Which point of a file is which point of a live journey, for a journey that is taken over."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from journeys_as_code.model.journey import Document, Point, default_title, kind_of

Likeness = Callable[[str, Point], object]


def match_points(
    document: Document, live: Document, uuids: Mapping[str, str], pinned: Mapping[str, str]
) -> dict[str, str]:
    """Point name -> uuid of the live point it surely is; points without a match are left out.

    A pin decides; then a name, then a title that only one point of the kind has on each side; then
    being the only point of its kind. `uuids` are those of the live points by their names there.
    """
    found = {name: uuid for name, uuid in pinned.items() if uuid in uuids.values()}
    for likeness in (_by_name, _by_title, _by_kind):
        wanted = {n: p for n, p in _points(document).items() if n not in found}
        left = {n: p for n, p in _points(live).items() if uuids[n] not in found.values()}
        found |= {name: uuids[other] for name, other in _pairs(wanted, left, likeness)}
    return found


def _pairs(
    wanted: Mapping[str, Point], live: Mapping[str, Point], likeness: Likeness
) -> Iterator[tuple[str, str]]:
    """The pairs that are alike, where each side has just one that is."""
    theirs = _alike(live, likeness)
    for key, names in _alike(wanted, likeness).items():
        if len(names) == 1 and len(theirs.get(key, ())) == 1:
            yield names[0], theirs[key][0]


def _alike(points: Mapping[str, Point], likeness: Likeness) -> dict[object, list[str]]:
    groups: dict[object, list[str]] = {}
    for name, point in points.items():
        groups.setdefault(likeness(name, point), []).append(name)
    return groups


def _by_name(name: str, point: Point) -> object:
    return kind_of(point), name


def _by_title(name: str, point: Point) -> object:
    return kind_of(point), str(point.get("title") or default_title(name)).casefold()


def _by_kind(_: str, point: Point) -> object:
    return kind_of(point)


def _points(document: Document) -> Mapping[str, Point]:
    return document.get("points") or {}
