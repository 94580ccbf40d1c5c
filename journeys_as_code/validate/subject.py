"""What rules of one journey look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from journeys_as_code.model.graph import Graph
from journeys_as_code.model.journey import Document
from journeys_as_code.source.document import SourceFile
from journeys_as_code.validate.terms import Terms


@dataclass(frozen=True, slots=True)
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

    def of(self, kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """The name and the data of every point of a kind."""
        for name in self.graph.by_kind.get(kind, ()):
            data = self.graph.points[name][kind]
            if isinstance(data, dict):
                yield name, data
