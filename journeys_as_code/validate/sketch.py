"""What rules of the whole project need to know of one journey."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from journeys_as_code.address import Path
from journeys_as_code.findings import Place
from journeys_as_code.model.graph import Graph
from journeys_as_code.source.document import SourceFile
from journeys_as_code.source.lines import Lines
from journeys_as_code.validate.rules.graph.bad_pin import pins, point_pins
from journeys_as_code.validate.rules.graph.restless_loop import may_wait
from journeys_as_code.validate.subject import Subject

_SIGN = "$schema="
_MODELINE = re.compile(r"^#[ \t]*yaml-language-server:.*?\$schema=(\S+)", re.MULTILINE)


Pin = tuple[Path, str]
"""A pinned uuid, and where it stands."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way into a journey: by which event or segment, on which condition, to which messages at once.

    `when` is whatever the file says: conditions of the event, or the moment at which the segment is
    let in.
    """

    path: Path
    by: str
    name: str
    when: Any
    channels: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sketch:
    """One journey, as other journeys see it."""

    key: str
    file: str
    title: str
    over: bool
    """Whether it is to be finished or archived."""
    idle: bool
    """The same, or a draft: nobody is in it."""
    moved: str
    pins: tuple[Pin, ...]
    """The uuids it is pinned to."""
    point_pins: tuple[Pin, ...]
    """The uuids that its points are pinned to."""
    ways: tuple[Way, ...]
    starts: tuple[tuple[Path, str], ...]
    """When segments are let in that are let in only once."""
    kinds: Mapping[str, str]
    """The first point of each kind, by the kind's name."""
    used: frozenset[str] | None
    """The variables it names; None where that is not known."""
    schema: tuple[str, Place] | None
    """The file that a comment names as its schema, and where it does."""


def sketch(subject: Subject, used: frozenset[str] | None) -> Sketch:
    """The sketch of a journey, however broken it is."""
    document, graph = subject.document, subject.graph
    return Sketch(
        key=subject.key,
        file=subject.source.file,
        title=_text(document.get("title")),
        over=subject.over,
        idle=subject.over or document.get("status") == "draft",
        moved=_text(document.get("moved")),
        pins=tuple(pins(document, ())) if "uuid" in document else (),
        point_pins=tuple(point_pins(graph.points)),
        ways=tuple(_ways(subject)),
        starts=tuple(_starts(subject)),
        kinds={kind: names[0] for kind, names in graph.by_kind.items()},
        used=used,
        schema=schema_of(subject.source),
    )


def schema_of(source: SourceFile) -> tuple[str, Place] | None:
    """What `# yaml-language-server: $schema=...` names in a file, and where."""
    found = _MODELINE.search(source.text) if _SIGN in source.text else None
    if found is None:
        return None
    lines = Lines(source.text[: found.end()])
    return found[1], Place(source.file, *lines.span(*found.span(1)))


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _ways(subject: Subject) -> Iterator[Way]:
    for name, data in subject.of("message_bus"):
        event = data.get("event_name")
        if isinstance(event, str):
            path: Path = ("points", name, "message_bus", "event_name")
            when = data.get("event_conditions")
            yield Way(path, "event", event, when, _at_once(subject.graph, name))
    for name, data in subject.of("start_by_segment"):
        segment = data.get("filter_code")
        if isinstance(segment, str) and data.get("is_deactivated") is not True:
            path = ("points", name, "start_by_segment", "filter_code")
            when = data.get("start_at")
            yield Way(path, "segment", segment, when, _at_once(subject.graph, name))


def _starts(subject: Subject) -> Iterator[tuple[Path, str]]:
    for name, data in subject.of("start_by_segment"):
        start = data.get("start_at")
        if isinstance(start, str) and not data.get("repeat") and not data.get("is_deactivated"):
            yield ("points", name, "start_by_segment", "start_at"), start


def _at_once(graph: Graph, entry: str) -> frozenset[str]:
    """The kinds of messages that somebody who enters may get before they wait for anything."""
    seen, todo = {entry}, [entry]
    found: set[str] = set()
    while todo:
        for name in graph.following[todo.pop()]:
            if name not in seen and not may_wait(graph, name):
                seen.add(name)
                todo.append(name)
                kind = graph.kinds[name]
                if kind is not None and kind.family == "messaging":
                    found.add(kind.name)
    return frozenset(found)
