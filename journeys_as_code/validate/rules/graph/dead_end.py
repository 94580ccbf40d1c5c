"""J206: every path ends in an exit."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.subject import Subject


@rule("J206")
def dead_end(subject: Subject) -> Iterator[Problem]:
    """A point that is no exit leads on.

    Everybody leaves a journey by an `exit`: there they are counted, and from there on they may enter
    again. Of a point that just stops, the builder does not know whether it was forgotten.
    """
    if subject.over:
        return
    for name, point in subject.graph.points.items():
        if "next" in point or point.get("outputs", {}) != {}:
            continue
        kind = subject.graph.kinds[name]
        if kind is None or not kind.outputs:
            continue
        ways = ", ".join(f"{output.alias}: NAME" for output in kind.outputs if output.required)
        hint = "add `next: NAME`" if kind.single else f"add `outputs: {{{ways}}}`"
        message = f"point `{name}` leads nowhere and is no exit"
        yield Problem(("points", name), message, hint, key=True)
