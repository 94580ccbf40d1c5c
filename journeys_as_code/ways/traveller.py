"""Somebody on the way through a journey."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from journeys_as_code.model.graph import Graph
from journeys_as_code.model.journey import kind_of
from journeys_as_code.model.points.kind import Kind
from journeys_as_code.ways.story import Person, Time


class Undecided(Exception):
    """The story does not say enough to go on from a point; `hint` is what it could say."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@dataclass
class Traveller:
    """What is known of a person, and what has happened to them so far."""

    graph: Graph
    person: Person
    at: Time = 0
    tags: dict[str, Any] = field(default_factory=dict)
    """The values that the journey gave to tags."""
    visits: Counter[str] = field(default_factory=Counter)
    spent: set[tuple[str, Time]] = field(default_factory=set)
    """The events that have ended a wait already."""

    def data(self, name: str) -> Mapping[str, Any]:
        """The data of a point."""
        point = self.graph.points[name]
        data: Mapping[str, Any] = point[kind_of(point)]
        return data

    def kind(self, name: str) -> Kind:
        """The kind of a point."""
        kind = self.graph.kinds[name]
        assert kind is not None  # noqa: S101 - the document is valid
        return kind

    def alias(self, name: str, key: str) -> str:
        """How authors call the output of a point that the API calls `key`."""
        output = self.kind(name).output(key)
        return output.alias if output else key

    def knows_tag(self, tag: str) -> bool:
        """Whether it is known which value a tag has, be it none."""
        return tag in self.tags or self.person.tags is not None

    def tag(self, tag: str) -> Any:
        """The value of a tag, as far as it is known."""
        return self.tags.get(tag, (self.person.tags or {}).get(tag))

    def told(self, name: str) -> str | None:
        """The output that the story names for this visit of a point. Raises Undecided."""
        outputs = self.person.takes.get(name)
        if outputs is None:
            return None
        visit = self.visits[name]
        if 1 < len(outputs) < visit:
            said = f"it is not said which way the person takes on visit {visit} of `{name}`"
            raise Undecided(said, f"add it to `takes: {{{name}: [{', '.join(outputs)}, ...]}}`")
        return self.alias(name, outputs[min(visit, len(outputs)) - 1])
