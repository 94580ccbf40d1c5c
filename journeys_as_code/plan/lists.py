"""Which element of one list is which of another.

Protobuf lists have no keys, so an element is known by what authors can see of it. The order of
preference: a name both lists give every element; what an element says; its place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from journeys_as_code.remote.names import take

IDENTITIES = ("uuid", "id", "name", "title", "attribute_name")
"""Fields by which the elements of a list may be told apart, best first."""

_MOST = 10_000
"""Comparisons of elements beyond which only places count."""

Covers = Callable[[Any, Any], bool]
"""Whether a live element (first) says everything that a wanted one (second) says."""


def align(wanted: Sequence[Any], live: Sequence[Any], covers: Covers) -> list[int | None]:
    """For each wanted element the index of the live element it is, None for a new one.

    No live element is taken twice. Elements are mappings.
    """
    identity = _identity(wanted, live)
    if identity is not None:
        places = {_text(take(element, identity)): index for index, element in enumerate(live)}
        return [places.get(_text(take(element, identity))) for element in wanted]
    found: list[int | None] = [
        index if index < len(live) and covers(live[index], element) else None
        for index, element in enumerate(wanted)
    ]
    if None in found and len(wanted) * len(live) <= _MOST:
        _by_what_they_say(found, wanted, live, covers)
    taken = set(found)
    for index, place in enumerate(found):
        if place is None and index < len(live) and index not in taken:
            found[index] = index
    return found


def in_order(places: Sequence[int | None]) -> bool:
    """Whether the elements that both lists have stand in the same order in both."""
    known = [place for place in places if place is not None]
    return known == sorted(known)


def _by_what_they_say(
    found: list[int | None], wanted: Sequence[Any], live: Sequence[Any], covers: Covers
) -> None:
    free = [index for index in range(len(live)) if index not in set(found)]
    for index, element in enumerate(wanted):
        if found[index] is None:
            place = next((place for place in free if covers(live[place], element)), None)
            if place is not None:
                found[index] = place
                free.remove(place)


def _identity(*lists: Sequence[Any]) -> str | None:
    """The first field that every element of every list has, with no two alike in one list."""
    if not all(lists):
        return None
    return next((name for name in IDENTITIES if all(_tells_apart(name, it) for it in lists)), None)


def _tells_apart(name: str, elements: Sequence[Any]) -> bool:
    values = [_text(take(element, name)) for element in elements]
    return "" not in values and len(set(values)) == len(values)


def _text(value: Any) -> str:
    return str(value) if isinstance(value, str | int) else ""
