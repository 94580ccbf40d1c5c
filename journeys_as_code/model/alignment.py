"""Places across the flow: the nodes of a layer side by side, what belongs together in straight lines.

After Brandes and Koepf (Fast and Simple Horizontal Coordinate Assignment, 2001): from either end
and from either side each node is put in line with the middle one of its neighbours, and the lines
are packed. The mean of the two middle ones of these four results is the place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from journeys_as_code.model.layers import Bend, Layers, Link, Node

Breadth = Callable[[Node], int]


def across(layers: Layers, breadth: Breadth, gap: int) -> dict[Node, int]:
    """The place of the middle of each node across the flow, in whole units, the first edge at 0.

    Two nodes of a layer have `gap` between them; `breadth` is that of a node, an even number.
    """
    if not layers.layers:
        return {}
    crossing = _crossing_bends(layers)
    down, up = (layers.layers, layers.above), (layers.layers[::-1], layers.below)
    packed = [
        _Packing([layer[::side] for layer in order], neighbours, crossing, breadth, gap).places()
        for side in (1, -1)
        for order, neighbours in (down, up)
    ]
    return _settled(layers.layers, _balanced(packed[:2], packed[2:]), breadth, gap)


def _crossing_bends(layers: Layers) -> frozenset[Link]:
    """The links that cross one between two bends: long edges are to stay straight."""
    position = layers.position
    crossing: set[Link] = set()
    for layer in layers.layers:
        links = [(node, child) for node in layer for child in layers.below[node]]
        others = [link for link in links if not _is_long(link)]
        for a, b in filter(_is_long, links):
            at, to = position[a], position[b]
            crossing.update((u, v) for u, v in others if (position[u] < at) != (position[v] < to))
    return frozenset(crossing)


def _is_long(link: Link) -> bool:
    return isinstance(link[0], Bend) and isinstance(link[1], Bend)


@dataclass(frozen=True)
class _Packing:
    """One of the four ways: `layering` begins at one end, its layers at one side."""

    layering: Sequence[Sequence[Node]]
    neighbours: Mapping[Node, list[Node]]
    crossing: frozenset[Link]
    breadth: Breadth
    gap: int

    def places(self) -> dict[Node, float]:
        """Each line as far to this side as those before it allow, then back to those after it."""
        line = self._lines()
        rooms = self._rooms(line)
        waits = dict.fromkeys(rooms, 0)
        for beside in rooms.values():
            for root in beside:
                waits[root] += 1
        place = dict.fromkeys(rooms, 0.0)
        order = [root for root in rooms if not waits[root]]
        for root in order:  # grows while it is walked
            for after, room in rooms[root].items():
                place[after] = max(place[after], place[root] + room)
                waits[after] -= 1
                if not waits[after]:
                    order.append(after)
        for root in reversed(order):
            if rooms[root]:
                place[root] = min(place[after] - room for after, room in rooms[root].items())
        return {node: place[root] for node, root in line.items()}

    def _rooms(self, line: Mapping[Node, Node]) -> dict[Node, dict[Node, float]]:
        """For each line those that come next to it, and how far away they stay."""
        rooms: dict[Node, dict[Node, float]] = {root: {} for root in line.values()}
        for layer in self.layering:
            for one, other in pairwise(layer):
                room = (self.breadth(one) + self.breadth(other)) / 2 + self.gap
                known = rooms[line[one]]
                known[line[other]] = max(room, known.get(line[other], 0))
        return rooms

    def _lines(self) -> dict[Node, Node]:
        """For each node the first one of its line."""
        position = {node: at for layer in self.layering for at, node in enumerate(layer)}
        line = {node: node for layer in self.layering for node in layer}
        continued: set[Node] = set()
        for layer in self.layering:
            last = -1
            for node in layer:
                for other in _middle(sorted(self.neighbours[node], key=position.__getitem__)):
                    if position[other] <= last or other in continued or self._crosses(other, node):
                        continue
                    last = position[other]
                    continued.add(other)
                    line[node] = line[other]
                    break
        return line

    def _crosses(self, one: Node, other: Node) -> bool:
        return (one, other) in self.crossing or (other, one) in self.crossing


def _middle(neighbours: Sequence[Node]) -> Sequence[Node]:
    """The one or two neighbours in the middle."""
    last = len(neighbours) - 1
    return neighbours[last // 2 : (last + 1) // 2 + 1] if neighbours else ()


def _balanced(
    first: Sequence[Mapping[Node, float]], last: Sequence[Mapping[Node, float]]
) -> dict[Node, float]:
    """The mean of the two middle places, of results from the first side and (negative) from the last.

    All are shifted over the narrowest one, each at the side it was packed to.
    """
    turned = [{node: -place for node, place in places.items()} for places in last]
    narrowest = min((*first, *turned), key=lambda it: max(it.values()) - min(it.values()))
    low, high = min(narrowest.values()), max(narrowest.values())
    shifted = [(places, low - min(places.values())) for places in first]
    shifted += [(places, high - max(places.values())) for places in turned]
    balanced = {}
    for node in narrowest:
        _, one, other, _ = sorted(places[node] + shift for places, shift in shifted)
        balanced[node] = (one + other) / 2
    return balanced


def _settled(
    layering: Sequence[Sequence[Node]], places: Mapping[Node, float], breadth: Breadth, gap: int
) -> dict[Node, int]:
    """The places in whole units, from 0 on; never nearer to each other for the rounding."""
    low = min(places[node] - breadth(node) / 2 for node in places)
    settled: dict[Node, int] = {}
    for layer in layering:
        free = 0
        for node in layer:
            half = breadth(node) // 2
            settled[node] = max(round(places[node] - low), free + half)
            free = settled[node] + half + gap
    return settled
