"""Fields that the service knows and no client does: added, and watched for being lost.

A real service is ahead of every client. What it keeps beyond what a client knows must survive the
client's PUT, which replaces everything. Planting such fields makes that testable.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from journeys_as_code.sandbox.names import is_foreign
from journeys_as_code.sandbox.record import Definition


def planted(definition: Definition, before: Definition | None = None) -> Definition:
    """The definition with unknown fields in what is new in it; what was there before is left alone."""
    known = {point.get("uuid") for point in (before or {}).get("points") or ()}
    params = definition["params"]
    points = definition.get("points") or []
    return {
        **definition,
        "params": params if before else {**params, "srv_region": "eu", "srv_limits": {"daily": 7}},
        "points": [point if point["uuid"] in known else _planted(point) for point in points],
    }


def _planted(point: Mapping[str, Any]) -> dict[str, Any]:
    ((key, data),) = point["point_data"].items()
    return {
        **point,
        "srv_revision": 4,
        "point_data": {key: {**data, "srv_audit_trail": [{"step": "made", "by": "builder"}]}},
        "outputs": {
            name: {**output, "info": {**(output.get("info") or {}), "srv_edge_label": "line"}}
            for name, output in (point.get("outputs") or {}).items()
        },
    }


def lost(before: Definition, after: Definition) -> tuple[str, ...]:
    """Paths of the unknown fields that are gone or changed although what held them is still there."""
    return tuple(
        f"{path}.{name}"
        for path, old, new in _holders(before, after)
        for name, value in old.items()
        if is_foreign(name) and new.get(name) != value
    )


def _holders(before: Definition, after: Definition) -> Iterator[tuple[str, Any, Any]]:
    """Pairs of messages, before and after, that are the same message to the service."""
    yield "params", before.get("params") or {}, after.get("params") or {}
    new_points = {point.get("uuid"): point for point in after.get("points") or ()}
    for old in before.get("points") or ():
        new = new_points.get(old.get("uuid"))
        if new is not None:
            yield from _in_point(f"points[{old.get('uuid')}]", old, new)


def _in_point(path: str, old: Any, new: Any) -> Iterator[tuple[str, Any, Any]]:
    yield path, old, new
    yield from _in_both(f"{path}.point_data", old.get("point_data"), new.get("point_data"))
    old_outputs, new_outputs = old.get("outputs") or {}, new.get("outputs") or {}
    yield from _in_both(f"{path}.outputs", old_outputs, new_outputs)
    for name in old_outputs.keys() & new_outputs.keys():
        where = f"{path}.outputs.{name}"
        yield from _in_both(where, old_outputs[name], new_outputs[name])


def _in_both(path: str, old: Any, new: Any) -> Iterator[tuple[str, Any, Any]]:
    old, new = old or {}, new or {}
    for key in old.keys() & new.keys():
        if isinstance(old[key], dict) and isinstance(new[key], dict):
            yield f"{path}.{key}", old[key], new[key]
