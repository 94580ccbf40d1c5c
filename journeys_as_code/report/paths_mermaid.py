"""The ways through a journey as a Mermaid flowchart: a tree, in which no two ways meet again."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.report.mermaid import quoted
from journeys_as_code.report.paths_text import ENDS, number_of, summary
from journeys_as_code.ways.paths import Paths, Way

Nodes = dict[tuple[str, str, str], str]
"""Each node by the one before it, the output taken there, and its point."""


def render(paths: Paths) -> str:
    """What ways have in common at their beginning is drawn once; at its end each has its sum."""
    nodes: Nodes = {}
    lines = [line for at, way in enumerate(paths.ways) for line in _way(f"end{at}", way, nodes)]
    if not paths.ways:
        lines = [f"  n0[{quoted(number_of(paths))}]"]
    return "\n".join(["flowchart LR", *lines]) + "\n"


def _way(end: str, way: Way, nodes: Nodes) -> Iterator[str]:
    """The steps that no way before it had, and its end."""
    before = output = arrow = ""
    for step in way.steps:
        where = before, output, step.point
        if where not in nodes:
            nodes[where] = f"n{len(nodes)}"
            yield f"  {nodes[where]}[{quoted(step.title, str(step.arrival))}]"
            if before:
                yield f"  {before} {arrow} {nodes[where]}"
        before, output = nodes[where], step.output
        arrow = f"-->|{quoted(output)}|" if step.splits else "-->"
    words = [ENDS[way.end].format(way.back_to)] if ENDS[way.end] else []
    yield f"  {before} {arrow} {end}([{quoted(*words, summary(way))}])"
