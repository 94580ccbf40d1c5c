"""Reading order of points, and names for those that nobody has named yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from journeys_as_code.address import slug
from journeys_as_code.remote.wire_point import Seen

_LONGEST = 64


def reading_order(points: Mapping[str, Seen]) -> list[Seen]:
    """The points (by uuid) as one would read them: from each entry down, a branch before the next one.

    A point where branches meet comes after them. Entries go by title, and so do points that no
    entry leads to; the order of `points` never counts.
    """
    led_to = {uuid for seen in points.values() for _, uuid in seen.edges}
    starts = sorted(
        points.values(),
        key=lambda seen: (not _is_entry(seen), seen.uuid in led_to, seen.title, seen.uuid),
    )
    left: dict[str, Seen] = {}
    met: set[str] = set()
    stack = [(start, False) for start in starts]
    while stack:
        seen, returned = stack.pop()
        if returned:
            left[seen.uuid] = seen
        elif seen.uuid not in met:
            met.add(seen.uuid)
            stack.append((seen, True))
            stack.extend((points[uuid], False) for _, uuid in seen.edges if uuid not in met)
    return list(reversed(left.values()))


def named(ordered: Iterable[Seen], known: Mapping[str, str]) -> dict[str, str]:
    """A name for every point, by uuid: its known one (`known` is name -> uuid), or one from its title."""
    names = {uuid: name for name, uuid in known.items()}
    taken = set(known)
    found = {}
    for seen in ordered:
        name = names.get(seen.uuid) or _unused(slug(seen.title or seen.kind_name.lower()), taken)
        taken.add(name)
        found[seen.uuid] = name
    return found


def _is_entry(seen: Seen) -> bool:
    return seen.kind is not None and seen.kind.family == "entry"


def _unused(name: str, taken: set[str]) -> str:
    candidate, number = name, 1
    while candidate in taken:
        number += 1
        ending = f"_{number}"
        candidate = name[: _LONGEST - len(ending)] + ending
    return candidate
