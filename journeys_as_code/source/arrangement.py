"""Parts of a mapping in their order, without tearing an alias from its anchor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from journeys_as_code.source.layout import Spot
from journeys_as_code.source.order import Keys, rank


class Placed(Protocol):
    """A part of a collection: its key or index, and its value."""

    step: str | int
    spot: Spot


Part = TypeVar("Part", bound=Placed)


def arranged(parts: Sequence[Part], keys: Keys | None) -> Sequence[Part]:
    """The parts in the order of `keys`; one that names an anchor stays behind the one that sets it."""
    if keys is None:
        return parts
    ranks = [rank(part.step, keys) for part in parts]
    if ranks == sorted(ranks):
        return parts
    left = sorted(range(len(parts)), key=lambda number: (ranks[number], number))
    out: list[Part] = []
    while left:
        missing = {name for number in left for name in anchors(parts[number].spot)}
        number = next(n for n in left if _is_free(parts[n].spot, missing))
        left.remove(number)
        out.append(parts[number])
    return out


def anchors(spot: Spot) -> set[str]:
    """The anchors that stand in a value and its key."""
    return {part.anchor for part in inside(spot) if part.anchor and part.target is None}


def aliases(spot: Spot) -> set[str]:
    """The anchors that are named in a value and its key."""
    return {part.anchor for part in inside(spot) if part.target is not None}


def inside(spot: Spot) -> Iterator[Spot]:
    """A value, its key, and everything in it that is written there."""
    yield spot
    if spot.key is not None:
        yield spot.key
    if spot.target is None and spot.children:
        children = spot.children.values() if isinstance(spot.children, dict) else spot.children
        for child in children:
            yield from inside(child)


def _is_free(spot: Spot, missing: set[str]) -> bool:
    """Whether nothing that is named here and set elsewhere is still missing."""
    return not (aliases(spot) - anchors(spot)) & missing
