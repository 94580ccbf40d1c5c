"""J202: every point can be come to."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.model.graph import walk
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import Subject, rule


@rule("J202")
def unreachable(subject: Subject) -> Iterator[Problem]:
    """Every point can be come to from an entry point."""
    graph = subject.graph
    if subject.over or not graph.entries:
        return
    come_to = walk((*graph.entries, *graph.unclear), graph.following)
    for name in graph.points:
        if name not in come_to and not come_to.intersection(graph.preceding[name]):
            hint = "lead to it with `next` or `outputs` of a point, or remove it"
            message = f"nobody comes to point `{name}`: no way from an entry point leads here"
            yield Problem(("points", name), message, hint, key=True)
