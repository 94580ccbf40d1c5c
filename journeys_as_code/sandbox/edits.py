"""Edits behind every client's back, as JSON: what a person does in the builder."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from journeys_as_code.sandbox.failures import invalid
from journeys_as_code.sandbox.record import Definition


def patched(definition: Definition, patch: Mapping[str, Any]) -> Definition:
    """The definition after a JSON merge patch (RFC 7386).

    In it `points` is an object: uuid or title of a point -> patch of that point; null removes it,
    and a name that is neither adds a point under this uuid.
    """
    changes = dict(patch)
    points = changes.pop("points", {})
    if not isinstance(points, dict):
        raise invalid("patch.points must be a JSON object: uuid or title -> patch")
    merged: Definition = _merged(definition, changes)
    for name, change in points.items():
        merged["points"] = _with_point(merged.get("points") or [], name, change)
    return merged


def _with_point(points: list[dict[str, Any]], name: str, change: Any) -> list[dict[str, Any]]:
    found = [point for point in points if name in (point["uuid"], point.get("title"))]
    if len(found) > 1:
        raise invalid(f"several points are called {name!r}")
    if change is None:
        return [point for point in points if point not in found]
    if not found:
        return [*points, _merged({"uuid": name}, change)]
    return [_merged(point, change) if point is found[0] else point for point in points]


def _merged(value: Any, patch: Any) -> Any:
    if not isinstance(patch, dict):
        return patch
    merged = dict(value) if isinstance(value, dict) else {}
    for key, change in patch.items():
        if change is None:
            merged.pop(key, None)
        else:
            merged[key] = _merged(merged.get(key), change)
    return merged
