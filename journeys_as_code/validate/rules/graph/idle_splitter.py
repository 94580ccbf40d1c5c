"""J218: a splitter sends people different ways."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.findings import Severity
from journeys_as_code.model.graph import Graph
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.subject import Subject


@rule("J218", Severity.WARNING)
def idle_splitter(subject: Subject) -> Iterator[Problem]:
    """The branches of a splitter lead to different points.

    A splitter whose branches all lead to one point decides nothing. Mostly one of its branches was
    to lead elsewhere, and people do not get what was made for them.
    """
    graph = subject.graph
    if subject.over:
        return
    for name in graph.of_family("splitting"):
        target = _only_target(graph, name)
        if target:
            message = f"all ways out of `{name}` lead to `{target}`, so it decides nothing"
            hint = f"let one of them lead elsewhere, or go straight to `{target}`"
            yield Problem(("points", name, "outputs"), message, hint, key=True)


def _only_target(graph: Graph, name: str) -> str:
    """The one point that several outputs of a splitter lead to, if they all do."""
    outputs = graph.branching.get(name, {})
    targets = list(outputs.values())
    if len(targets) < 2 or targets.count(targets[0]) < len(targets) or "next" in graph.points[name]:  # noqa: PLR2004
        return ""
    kind = graph.kinds[name]
    known = {out.key for written in outputs if kind and (out := kind.output(written))}
    is_sound = len(known) == len(outputs) and isinstance(targets[0], str)
    return targets[0] if is_sound else ""  # misspelt or said twice, which is said elsewhere
