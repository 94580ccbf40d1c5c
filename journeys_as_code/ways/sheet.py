"""Where everything goes on the sheet that a journey is drawn on, in pixels; y grows downwards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from journeys_as_code.model.alignment import across
from journeys_as_code.model.flow import Flow, whole_flow
from journeys_as_code.model.graph import Edge, Graph
from journeys_as_code.model.layers import Bend, Layers, Node

WIDTH, HEIGHT = 220, 92
"""Of a card; people leave by smaller ones."""
EXIT_WIDTH, EXIT_HEIGHT = 140, 52
MARGIN = 32
PADDING = 16
_BESIDE = 36
_BELOW, _BELOW_BRANCHES = 48, 84
"""Below a layer; there is room for the names of branches where there are any."""
_LANE = 28
_PORT = 34
"""Between two ways out of a card."""
_LOOP = 18
"""Between two lines that lead back."""

Spot = tuple[float, float]


@dataclass(frozen=True)
class Sheet:
    """The points of a journey in layers from top to bottom, and the room between them."""

    graph: Graph
    flow: Flow
    layers: Layers

    @classmethod
    def of(cls, graph: Graph) -> Sheet:
        """The sheet for a graph."""
        flow = whole_flow(graph)
        return cls(graph, flow, Layers.of(flow))

    def x(self, node: Node) -> float:
        """The middle of a point or bend."""
        return MARGIN + self._middle[node]

    def top(self, name: str) -> float:
        """The upper side of a point."""
        return self._tops[self.flow.depth[name]]

    @cached_property
    def _middle(self) -> dict[Node, int]:
        return across(self.layers, _breadth, _BESIDE)

    @cached_property
    def _tops(self) -> Sequence[float]:
        """Where each layer begins."""
        tops: list[float] = [MARGIN]
        for layer in self.layers.layers:
            splits = any(len(self.flow.ways[it]) > 1 for it in layer if isinstance(it, str))
            tops.append(tops[-1] + HEIGHT + (_BELOW_BRANCHES if splits else _BELOW))
        return tops

    @cached_property
    def _right(self) -> float:
        return max(self.x(node) + _breadth(node) / 2 for node in self._middle)

    @cached_property
    def _back(self) -> dict[Edge, int]:
        """The edges that lead back, numbered: each has a line of its own outside."""
        edges = (edge for name in self.flow.met for edge in self.flow.ways[name])
        return {edge: at for at, edge in enumerate(it for it in edges if it in self.flow.back)}

    def spots(self, edge: Edge) -> tuple[Spot, ...]:
        """What the line of an edge goes through: see `Line`."""
        return tuple(self._leading_back(edge) if edge in self._back else self._leading_on(edge))

    def _port(self, edge: Edge) -> Spot:
        """Where on the lower side of its card a way begins."""
        ways = self.flow.ways[edge.source]
        apart = min(_PORT, (WIDTH - 2 * PADDING) / len(ways))
        shift = (ways.index(edge) - (len(ways) - 1) / 2) * apart
        return self.x(edge.source) + shift, self.top(edge.source) + HEIGHT

    def _leading_on(self, edge: Edge) -> Iterator[Spot]:
        yield self._port(edge)
        for bend, depth in self._bends(edge):
            x, top = self.x(bend), self._tops[depth]
            yield from ((x, top), (x, top + HEIGHT))
        yield self.x(edge.target), self.top(edge.target)

    def _bends(self, edge: Edge) -> Iterator[tuple[Node, int]]:
        """The bends of an edge, with the layers they are in."""
        ways = self.flow.onward(edge.source)
        below = self.layers.below[edge.source]
        if len(below) < len(ways):  # so many that there are none
            return
        node = below[ways.index(edge)]
        depth = self.flow.depth[edge.source] + 1
        while isinstance(node, Bend):
            yield node, depth
            (node,), depth = self.layers.below[node], depth + 1

    def _leading_back(self, edge: Edge) -> Iterator[Spot]:
        """Out below, along the right side of everything, and in from above."""
        number = self._back[edge]
        shift = 5 * (number % 3)
        (x, y), top = self._port(edge), self.top(edge.target)
        low, high = y + 14 + shift, top - 16 - shift
        outside = self._right + _LOOP * (number + 1)
        at = self.x(edge.target) + WIDTH / 4
        yield from ((x, y), (x, low), (outside, low), (outside, high), (at, high), (at, top))


def _breadth(node: Node) -> int:
    return _LANE if isinstance(node, Bend) else WIDTH
