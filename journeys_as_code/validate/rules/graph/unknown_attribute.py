"""J221: the data of events come from somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.findings import Severity
from journeys_as_code.model.graph import Graph, walk
from journeys_as_code.model.references import Reference
from journeys_as_code.validate.events import api_attributes, attribute_name, events_of
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.subject import Subject
from journeys_as_code.validate.words import suggestion


@rule("J221", Severity.WARNING)
def unknown_attribute(subject: Subject) -> Iterator[Problem]:
    """Events and attributes that are used come from a point before.

    An attribute of an event is there only if that event was waited for, and one of an API call only
    if the entry names it. What comes from nowhere is empty: texts have a hole, splitters send
    everybody the same way.
    """
    for reference in subject.graph.references:
        yield from _in_text(subject.graph, reference)
    for name, data in subject.of("tag_splitter"):
        wanted = attribute_name(data.get("attribute"))
        known = _given_before(subject.graph, name) if wanted else None
        if wanted and known is not None and wanted not in known:
            message = f"nothing before `{name}` gives an attribute `{wanted}`"
            hint = suggestion(wanted, sorted(known), otherwise="the attributes are {}")
            hint = hint or "enter by an event, or by an API entry that names it"
            yield Problem(("points", name, "tag_splitter", "attribute"), message, hint)


def _in_text(graph: Graph, reference: Reference) -> Iterator[Problem]:
    kind = graph.kinds.get(reference.name)
    details = reference.details
    event, attribute = details.get("event", ""), details.get("attribute", "")
    if kind is None or not (event or attribute):
        return
    data = graph.points[reference.name][kind.name]
    if kind.name == "start_by_segment":
        message = f"people come in at `{reference.name}` by a segment: there is no event"
        yield Problem(
            reference.path, message, "name a point that waits for it", part=reference.begin
        )
        return
    events = events_of(kind.name, data)
    if event and events and event not in events:
        message = f"`{reference.name}` does not wait for an event `{event}`"
        hint = suggestion(event, sorted(events), otherwise="it waits for {}")
        yield Problem(reference.path, message, hint, part=f"event:{event}")
    known = api_attributes(data) if kind.name == "start_by_api" else None
    if attribute and known is not None and attribute not in known:
        message = f"the API entry `{reference.name}` has no attribute `{attribute}`"
        hint = suggestion(attribute, sorted(known), otherwise="its attributes are {}")
        yield Problem(reference.path, message, hint, part=f"attribute:{attribute}")


def _given_before(graph: Graph, name: str) -> list[str] | None:
    """The attributes that the API entries before a point name; None where there may be others."""
    known: list[str] = []
    before = walk(graph.preceding[name], graph.preceding)
    if not before or graph.lost or graph.unclear:
        return None
    for point in filter(before.__contains__, graph.points):
        kind = graph.kinds[point]
        if kind is None or kind.name in ("message_bus", "wait_for_trigger"):
            return None
        if kind.family == "project":
            return None
        if kind.name == "start_by_api":
            named = api_attributes(graph.points[point][kind.name])
            if named is None:
                return None
            known += named
    return known
