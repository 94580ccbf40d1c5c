"""Which live journey and points a document is about: pinned by the file, else known, else derived."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any
from uuid import UUID, uuid5

from journeys_as_code.compile.resource import Identity
from journeys_as_code.model.journey import Document

_NAMESPACE = UUID("6f1d4f5e-3c53-5b0e-9a43-8d2f0c7b1e64")
"""Fixed for ever: the uuids of all points that this tool ever made are derived from it."""

NOBODY = Identity(None)

Others = Callable[[], Collection[str]]
"""Asked for only where a uuid is derived: those of all points that state knows, of any journey."""


def point_uuid(project: str, application_code: str, key: str, name: str) -> str:
    """The uuid of a new point: the same for the same file everywhere, never shared by two applications."""
    return str(uuid5(_NAMESPACE, "\n".join((project, application_code, key, name))))


def point_uuids(project: str, application_code: str, key: str, name: str) -> Iterator[str]:
    """Without end, the uuids for a new point: each for where a point that is there has the one before."""
    uuid = point_uuid(project, application_code, key, name)
    while True:
        yield uuid
        uuid = point_uuid(project, application_code, key, f"{name}\n{uuid}")


def identify(
    document: Document,
    *,
    project: str,
    application_code: str,
    key: str,
    target_name: str = "",
    known: Identity = NOBODY,
    others: Others = frozenset,
) -> Identity:
    """The identity of a valid document and of each of its points.

    `known` is what the state says. A pin may be one uuid, or one per target. What a point was called
    before counts for as long as the state knows that name; where it knows no point at all, the uuid is
    the one that the earlier name has. No point is given one of the `others`, a pin excepted.
    """
    points: Mapping[str, Any] = document.get("points") or {}

    def pinned(name: str) -> str | None:
        return _pin(points[name], target_name)

    def renamed(name: str) -> str | None:
        earlier = points[name].get("renamed_from")
        if not isinstance(earlier, str):
            return None
        return known.points.get(earlier) if known.points else derived(earlier)

    def derived(name: str) -> str:
        made = point_uuids(project, application_code, key, name)
        return next(it for it in made if it not in taken and (it in ours or it not in others()))

    found: dict[str, str] = {}
    taken: set[str] = set()
    ours = frozenset(known.points.values())
    for way in (pinned, renamed, known.points.get, derived):
        for name in sorted(points) if len(found) < len(points) else ():
            uuid = None if name in found else way(name)
            if uuid is not None and (way is pinned or uuid not in taken):
                found[name] = uuid
                taken.add(uuid)
    return Identity(
        uuid=_pin(document, target_name) or known.uuid,
        points={name: found[name] for name in points},
    )


def _pin(value: Mapping[str, Any], target_name: str) -> str | None:
    pin = value.get("uuid")
    if isinstance(pin, dict):
        pin = pin.get(target_name)
    return pin.lower() if isinstance(pin, str) else None
