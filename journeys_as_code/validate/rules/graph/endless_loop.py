"""J213: every loop can be left."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.model.circles import circles
from journeys_as_code.model.graph import Graph, walk
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.subject import Subject


@rule("J213")
def endless_loop(subject: Subject) -> Iterator[Problem]:
    """From every point there is a way out of the journey.

    Whoever gets into a loop without a way out stays in it for good: they count as being in the
    journey, get its messages for ever, and cannot enter again.
    """
    graph = subject.graph
    if subject.over or graph.is_forward:
        return
    stuck = trapped(graph)
    ways = {name: graph.following[name] for name in graph.points if name in stuck}
    for circle in circles(ways):
        way = " -> ".join((*circle, circle[0]))
        hint = "give one of these points a way to an `exit`"
        yield Problem(("points", circle[0]), f"nobody can leave this loop: {way}", hint, key=True)


def trapped(graph: Graph) -> frozenset[str]:
    """The points from which nobody comes to an end."""
    return frozenset(graph.points) - walk(_ends(graph), graph.preceding)


def _ends(graph: Graph) -> list[str]:
    """Points where a path ends, or where it cannot be told how it goes on."""
    back = {edge.source for edge in graph.edges if edge.target in graph.entries}
    return [
        name
        for name, kind in graph.kinds.items()
        if kind is None
        or not (kind.outputs and graph.following[name])
        or name in graph.lost
        or name in back
    ]
