"""J204: a point has only the ways out that its kind has."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.subject import Subject
from journeys_as_code.validate.words import suggestion


@rule("J204", firm=True)
def unknown_output(subject: Subject) -> Iterator[Problem]:
    """A point has only the ways out that its kind has.

    Each kind of point has its own ways out (docs/points.md). What the API does not know would be lost,
    and the people who should go there with it.
    """
    for edge in subject.graph.edges:
        kind = subject.graph.kinds[edge.source]
        if edge.written is None or kind is None or not kind.outputs or kind.output(edge.written):
            continue
        message = f"`{kind.name}` has no output `{edge.written}`"
        if kind.single:
            hint = f"its only way out is `next: {edge.target}`"
        else:
            aliases = [output.alias for output in kind.outputs]
            hint = suggestion(edge.written, aliases, otherwise="its outputs are {}")
        yield Problem(edge.path, message, hint, key=True)
