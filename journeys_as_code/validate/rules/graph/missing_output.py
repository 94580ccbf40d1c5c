"""J205: a point with several ways out names all of them that must be there."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.subject import Subject
from journeys_as_code.validate.words import listed


@rule("J205")
def missing_output(subject: Subject) -> Iterator[Problem]:
    """A point with several ways out names all that must be there."""
    graph = subject.graph
    for name, kind in graph.kinds.items():
        outputs = graph.points[name].get("outputs")
        if kind is None or subject.over or not outputs or not isinstance(outputs, dict):
            continue
        if not all(kind.output(written) for written in outputs):
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
