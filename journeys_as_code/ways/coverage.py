"""Which branches of a journey the stories have taken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from journeys_as_code.model.flow import ways_of
from journeys_as_code.model.graph import Graph
from journeys_as_code.ways.telling import Told

Branch = tuple[str, str]
"""A point that splits, and one of its outputs."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The branches of a journey in the order of its file, those taken by stories and the others."""

    journey: str
    taken: tuple[Branch, ...]
    missing: tuple[Branch, ...]

    @property
    def count(self) -> int:
        """How many branches there are."""
        return len(self.taken) + len(self.missing)


def cover(journey: str, graph: Graph, told: Iterable[Told]) -> Coverage:
    """What these stories of a journey have covered together. What nobody can come to does not count."""
    gone = {(step.point, step.output) for it in told for step in it.steps if step.output}
    branches = [
        (name, edge.output)
        for name, edges in ways_of(graph).items()
        if len(edges) > 1 and name in graph.reachable
        for edge in edges
    ]
    return Coverage(
        journey,
        tuple(branch for branch in branches if branch in gone),
        tuple(branch for branch in branches if branch not in gone),
    )
