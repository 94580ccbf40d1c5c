"""Where every value of a text stands: a tree of spots, made from the text's events on demand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from yaml import (
    AliasEvent,
    CollectionEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    YAMLError,
)

from journeys_as_code.source.composer import events

_PROPERTIES = re.compile(r"(?:[&!]\S*\s*(?:#.*\s*)*)*")


@dataclass(slots=True)
class Spot:
    """One value of a text, from offset `start` to `end`, anchor and tag left out.

    A block collection ends where the last of its values does.
    """

    start: int
    end: int
    begin: int = 0
    """Where its anchor or tag begins; `start` where it has none."""
    anchor: str = ""
    """Its anchor, or of an alias the anchor that it names."""
    flow: bool = False
    """Whether it is a collection in brackets."""
    style: str | None = None
    """Of a scalar: "" (plain), a quote, `|` or `>`."""
    tagged: bool = False
    value: str = ""
    key: Spot | None = None
    """The key of a value in a mapping."""
    children: dict[str, Spot] | list[Spot] | None = None
    target: Spot | None = None
    """Of an alias: the value it names, whose children are its own."""

    @property
    def meant(self) -> Spot:
        """The value itself, where this spot is an alias."""
        return self if self.target is None else self.target

    def child(self, step: str | int) -> Spot | None:
        """The spot one step of a path below this one."""
        children = self.meant.children
        if isinstance(children, dict):
            return children.get(step) if isinstance(step, str) else None
        if isinstance(children, list) and isinstance(step, int) and 0 <= step < len(children):
            return children[step]
        return None


def lay_out(text: str) -> Spot | None:
    """The spot of the first document's root; None where there is none, or text that is not YAML."""
    try:
        return _Builder(text).root()
    except (YAMLError, ValueError, RecursionError):
        return None


class _Builder:
    def __init__(self, text: str) -> None:
        self._text = text
        self._events: Iterator[Any] = events(text)
        self._anchors: dict[str, Spot] = {}
        self._closed = 0

    def root(self) -> Spot | None:
        first = next((event for event in self._events if isinstance(event, NodeEvent)), None)
        return None if first is None else self._spot(first)

    def _spot(self, event: Any) -> Spot:
        start, end = event.start_mark.index, event.end_mark.index
        if isinstance(event, AliasEvent):
            name = str(event.anchor)
            return Spot(start, end, start, name, target=self._anchors.get(name))
        properties = _PROPERTIES.match(self._text, start)
        begin, start = start, min(properties.end(), end) if properties else start
        spot = Spot(start, end, begin, event.anchor or "", tagged=bool(event.tag))
        if event.anchor:
            self._anchors[event.anchor] = spot
        if isinstance(event, ScalarEvent):
            spot.style, spot.value = event.style or "", event.value
            return spot
        spot.flow = bool(event.flow_style)
        if isinstance(event, MappingStartEvent):
            spot.children = self._entries()
            last = next(reversed(spot.children.values()), None)
        else:
            spot.children = [self._spot(item) for item in self._parts()]
            last = spot.children[-1] if spot.children else None
        spot.end = self._closed if spot.flow or last is None else last.end
        return spot

    def _entries(self) -> dict[str, Spot]:
        entries: dict[str, Spot] = {}
        for event in self._parts():
            key, value = self._spot(event), self._spot(next(self._events))
            value.key = key
            entries.setdefault(key.meant.value, value)
        return entries

    def _parts(self) -> Iterator[Any]:
        """The events that begin the parts of the collection that has just begun."""
        while not isinstance(event := next(self._events), CollectionEndEvent):
            yield event
        mark: Any = event.end_mark
        self._closed = mark.index
