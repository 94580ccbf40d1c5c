"""J202: every point can be come to."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.model.graph import walk
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.subject import Subject


@rule("J202")
def unreachable(subject: Subject) -> Iterator[Problem]:
    """Every point can be come to from an entry point.

    A point that no way leads to is never used, and the API may refuse it. Mostly a `next` above it
    names another point than was meant.
    """
    graph = subject.graph
    if subject.over or not graph.entries:
        return
    come_to = walk((*graph.entries, *graph.unclear), graph.following)
    if come_to & graph.lost:
        return  # the way that is missing may be the one that leads here
    for name in graph.points:
        if name not in come_to:
            hint = "lead to it with `next` or `outputs` of a point, or remove it"
            message = f"nobody comes to point `{name}`: no way from an entry point leads here"
            yield Problem(("points", name), message, hint, key=True)
