"""J216: people who come back to where they were."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.findings import Severity
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.graph.endless_loop import trapped
from journeys_as_code.validate.rules.graph.restless_loop import restless
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.subject import Subject


@rule("J216", Severity.WARNING)
def loop(subject: Subject) -> Iterator[Problem]:
    """Nobody comes back to a point they have passed.

    In a loop the same people get the same messages again, and how often is decided by a condition
    that may never be met. The builder is made for journeys that go forward.
    """
    graph = subject.graph
    if subject.over or not graph.circles:
        return
    said = {name for circle in restless(graph) for name in circle} | trapped(graph)
    said |= set(graph.entries)
    for circle in graph.circles:
        if said.isdisjoint(circle):
            way = " -> ".join((*circle, circle[0]))
            message = f"people can go round in a loop: {way}"
            hint = "lead on to points of their own, if people are not meant to come here again"
            yield Problem(("points", circle[0]), message, hint, key=True)
