"""J201: people need a way in."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.subject import Subject


@rule("J201")
def no_entry(subject: Subject) -> Iterator[Problem]:
    """A journey has an entry point.

    People come into a journey by its entry points: a segment, an event, or a call of the API. Without
    one nobody ever does.
    """
    graph = subject.graph
    if subject.over or graph.entries or graph.unclear:
        return
    if graph.points or (subject.empty and subject.live):
        hint = "add one, like `start_by_segment: {filter_code: ...}`"
        yield Problem(("points",), "no point lets people into this journey", hint, key=True)
