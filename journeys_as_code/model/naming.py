"""Names for what has none here yet: keys for journeys, from their titles, and names for points.

The same account gives the same names in every run: names that are known stay, and the others come
from titles in the order that the caller gives, which must not depend on how an answer was ordered.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from journeys_as_code.address import slug

LONGEST = 64
"""Characters in a name, its number included."""

_DEVICES = frozenset({"con", "prn", "aux", "nul"}) | {
    f"{device}{number}" for device in ("com", "lpt") for number in range(10)
}
"""Names that no file may have on Windows."""


def journey_key(title: str, taken: Collection[str]) -> str:
    """A key for a journey, made from its title, that none of those `taken` is."""
    key = slug(title, separator="-", fallback="journey")
    return unused(f"{key}-journey" if key in _DEVICES else key, taken, joint="-")


def point_name(title: str, kind: str, taken: Collection[str]) -> str:
    """A name for a point, made from its title or else from its kind, that none of those `taken` is."""
    return unused(slug(title, fallback=_kind_name(kind)), taken)


@lru_cache(maxsize=1024)
def _kind_name(kind: str) -> str:
    return slug(kind.lower().rpartition(":")[2].removeprefix("point_type_"))


def journey_keys(titles: Iterable[tuple[str, str]], known: Mapping[str, str]) -> dict[str, str]:
    """A key for every journey, by uuid. `titles` are (uuid, title), `known` is key -> uuid.

    Known keys stay, and are never given to another journey.
    """
    keys = {uuid: key for key, uuid in known.items()}
    taken = set(known)
    found: dict[str, str] = {}
    for uuid, title in titles:
        found[uuid] = keys.get(uuid) or journey_key(title, taken)
        taken.add(found[uuid])
    return found


def unused(name: str, taken: Collection[str], *, joint: str = "_") -> str:
    """The name, or the first `name_2`, `name_3`... that is not taken; never longer than allowed."""
    candidate, number = name, 1
    while candidate in taken:
        number += 1
        ending = f"{joint}{number}"
        candidate = name[: LONGEST - len(ending)].rstrip("_-") + ending
    return candidate
