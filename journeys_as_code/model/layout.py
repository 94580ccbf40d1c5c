"""A tidy place on the canvas for every point of a journey.

The flow goes from left to right, as people read it: each point stands right of all that lead to it,
the ways out of a point from top to bottom in their order. Nothing overlaps, and the same journey
always gets the same places. That `position` is a place in pixels, y downwards, is assumed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, count

from journeys_as_code.model.alignment import across
from journeys_as_code.model.flow import Flow, whole_flow
from journeys_as_code.model.graph import Graph
from journeys_as_code.model.journey import Document, Point
from journeys_as_code.model.layers import Bend, Layers, Node
from journeys_as_code.model.points.catalogue import Catalogue

Place = tuple[float, float]
"""`(x, y)` in pixels."""

WIDTH, HEIGHT = 160, 100
"""What a point takes up on the canvas. Assumed."""
STEP, ROW = 240, 140
"""From one layer to the next, and from one point of a layer to the next."""
_FARTHEST = 1e9
_LANE = 20
"""What a long edge takes up where it passes through a layer."""


def layout(document: Document, catalogue: Catalogue) -> Mapping[str, Place]:
    """A place for every point of a document, as if there was nothing on the canvas yet."""
    return _laid_out(whole_flow(Graph.of(document, catalogue)))


def _laid_out(flow: Flow) -> dict[str, Place]:
    layers = Layers.of(flow)
    middle = across(layers, _breadth, ROW - HEIGHT)
    top = min((at for node, at in middle.items() if isinstance(node, str)), default=0)
    return {
        node: (depth * STEP, middle[node] - top)
        for depth, layer in enumerate(layers.layers)
        for node in layer
        if isinstance(node, str)
    }


def _breadth(node: Node) -> int:
    return _LANE if isinstance(node, Bend) else HEIGHT


def missing_places(
    document: Document, catalogue: Catalogue, live: Document | None = None
) -> Mapping[str, Place]:
    """Places for the points of a document that have none and are not in the live journey.

    Beside others that stay where they are, a new point gets a free place near one that leads to it.
    """
    on_canvas = (live or {}).get("points") or {}
    known = {
        name: place
        for name, point in document["points"].items()
        if (place := _place(point, at_origin=name in on_canvas)) is not None
    }
    if len(known) == len(document["points"]):
        return {}
    flow = whole_flow(Graph.of(document, catalogue))
    if not known:
        return _laid_out(flow)
    return _fitted_in(flow, known)


def _place(point: Point, *, at_origin: bool) -> Place | None:
    """Where a point stands. One that is live without a position is at (0, 0): zeros go unsaid."""
    position = point.get("position")
    if isinstance(position, dict):
        x, y = position.get("x"), position.get("y")
        return _number(x), _number(y)
    return (0, 0) if at_origin else None


def _number(value: object) -> float:
    """A coordinate; one that no canvas has (beyond a billion pixels, no number) counts as 0."""
    return value if isinstance(value, int | float) and abs(value) < _FARTHEST else 0


def _fitted_in(flow: Flow, known: Mapping[str, Place]) -> dict[str, Place]:
    """Free places for the points that are not known, each beside one that leads to or from it."""
    ideal = _laid_out(flow)
    taken = dict(known)
    for name in flow.order:
        if name not in taken:
            taken[name] = _free(_beside(name, flow, taken, ideal), taken)
    return {name: place for name, place in taken.items() if name not in known}


def _beside(name: str, flow: Flow, taken: Mapping[str, Place], ideal: Mapping[str, Place]) -> Place:
    """Where a point would stand if it kept its distance to the nearest point that has a place."""
    before = (edge.source for edge in flow.leading_to[name])
    after = (edge.target for edge in flow.ways[name])
    anchor = next((other for other in chain(before, after) if other in taken), None)
    if anchor is None:
        return 0, max(y for _, y in taken.values()) + ROW
    (x, y), (from_x, from_y), (to_x, to_y) = taken[anchor], ideal[anchor], ideal[name]
    return x + to_x - from_x, y + to_y - from_y


def _free(wanted: Place, taken: Mapping[str, Place]) -> Place:
    """The wanted place or the nearest free one below or above it."""
    x, y = wanted
    near = [other for at, other in taken.values() if abs(at - x) < WIDTH]
    return next((x, at) for at in _rows(y) if all(abs(at - other) >= ROW for other in near))


def _rows(y: float) -> Iterator[float]:
    yield y
    for distance in count(ROW // 2, ROW // 2):
        yield y + distance
        yield y - distance
