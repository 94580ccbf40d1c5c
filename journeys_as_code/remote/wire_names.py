"""Reading order of points, and names for those that nobody has named yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from journeys_as_code.model.naming import point_name
from journeys_as_code.remote.wire_point import Seen


def reading_order(points: Mapping[str, Seen]) -> list[Seen]:
    """The points (by uuid) as one would read them: from each entry down, a branch before the next one.

    A point where branches meet comes after them. Entries go by title, and so do points that no
    entry leads to; the order of `points` never counts.
    """
    led_to = {uuid for seen in points.values() for _, uuid in seen.edges}
    by_title = sorted(
        points.values(), key=lambda seen: (not _is_entry(seen), seen.title, seen.uuid)
    )
    met: set[str] = set()
    ordered = _walk([s for s in by_title if _is_entry(s) or s.uuid not in led_to], points, met)
    for seen in by_title:  # what is left runs in circles
        ordered += _walk([seen], points, met)
    return ordered


def _walk(starts: list[Seen], points: Mapping[str, Seen], met: set[str]) -> list[Seen]:
    """The points that these lead to and nobody has met: each before those that it leads to."""
    left: list[Seen] = []
    stack = [(start, False) for start in starts]
    while stack:
        seen, returned = stack.pop()
        if returned:
            left.append(seen)
        elif seen.uuid not in met:
            met.add(seen.uuid)
            stack.append((seen, True))
            stack.extend((points[uuid], False) for _, uuid in seen.edges if uuid not in met)
    return left[::-1]


def named(ordered: Iterable[Seen], known: Mapping[str, str]) -> dict[str, str]:
    """A name for every point, by uuid: its known one (`known` is name -> uuid), or one from its title."""
    names = {uuid: name for name, uuid in known.items()}
    taken = set(known)
    found = {}
    for seen in ordered:
        name = names.get(seen.uuid) or point_name(seen.title, seen.kind_name, taken)
        taken.add(name)
        found[seen.uuid] = name
    return found


def _is_entry(seen: Seen) -> bool:
    return seen.kind is not None and seen.kind.family == "entry"
