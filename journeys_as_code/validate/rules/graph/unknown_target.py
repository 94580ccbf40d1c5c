"""J203: every way leads to a point that is there."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.model.values import is_interpolation
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.subject import Subject
from journeys_as_code.validate.words import suggestion


@rule("J203", firm=True)
def unknown_target(subject: Subject) -> Iterator[Problem]:
    """Every way leads to a point that is there.

    A way that leads to no point cannot be written to the API, which links points by their uuids.
    """
    points = subject.names
    for edge in subject.graph.edges:
        if edge.target not in points and not is_interpolation(edge.target):
            hint = suggestion(edge.target, points, otherwise="the points are {}")
            yield Problem(edge.path, f"there is no point `{edge.target}`", hint)
