"""A journey as a graph: its points, the ways between them, and who can be where.

It is made from any document, broken ones too: what is not a point is left out, and a point whose
kind cannot be told has the kind None, so that rules can keep quiet about what they cannot know.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from journeys_as_code.address import Path
from journeys_as_code.model.circles import circles
from journeys_as_code.model.journey import Document, Point, kind_names
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.model.points.kind import Kind
from journeys_as_code.model.references import Reference, find_references, refers

_BEYOND = sys.maxsize


class Edge(NamedTuple):
    """One way from a point to another, by the alias of the output (as written where there is none)."""

    source: str
    output: str
    target: str
    written: str | None
    """The key in `outputs` as the author wrote it; None where it is the point's `next`."""

    @property
    def path(self) -> Path:
        """Where in the document the target is named."""
        steps = ("next",) if self.written is None else ("outputs", self.written)
        return ("points", self.source, *steps)


@dataclass(frozen=True)
class Graph:
    """The points of a journey by name, each with its kind, and the edges in document order."""

    points: Mapping[str, Point]
    kinds: Mapping[str, Kind | None]
    edges: tuple[Edge, ...]

    @classmethod
    def of(cls, document: Document, catalogue: Catalogue) -> Graph:
        """The graph of a document, however broken it is."""
        points = document.get("points")
        found = points.items() if isinstance(points, dict) else ()
        wellformed = {name: point for name, point in found if isinstance(point, dict)}
        kinds = {name: _kind(point, catalogue) for name, point in wellformed.items()}
        edges: list[Edge] = []
        for name, point in wellformed.items():
            edges += _edges(name, point, kinds[name])
        return cls(wellformed, kinds, tuple(edges))

    @cached_property
    def entries(self) -> tuple[str, ...]:
        """The points by which people come in."""
        return tuple(name for name, kind in self.kinds.items() if kind and kind.family == "entry")

    @cached_property
    def by_kind(self) -> Mapping[str, list[str]]:
        """The points of each kind that can be told, by its name."""
        found: dict[str, list[str]] = {}
        for name, kind in self.kinds.items():
            if kind is not None:
                found.setdefault(kind.name, []).append(name)
        return found

    def of_family(self, family: str) -> list[str]:
        """The points of all kinds of a family."""
        return [name for name, kind in self.kinds.items() if kind and kind.family == family]

    @cached_property
    def branching(self) -> Mapping[str, dict[str, Any]]:
        """The `outputs` of every point that has some."""
        found = {name: point.get("outputs") for name, point in self.points.items()}
        return {
            name: outputs
            for name, outputs in found.items()
            if outputs and isinstance(outputs, dict)
        }

    @cached_property
    def unclear(self) -> tuple[str, ...]:
        """The points whose kind cannot be told."""
        return tuple(name for name, kind in self.kinds.items() if kind is None)

    @cached_property
    def following(self) -> Mapping[str, list[str]]:
        """Where each point leads, only to points that exist."""
        ways: dict[str, list[str]] = {name: [] for name in self.points}
        for edge in self.edges:
            if edge.target in ways:
                ways[edge.source].append(edge.target)
        return ways

    def onward(self, name: str) -> list[str]:
        """Where people go from a point; nowhere from an exit, whatever is written there."""
        kind = self.kinds[name]
        return self.following[name] if kind is None or kind.outputs else []

    @cached_property
    def preceding(self) -> Mapping[str, list[str]]:
        """From where each point is led to."""
        ways: dict[str, list[str]] = {name: [] for name in self.points}
        for source, targets in self.following.items():
            for target in targets:
                ways[target].append(source)
        return ways

    @cached_property
    def lost(self) -> frozenset[str]:
        """The points of which it cannot be told where they lead: a way is misspelt, or leads nowhere."""
        astray = {edge.source for edge in self.edges if edge.target not in self.points}
        return frozenset(astray | {name for name, point in self.points.items() if _garbled(point)})

    @cached_property
    def is_forward(self) -> bool:
        """Whether every way leads to a point further down, so that nothing can go in a circle."""
        place = {name: number for number, name in enumerate(self.points)}
        return all(place[edge.source] < place.get(edge.target, _BEYOND) for edge in self.edges)

    @cached_property
    def circles(self) -> tuple[tuple[str, ...], ...]:
        """One circle of each part of the journey in which people come back to where they were."""
        if self.is_forward:
            return ()
        return circles({name: self.onward(name) for name in self.points})

    @cached_property
    def reachable(self) -> frozenset[str]:
        """The points that people can come to from an entry."""
        return walk(self.entries, self.following)

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Every `{{point:...}}` in the points, with full paths."""
        if not refers(self.points):
            return ()
        return tuple(
            reference
            for name, point in self.points.items()
            if refers(point)
            for reference in find_references(point, ("points", name))
        )


def walk(start: Iterable[str], ways: Mapping[str, list[str]]) -> frozenset[str]:
    """Everything that can be come to from `start`, itself included."""
    seen = set(start)
    todo = list(seen)
    while todo:
        for name in ways[todo.pop()]:
            if name not in seen:
                seen.add(name)
                todo.append(name)
    return frozenset(seen)


def _garbled(point: Point) -> bool:
    outputs = point.get("outputs", {})
    if not isinstance(point.get("next", ""), str) or not isinstance(outputs, dict):
        return True
    return not all(isinstance(target, str) for target in outputs.values())


def _kind(point: Point, catalogue: Catalogue) -> Kind | None:
    names = kind_names(point)
    return catalogue.get(names[0]) if len(names) == 1 else None


def _edges(name: str, point: Point, kind: Kind | None) -> list[Edge]:
    edges: list[Edge] = []
    following = point.get("next")
    if isinstance(following, str):
        edges.append(Edge(name, _alias(kind, "default"), following, None))
    outputs = point.get("outputs")
    if isinstance(outputs, dict):
        for written, target in outputs.items():
            if isinstance(target, str):
                edges.append(Edge(name, _alias(kind, written), target, written))
    return edges


def _alias(kind: Kind | None, written: str) -> str:
    output = kind.output(written) if kind else None
    return output.alias if output else written
