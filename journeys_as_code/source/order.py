"""Which key comes where: the canonical orders of journey files and of the project file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from journeys_as_code.address import Path
from journeys_as_code.model.journey import JOURNEY_KEYS, POINT_KEYS

ANY = "*"
"""In a path: every step; among keys: those that are not listed, in the order they are in."""

Keys = tuple[str, ...]


@dataclass(frozen=True)
class Order:
    """The mappings whose keys have an order, by their path, and others that are always blocks."""

    keys: Mapping[Keys, Keys]
    blocks: frozenset[Keys] = frozenset({()})

    def of(self, path: Path) -> Keys | None:
        """The keys of the mapping at `path` in their order; None where any order will do."""
        for pattern in self._by_depth.get(len(path), ()):
            if pattern in self.keys and _fits(pattern, path):
                return self.keys[pattern]
        return None

    def is_block(self, path: Path) -> bool:
        """Whether the mapping at `path` is written as a block however short it is."""
        return any(_fits(pattern, path) for pattern in self._by_depth.get(len(path), ()))

    @cached_property
    def _by_depth(self) -> Mapping[int, list[Keys]]:
        """The paths of which anything is said, by how long they are."""
        found: dict[int, list[Keys]] = {}
        for pattern in dict.fromkeys((*self.keys, *self.blocks)):
            found.setdefault(len(pattern), []).append(pattern)
        return found


def rank(name: str | int, keys: Keys) -> int:
    """Where a key stands in an order."""
    return keys.index(name if isinstance(name, str) and name in keys else ANY)


def _fits(pattern: Keys, path: Path) -> bool:
    return all(step in (ANY, real) for step, real in zip(pattern, path, strict=True))


PLAIN = Order({})
"""No order at all."""

JOURNEY = Order(
    {
        (): (*JOURNEY_KEYS, ANY),
        ("points", ANY): (POINT_KEYS[0], ANY, *POINT_KEYS[1:]),
    },
    frozenset({("points",)}),
)
"""A journey's file; the key of a point that is not reserved is its kind, and comes after the title."""


@cache
def project_order() -> Order:
    """The project file's order: that of its model; of a target, how it is reached comes first."""
    from journeys_as_code.model.project import Project, Target

    reached = ("api", "token")
    target = (*reached, *(name for name in Target.model_fields if name not in reached))
    return Order(
        {(): (*Project.model_fields, ANY), ("targets", ANY): (*target, ANY)},
        frozenset({("targets",)}),
    )
