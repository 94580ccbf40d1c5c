"""J210: a way out is said once, and as its kind has it."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.model.points.kind import Kind
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.subject import Subject
from journeys_as_code.validate.words import listed


@rule("J210", firm=True)
def two_ways(subject: Subject) -> Iterator[Problem]:
    """A way out is said once: `next` where there is one, `outputs` where there are several.

    Of two ways that are said for one output only one can be written to the API, and nobody could say
    which.
    """
    graph = subject.graph
    for name, point in graph.points.items():
        kind = graph.kinds[name]
        if kind is None or not kind.outputs or ("outputs" not in point and kind.single):
            continue
        path = ("points", name)
        if "next" in point and not kind.single:
            message = f"`{kind.name}` has several ways out, so `next` does not say which"
            aliases = [output.alias for output in kind.outputs]
            yield Problem(
                (*path, "next"), message, f"use `outputs` with {listed(aliases)}", key=True
            )
        elif "next" in point and "outputs" in point:
            message = f"point `{name}` has both `next` and `outputs`"
            yield Problem((*path, "outputs"), message, "keep `next`", key=True)
        elif isinstance(point.get("outputs"), dict):
            for alias, key in _twice(point["outputs"], kind):
                message = f"`{alias}` and `{key}` are the same output"
                yield Problem((*path, "outputs", key), message, f"keep `{alias}`", key=True)


def _twice(outputs: dict[str, object], kind: Kind) -> Iterator[tuple[str, str]]:
    for output in kind.outputs:
        if output.alias != output.key and output.alias in outputs and output.key in outputs:
            yield output.alias, output.key
