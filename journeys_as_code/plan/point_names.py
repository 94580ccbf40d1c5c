"""Points that have other names than when state was written: they are told by their uuids."""

from __future__ import annotations

from collections.abc import Mapping

from journeys_as_code.compile.resource import Resource
from journeys_as_code.model.journey import Document
from journeys_as_code.model.references import speaking_of
from journeys_as_code.remote.port import Prior
from journeys_as_code.state.record import Record


def names_of(record: Record | None, resource: Resource | None) -> dict[str, str]:
    """The uuids of a journey's points by name, those that git has dropped included.

    What git calls a point counts; no name and no uuid stands here twice.
    """
    ours = dict(resource.identity.points) if resource else {}
    taken = set(ours.values())
    known = record.points if record else {}
    return {name: it for name, it in known.items() if name not in ours and it not in taken} | ours


def renamed(record: Record | None, resource: Resource) -> dict[str, str]:
    """The points that git calls otherwise than state does: new name by old name."""
    if record is None or record.points == resource.identity.points:
        return {}
    names = {uuid: name for name, uuid in resource.identity.points.items()}
    now = {old: names.get(uuid, old) for old, uuid in record.points.items()}
    return {old: new for old, new in now.items() if old != new}


def in_names_of_today(record: Record | None, prior: Prior, resource: Resource) -> Record | None:
    """The record, its documents calling every point what git calls it now, else what it is live.

    A point that is neither in git nor live keeps its name, unless another one has it now.
    """
    today = _today(record, prior, resource) if record else {}
    if record is None or not today:
        return record
    pending = record.pending
    if pending is not None:
        desired = called(pending.desired, today)
        pending = pending.model_copy(update={"desired": desired})
    applied = called(record.applied, today) if record.applied is not None else None
    return record.model_copy(update={"applied": applied, "pending": pending})


def _today(record: Record, prior: Prior, resource: Resource) -> Mapping[str, str]:
    """The names of today by those of the record, where they differ."""
    ours = resource.identity.points
    if ours == prior.uuids == record.points:
        return {}
    names = {uuid: name for name, uuid in (*prior.uuids.items(), *ours.items())}
    taken = set(names.values())
    found = {}
    for old, uuid in record.points.items():
        new = names.get(uuid) or (f"{old} (before)" if old in taken else old)
        if new != old:
            found[old] = new
    return found


def called(document: Document, names: Mapping[str, str]) -> Document:
    """The document with some of its points called by other names; one that had such a name goes."""
    points = document.get("points")
    if not points or names.keys().isdisjoint(points):
        return document
    new = {names[name] for name in points if name in names}
    said = {
        names.get(name, name): speaking_of(point, names)
        for name, point in points.items()
        if name in names or name not in new
    }
    return {**document, "points": said}
