"""J206: every path ends in an exit."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.subject import Subject


@rule("J206")
def dead_end(subject: Subject) -> Iterator[Problem]:
    """A point that is no exit leads on."""
    if subject.over:
        return
    for name, point in subject.graph.points.items():
        kind = subject.graph.kinds[name]
        leads_on = "next" in point or point.get("outputs", {}) != {}
        if kind is None or not kind.outputs or leads_on:
            continue
        ways = ", ".join(f"{output.alias}: NAME" for output in kind.outputs if output.required)
        hint = "add `next: NAME`" if kind.single else f"add `outputs: {{{ways}}}`"
        message = f"point `{name}` leads nowhere and is no exit"
        yield Problem(("points", name), message, hint, key=True)
