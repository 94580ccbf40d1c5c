"""J213: every loop can be left."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.model.graph import Graph, walk
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.subject import Subject


@rule("J213")
def endless_loop(subject: Subject) -> Iterator[Problem]:
    """From every point there is a way out of the journey."""
    graph = subject.graph
    if subject.over:
        return
    can_end = walk(_ends(graph), graph.preceding)
    trapped = [name for name in graph.points if name not in can_end]
    while trapped:
        loop = _loop(graph, trapped[0])
        way = " -> ".join((*loop, loop[0]))
        hint = "give one of these points a way to an `exit`"
        yield Problem(("points", loop[0]), f"nobody can leave this loop: {way}", hint, key=True)
        stuck_here = walk(loop, graph.preceding)
        trapped = [name for name in trapped if name not in stuck_here]


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


def _loop(graph: Graph, start: str) -> list[str]:
    """The loop one comes into by always taking the first way on from `start`."""
    seen: dict[str, int] = {}
    name = start
    while name not in seen:
        seen[name] = len(seen)
        name = graph.following[name][0]
    return list(seen)[seen[name] :]
