"""J215: whoever goes in a circle waits somewhere in it."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.model.circles import circles
from journeys_as_code.model.graph import Graph
from journeys_as_code.model.values import parse_duration
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.graph.endless_loop import trapped
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.subject import Subject


@rule("J215")
def restless_loop(subject: Subject) -> Iterator[Problem]:
    """A loop has a wait in it.

    Without one, people go round as fast as the service can send them: hundreds of messages in the
    minute in which the condition that was to let them out is still not met.
    """
    graph = subject.graph
    if subject.over or graph.is_forward:
        return
    for circle in restless(graph):
        way = " -> ".join((*circle, circle[0]))
        hint = "put a `wait` into it"
        message = f"people go round this loop without ever waiting: {way}"
        yield Problem(("points", circle[0]), message, hint, key=True)


def restless(graph: Graph) -> tuple[tuple[str, ...], ...]:
    """The circles that can be left, but in which nobody ever waits."""
    elsewhere = trapped(graph) | {*graph.entries}
    awake = [name for name in graph.points if name not in elsewhere and not may_wait(graph, name)]
    among = {*awake}
    return circles({name: [to for to in graph.onward(name) if to in among] for name in awake})


def may_wait(graph: Graph, name: str) -> bool:
    """Whether people may stay at a point for a while; nothing is known of a project's own kinds."""
    kind = graph.kinds[name]
    if kind is None or kind.family in ("timing", "project"):
        return not (kind and _is_zero(graph, name, kind.name))
    return False


def _is_zero(graph: Graph, name: str, kind: str) -> bool:
    """Whether a wait is one of no time at all."""
    data = graph.points[name][kind]
    duration = data.get("duration") if isinstance(data, dict) else None
    return isinstance(duration, str) and parse_duration(duration) == 0
