"""J220: a text refers only to what can have happened."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.model.graph import Graph, walk
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.subject import Subject


@rule("J220")
def early_reference(subject: Subject) -> Iterator[Problem]:
    """A `{{point:NAME}}` names a point that people have passed before.

    What happened at a point is known only of people who were there. Where nobody can have been, the
    place in the text stays empty, and the service that gets it may refuse the request.
    """
    graph = subject.graph
    for reference in graph.references:
        here = str(reference.path[1])
        if reference.name in graph.points and not _may_come_before(graph, reference.name, here):
            message = f"nobody has been at `{reference.name}` when they come to `{here}`"
            hint = "name a point that leads here"
            yield Problem(reference.path, message, hint, part=reference.begin)


def _may_come_before(graph: Graph, name: str, here: str) -> bool:
    beyond = walk(graph.following[name], graph.following)
    return here in beyond or bool(not (beyond | {name}).isdisjoint((*graph.lost, *graph.unclear)))
