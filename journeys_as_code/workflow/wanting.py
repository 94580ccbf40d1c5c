"""What git wants of journeys on a target, and what all plans of it share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from journeys_as_code.compile.compiler import compile_journey
from journeys_as_code.compile.resource import Home, Identity, Resource
from journeys_as_code.plan.subject import Context
from journeys_as_code.remote.semantics import Semantics
from journeys_as_code.source.composed import ComposedSource
from journeys_as_code.source.document import SourceFile
from journeys_as_code.state.record import Record
from journeys_as_code.validate.check import Checked
from journeys_as_code.workflow.connecting import Connection
from journeys_as_code.workflow.opening import Workspace

_POINT = len(("points", "name"))


def context_of(ws: Workspace, at: Connection, *, include_cosmetic: bool = False) -> Context:
    """What all plans of a target share."""
    return Context(
        ws.target.application_code,
        ws.catalogue,
        Semantics(ws.catalogue),
        at.secrets,
        tuple(ws.target.protect),
        tuple(ws.project.drift_ignore),
        include_cosmetic,
        ws.project.project,
    )


def resources(
    ws: Workspace,
    journeys: Iterable[Checked],
    records: Mapping[str, Record],
    *,
    rest: Callable[[], Mapping[str, Record]] = dict,
) -> dict[str, Resource]:
    """Every journey as git wants it, by key, bound to what the state knows of it.

    The `rest` are the records of all other journeys: asked for only where a point is new, so that it
    gets no uuid of theirs.
    """

    @cache
    def points() -> frozenset[str]:
        every = (*records.values(), *rest().values())
        return frozenset(uuid for record in every for uuid in record.points.values())

    found = {}
    for journey in journeys:
        moved = journey.document.get("moved")
        record = records.get(journey.key) or (records.get(moved) if moved else None)
        found[journey.key] = compile_journey(
            journey.document,
            key=journey.key,
            file=journey.source.file,
            project=ws.project,
            target=ws.target,
            catalogue=ws.catalogue,
            known=Identity(record.uuid, record.points) if record else Identity(None),
            others=points,
            homes=_homes(journey.source),
        )
    return found


def _homes(source: SourceFile) -> dict[str, Home]:
    """The points that are written in other files than the journey's own."""
    if not isinstance(source, ComposedSource):
        return {}
    return {
        str(path[1]): Home(part.source.file, str(part.path[1]))
        for path, part in source.parts.items()
        if len(path) == _POINT and path[0] == "points" and len(part.path) == _POINT
    }


def bound_uuids(records: Mapping[str, Record]) -> frozenset[str]:
    """The live journeys that belong to a key already."""
    return frozenset(record.uuid for record in records.values() if record.uuid is not None)
