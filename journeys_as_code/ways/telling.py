"""A story told: one person goes through a document, by a clock that only the document moves.

Nothing is sent and nobody is asked. Where the story does not say which way the person takes or how
long they stay, it cannot be told on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from journeys_as_code.model.flow import Ways, ways_of
from journeys_as_code.model.graph import Edge, Graph
from journeys_as_code.ways.choices import choose
from journeys_as_code.ways.story import Story, Time
from journeys_as_code.ways.traveller import Traveller, Undecided

MOST_STEPS = 1_000
"""Somebody who passes more points than this goes round for ever."""


@dataclass(frozen=True, slots=True)
class Passed:
    """A point that the person came to, and when; `output` is "" where the story ends."""

    point: str
    kind: str
    family: str
    at: Time
    output: str = ""
    splits: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What came of a story."""

    steps: tuple[Passed, ...]
    tags: Mapping[str, Any]
    """The values that the journey gave to tags."""
    left: bool
    """Whether the person left the journey by an exit."""
    stuck: Undecided | None = None
    """Why the story could not be told to its end."""


def tell(story: Story, graph: Graph) -> Told:
    """Let the person of a story go through a valid journey."""
    ways = ways_of(graph)
    who = Traveller(graph, story.person)
    steps: list[Passed] = []
    name = story.enters or graph.entries[0]
    stuck = None
    try:
        while name:
            name = _pass(who, name, ways, steps)
    except Undecided as undecided:
        stuck = undecided
    return Told(tuple(steps), who.tags, _left(steps, graph, stuck), stuck)


def _left(steps: Sequence[Passed], graph: Graph, stuck: Undecided | None) -> bool:
    kind = graph.kinds[steps[-1].point]
    return stuck is None and kind is not None and not kind.outputs


def _pass(who: Traveller, name: str, ways: Ways, steps: list[Passed]) -> str:
    """Come to a point and go on from it; the next one, or "" where there is none."""
    kind, out = who.kind(name), ways[name]
    who.visits[name] += 1
    here = Passed(name, kind.name, kind.family, who.at, splits=len(out) > 1)
    steps.append(here)
    if len(steps) > MOST_STEPS:
        raise Undecided(f"the person goes round and round, and is at `{name}` again", _LOOP)
    if kind.name == "set_tags" and isinstance(tags := who.data(name).get("tags"), dict):
        who.tags.update(tags)
    output, stay = choose(who, name, out)
    who.at += stay
    edge = _edge(out, output)
    if edge is None and (out or output):
        raise Undecided(f"`{name}` leads nowhere by `{output}`", f"give `{name}` that way out")
    steps[-1] = Passed(name, kind.name, kind.family, here.at, output, here.splits)
    return edge.target if edge else ""


_LOOP = "say with a list in `takes` which way the person takes each time"


def _edge(out: Sequence[Edge], output: str) -> Edge | None:
    return next((edge for edge in out if edge.output == output), None)
