"""The direction of a journey: which edges lead on, and which lead back into a loop."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from journeys_as_code.model.graph import Edge, Graph

Ways = Mapping[str, list[Edge]]
"""The edges out of each point, in the order of its outputs, only to points that exist."""


@dataclass(frozen=True)
class Flow:
    """A graph without its loops: each edge of `back` leads to a point that its source came from."""

    ways: Ways
    order: tuple[str, ...]
    """The points so that every edge that is not in `back` leads to a later one."""
    met: tuple[str, ...]
    """The points as somebody meets them who follows each way out to its end before the next."""
    back: frozenset[Edge]

    @classmethod
    def of(cls, ways: Ways, roots: Iterable[str]) -> Flow:
        """The flow from these points on; what they do not lead to is left out."""
        met: dict[str, None] = {}
        left: list[str] = []
        back: set[Edge] = set()
        for root in roots:
            if root not in met:
                _visit(root, ways, met, left, back)
        return cls(ways, tuple(reversed(left)), tuple(met), frozenset(back))

    def onward(self, name: str) -> list[Edge]:
        """The edges out of a point that lead on, in the order of its outputs."""
        return [edge for edge in self.ways[name] if edge not in self.back]

    @cached_property
    def leading_to(self) -> Mapping[str, list[Edge]]:
        """The edges that lead on to each point, in the order of the flow."""
        leading: dict[str, list[Edge]] = {name: [] for name in self.order}
        for name in self.order:
            for edge in self.onward(name):
                leading[edge.target].append(edge)
        return leading

    @cached_property
    def depth(self) -> Mapping[str, int]:
        """How many edges the longest way to each point has; 0 for the first points."""
        depth = dict.fromkeys(self.order, 0)
        for name in self.order:
            for edge in self.onward(name):
                depth[edge.target] = max(depth[edge.target], depth[name] + 1)
        return depth


def ways_of(graph: Graph) -> Ways:
    """The edges out of each point of a graph."""
    ways: dict[str, list[Edge]] = {name: [] for name in graph.points}
    for edge in graph.edges:
        if edge.target in ways:
            ways[edge.source].append(edge)
    return ways


def whole_flow(graph: Graph) -> Flow:
    """The flow of a whole journey: from its entries, then from what nothing leads to, then the rest."""
    targets = {edge.target for edge in graph.edges}
    led_to_by_nobody = (name for name in graph.points if name not in targets)
    return Flow.of(ways_of(graph), (*graph.entries, *led_to_by_nobody, *graph.points))


def _visit(root: str, ways: Ways, met: dict[str, None], left: list[str], back: set[Edge]) -> None:
    """Walk depth first: a point is `met` when it is come to, and `left` after its last way out."""
    here = {root}
    met[root] = None
    stack: list[tuple[str, Iterator[Edge]]] = [(root, iter(ways[root]))]
    while stack:
        name, rest = stack[-1]
        edge = next(rest, None)
        if edge is None:
            stack.pop()
            here.discard(name)
            left.append(name)
        elif edge.target in here:
            back.add(edge)
        elif edge.target not in met:
            met[edge.target] = None
            here.add(edge.target)
            stack.append((edge.target, iter(ways[edge.target])))
