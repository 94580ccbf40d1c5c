"""What rules of one journey look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from journeys_as_code.address import Path
from journeys_as_code.model.graph import Graph
from journeys_as_code.model.journey import Document
from journeys_as_code.model.values import parse_duration
from journeys_as_code.source.document import SourceFile
from journeys_as_code.validate.problem import value_at
from journeys_as_code.validate.terms import Terms
from journeys_as_code.validate.texts import leaves

_TIMES = {"wait": "duration", "wait_for_trigger": "period"}


class Stay(NamedTuple):
    """How many seconds people stay at a point, and where that is said."""

    path: Path
    name: str
    seconds: float


@dataclass(frozen=True)
class Subject:
    """A journey's key, its document with variables filled in, that as a graph, and its file."""

    key: str
    document: Document
    graph: Graph
    source: SourceFile
    terms: Terms

    @property
    def names(self) -> Mapping[str, object]:
        """The points by name, those too that are no points."""
        points = self.document.get("points")
        return points if isinstance(points, dict) else {}

    @property
    def empty(self) -> bool:
        """Whether the file gives the journey no points at all."""
        return "points" in self.document and not self.document["points"]

    @property
    def live(self) -> bool:
        """Whether the file wants people in the journey, now or again later."""
        return self.document.get("status") in ("running", "paused")

    @property
    def over(self) -> bool:
        """Whether the file wants the journey finished or archived, so that nobody goes through it."""
        return self.document.get("status") in ("finished", "archived")

    @property
    def params(self) -> Mapping[str, Any]:
        """The settings of the whole journey."""
        params = self.document.get("params")
        return params if isinstance(params, dict) else {}

    @property
    def texts(self) -> Iterable[str]:
        """The texts of all files that it is made of."""
        return self.source.texts.values()

    def says(self, *words: str) -> bool:
        """Whether any of these words stands anywhere in its files: a quick look before a long one."""
        return any(word in text for text in self.texts for word in words)

    @cached_property
    def stays(self) -> Sequence[Stay]:
        """Every point at which people stay for a fixed time that is known."""
        found = []
        for kind, field in _TIMES.items():
            for name, data in self.of(kind):
                text = data.get(field)
                seconds = parse_duration(text) if isinstance(text, str) else None
                if seconds is not None:
                    found.append(Stay(("points", name, kind, field), name, seconds))
        return found

    @cached_property
    def hooks(self) -> frozenset[str]:
        """The points that speak to other services, and those of which nobody knows what they do."""
        return frozenset((*self.graph.by_kind.get("webhook", ()), *self.graph.of_family("project")))

    @cached_property
    def hook_texts(self) -> str:
        """All texts of those points on lines, as they are written: for a quick look."""
        points = value_at(self.source.data, ("points",))
        return "\n".join(text for name in self.hooks for text in leaves(value_at(points, (name,))))

    def of(self, kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """The name and the data of every point of a kind."""
        for name in self.graph.by_kind.get(kind, ()):
            data = self.graph.points[name][kind]
            if isinstance(data, dict):
                yield name, data
