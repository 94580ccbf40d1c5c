"""Points in layers: each stands one layer after the last point that leads to it.

An edge over several layers gets a bend in each layer between, so that a place is kept free for it.
In a layer, the ways out of one point keep their order, and crossings are avoided as far as that and
a few sweeps allow.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import heapify, heappop, heappush
from itertools import pairwise
from typing import NamedTuple

from journeys_as_code.model.flow import Flow
from journeys_as_code.model.graph import Edge

MOST_BENDS = 2_000
"""Beyond that, long edges get none and may run behind points."""
_SWEEPS = 4


class Bend(NamedTuple):
    """Where a long edge passes through a layer."""

    edge: Edge
    depth: int


Node = str | Bend
"""A point by its name, or a bend."""
Link = tuple[Node, Node]
"""A piece of an edge, between neighbouring layers."""


@dataclass(frozen=True)
class Layers:
    """The nodes of a journey, layer by layer, each layer in order.

    `below` lists what each node leads to in the next layer, in the order of its ways out.
    """

    layers: tuple[tuple[Node, ...], ...]
    below: Mapping[Node, list[Node]]

    @classmethod
    def of(cls, flow: Flow) -> Layers:
        """The layers of a flow, in an order with few crossings."""
        layers, below = _layered(flow)
        layered = cls(tuple(map(tuple, layers)), below)
        best = layered = layered.sorted_by(layered.above, range(1, len(layers)))
        for sweep in range(_SWEEPS):
            if not best.crossings:
                break
            if sweep % 2:
                layered = layered.sorted_by(layered.above, range(1, len(layers)))
            else:
                layered = layered.sorted_by(below, range(len(layers) - 2, -1, -1))
            best = min(best, layered, key=lambda tried: tried.crossings)
        return best.bundled()

    @cached_property
    def above(self) -> Mapping[Node, list[Node]]:
        """What leads to each node from the layer before."""
        above: dict[Node, list[Node]] = {node: [] for layer in self.layers for node in layer}
        for layer in self.layers:
            for node in layer:
                for child in self.below[node]:
                    above[child].append(node)
        return above

    @cached_property
    def position(self) -> Mapping[Node, int]:
        """Which one in its layer a node is, from 0."""
        return {node: at for layer in self.layers for at, node in enumerate(layer)}

    @cached_property
    def crossings(self) -> int:
        """How many pairs of links cross."""
        return sum(self._crossings(layer) for layer in self.layers if len(layer) > 1)

    def _crossings(self, layer: Sequence[Node]) -> int:
        seen: list[int] = []
        count = 0
        for node in layer:
            targets = [self.position[child] for child in self.below[node]]
            count += sum(len(seen) - bisect_right(seen, target) for target in targets)
            for target in targets:
                insort(seen, target)
        return count

    def sorted_by(self, ties: Mapping[Node, list[Node]], depths: Iterable[int]) -> Layers:
        """The same with these layers ordered anew, by where what they are tied to stands."""
        layers = list(self.layers)
        place = {node: _share(at, layer) for layer in layers for at, node in enumerate(layer)}
        for depth in depths:
            if len(layers[depth]) == 1:
                continue
            keys = {node: self._key(node, ties[node], place) for node in layers[depth]}
            siblings = [self.below[node] for node in layers[depth - 1]] if depth else []
            layers[depth] = _in_order(layers[depth], keys, siblings)
            place |= {node: _share(at, layers[depth]) for at, node in enumerate(layers[depth])}
        return Layers(tuple(layers), self.below)

    def _key(self, node: Node, tied: Sequence[Node], place: Mapping[Node, float]) -> float:
        if not tied:
            return place[node]
        return sum(place[other] for other in tied) / len(tied)

    def bundled(self) -> Layers:
        """The same with neighbouring bends joined that go the same way from there on."""
        joined: dict[Node, Node] = {}
        below = {node: list(children) for node, children in self.below.items()}
        layers = [list(layer) for layer in self.layers]
        for layer in reversed(layers):
            for node in layer:
                below[node] = [joined.get(child, child) for child in below[node]]
            for left, right in pairwise(layer):
                one = joined.get(left, left)
                if isinstance(one, Bend) and isinstance(right, Bend) and below[one] == below[right]:
                    joined[right] = one
            layer[:] = [node for node in layer if node not in joined]
        kept = {node: below[node] for layer in layers for node in layer}
        return Layers(tuple(map(tuple, layers)), kept)


def _layered(flow: Flow) -> tuple[list[list[Node]], dict[Node, list[Node]]]:
    """The layers with their bends, in no order yet, and what each node leads to."""
    depth = flow.depth
    layers: list[list[Node]] = [[] for _ in range(max(depth.values(), default=-1) + 1)]
    for name in flow.met:
        layers[depth[name]].append(name)
    edges = [edge for name in flow.met for edge in flow.onward(name)]
    long = sum(depth[edge.target] - depth[edge.source] - 1 for edge in edges)
    below: dict[Node, list[Node]] = {name: [] for name in flow.met}
    for edge in edges:
        start: Node = edge.source
        between = range(depth[edge.source] + 1, depth[edge.target])
        if between and long > MOST_BENDS:
            continue
        for at in between:
            bend = Bend(edge, at)
            layers[at].append(bend)
            below[start].append(bend)
            below[bend] = []
            start = bend
        below[start].append(edge.target)
    return layers, below


def _share(at: int, layer: Sequence[Node]) -> float:
    return (at + 0.5) / len(layer)


def _in_order(
    layer: Sequence[Node], keys: Mapping[Node, float], siblings: Iterable[Sequence[Node]]
) -> tuple[Node, ...]:
    """The nodes by their keys, but siblings in their given order wherever that is possible."""
    after: dict[Node, list[Node]] = {node: [] for node in layer}
    waits: dict[Node, int] = dict.fromkeys(layer, 0)
    for group in siblings:
        distinct = list(dict.fromkeys(group))
        for left, right in pairwise(distinct):
            after[left].append(right)
            waits[right] += 1
    rank = {node: (keys[node], at) for at, node in enumerate(layer)}
    free = [(rank[node], node) for node in layer if not waits[node]]
    heapify(free)
    order: dict[Node, None] = {}
    while len(order) < len(layer):
        if not free:  # siblings of several points that contradict each other
            stuck = min((node for node in layer if node not in order), key=rank.__getitem__)
            free.append((rank[stuck], stuck))
        node = heappop(free)[1]
        order[node] = None
        for right in after[node]:
            waits[right] -= 1
            if not waits[right] and right not in order:
                heappush(free, (rank[right], right))
    return tuple(order)
