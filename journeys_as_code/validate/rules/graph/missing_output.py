"""J205: a point with several ways out names all of them that must be there."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.subject import Subject
from journeys_as_code.validate.words import listed


@rule("J205")
def missing_output(subject: Subject) -> Iterator[Problem]:
    """A point with several ways out names all that must be there.

    People for whom a splitter has no way are stuck, or leave without a trace. If they are meant to
    leave, lead them to an `exit`.
    """
    graph = subject.graph
    for name, outputs in () if subject.over else graph.branching.items():
        kind = graph.kinds[name]
        if kind is None or not all(kind.output(written) for written in outputs):
            continue  # a misspelt one may be the one that is missing
        missing = [
            output.alias
            for output in kind.outputs
            if output.required and output.alias not in outputs and output.key not in outputs
        ]
        if missing:
            message = f"point `{name}` does not say where {listed(missing)} leads"
            hint = f"add `{missing[0]}: NAME` to its `outputs`"
            yield Problem(("points", name, "outputs"), message, hint, key=True)
