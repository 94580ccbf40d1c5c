"""Every way a person can go through a journey.

A way ends at an exit, where a point leads nowhere, or where it comes to a point for the second
time: there the loop is cut. Of more than `MOST` ways only the number is given, which is found
without going through them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from journeys_as_code.model.flow import Flow, Ways, ways_of
from journeys_as_code.model.graph import Edge, Graph, walk
from journeys_as_code.model.journey import Document, default_title
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.model.points.kind import Kind
from journeys_as_code.ways.delay import NONE, Delay, stay

MOST, LONGEST = 1_000, 100_000
"""More ways than this, or ways with more steps than this in all, are counted only."""
HUGE = 10**18
"""Nobody needs to know how many more than this there are."""


class End(StrEnum):
    """How a way ends."""

    EXIT = "exit"
    LOOP = "loop"
    """It comes back to a point that it went through before."""
    NOWHERE = "nowhere"
    """Its last point is no exit and leads to no other."""


@dataclass(frozen=True, slots=True)
class Step:
    """A point on a way, and by which of its outputs the way goes on ("" at its end)."""

    point: str
    kind: str
    family: str
    title: str
    output: str
    splits: bool
    """Whether there was another way to go."""
    arrival: Delay
    """How long after entering people come here."""
    stay: Delay


@dataclass(frozen=True, slots=True)
class Way:
    """One way from an entry on."""

    steps: tuple[Step, ...]
    end: End
    back_to: str = ""
    """Of a loop the point that it comes back to."""

    @property
    def delay(self) -> Delay:
        """How long it takes in all."""
        last = self.steps[-1]
        return last.arrival + last.stay

    @property
    def messages(self) -> tuple[Step, ...]:
        """The messages people get on it."""
        return tuple(step for step in self.steps if step.family == "messaging")


@dataclass(frozen=True, slots=True)
class Paths:
    """All ways through a journey; `ways` is empty when they are more or longer than can be shown.

    `exact` is false where there are at least `count` ways: beyond HUGE, or where a loop can be
    entered at several of its points.
    """

    key: str
    title: str
    count: int
    exact: bool
    ways: tuple[Way, ...]


def paths(key: str, document: Document, catalogue: Catalogue) -> Paths:
    """Every way through a canonical document, entries and outputs in their order."""
    graph = Graph.of(document, catalogue)
    edges = ways_of(graph)
    known = edges, graph.entries
    found = list(islice(_all_routes(*known), MOST + 1))
    if len(found) > MOST:
        count, exact = count_ways(*known)
        return Paths(key, document["title"], max(count, len(found)), exact, ())
    if sum(len(route) for _, route in found) > LONGEST:
        return Paths(key, document["title"], len(found), exact=True, ways=())
    ways = tuple(_way(route, graph, edges) for route in found)
    return Paths(key, document["title"], len(ways), exact=True, ways=ways)


Route = tuple[str, tuple[Edge, ...]]
"""An entry and the edges from there on; the last one may lead back to a point of the route."""


def _all_routes(ways: Ways, entries: tuple[str, ...]) -> Iterator[Route]:
    for entry in entries:
        for edges in _routes(ways, entry):
            yield entry, edges


def _routes(ways: Ways, entry: str) -> Iterator[tuple[Edge, ...]]:
    """Every route from an entry, without limit: take only so many."""
    route: list[Edge] = []
    here = {entry}
    stack = [iter(ways[entry])]
    if not ways[entry]:
        yield ()
    while stack:
        edge = next(stack[-1], None)
        if edge is None:
            stack.pop()
            if route:
                here.discard(route.pop().target)
        elif edge.target in here or not ways[edge.target]:
            yield (*route, edge)
        else:
            route.append(edge)
            here.add(edge.target)
            stack.append(iter(ways[edge.target]))


def count_ways(ways: Ways, entries: tuple[str, ...]) -> tuple[int, bool]:
    """How many ways there are, and whether that is exact or only surely not less."""
    counts = [_count_from(entry, ways) for entry in entries]
    total = sum(count for count, _ in counts)
    return min(total, HUGE), total < HUGE and all(exact for _, exact in counts)


def _count_from(entry: str, ways: Ways) -> tuple[int, bool]:
    """The ways from an entry, each edge that closes a loop being the end of one.

    That is exact when nobody comes into a loop but by the point where it is cut.
    """
    flow = Flow.of(ways, (entry,))
    count: dict[str, int] = {}
    for name in reversed(flow.order):
        ends = sum(edge in flow.back for edge in ways[name]) or not ways[name]
        on = sum(count[edge.target] for edge in flow.onward(name))
        count[name] = min(ends + on, HUGE)
    doors = {edge.target for edge in flow.back}
    return count[entry], all(_is_only_door(door, entry, flow) for door in doors)


def _is_only_door(door: str, entry: str, flow: Flow) -> bool:
    """Whether everybody who takes an edge back to this point has been there."""
    if door == entry:
        return True
    around = {
        name: [edge.target for edge in flow.ways[name] if edge.target != door]
        for name in flow.order
    }
    reached = walk([entry], around)
    return not any(edge.source in reached for edge in flow.back if edge.target == door)


def _way(route: Route, graph: Graph, ways: Ways) -> Way:
    entry, edges = route
    names = [entry, *(edge.target for edge in edges)]
    back_to = names.pop() if names[-1] in names[:-1] else ""
    outputs = [*(edge.output for edge in edges), ""]
    steps: list[Step] = []
    arrival = NONE
    for name, output in zip(names, outputs, strict=False):
        steps.append(_step(name, output, graph, arrival, splits=len(ways[name]) > 1))
        arrival += steps[-1].stay
    return Way(tuple(steps), _end(graph.kinds[names[-1]], back_to), back_to)


def _step(name: str, output: str, graph: Graph, arrival: Delay, *, splits: bool) -> Step:
    point, kind = graph.points[name], graph.kinds[name]
    assert kind is not None  # noqa: S101 - the document is valid
    way = kind.output(output)
    return Step(
        point=name,
        kind=kind.name,
        family=kind.family,
        title=str(point.get("title") or default_title(name)),
        output=output,
        splits=splits,
        arrival=arrival,
        stay=stay(point, triggered=way is not None and way.key != "default"),
    )


def _end(kind: Kind | None, back_to: str) -> End:
    if back_to:
        return End.LOOP
    return End.NOWHERE if kind is not None and kind.outputs else End.EXIT
