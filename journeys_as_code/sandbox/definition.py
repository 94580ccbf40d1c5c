"""What the service asks of a definition: when it is written, and when it is started."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from journeys_as_code.sandbox.failures import invalid
from journeys_as_code.sandbox.record import Definition

ENTRY_KEYS = frozenset({"start_by_segment", "message_bus", "start_by_api"})
"""The kinds of points by which people come in. Documented."""

_PAIRS = {"start_by_segment": "POINT_TYPE_START_BY_SEGMENT", "message_bus": "POINT_TYPE_EVENT"}
"""Documented pairs of `point_data` key and `point_type`; the others are assumed, so any is taken."""

_ONLY_OUTPUTS = {key: frozenset({"default"}) for key in ENTRY_KEYS} | {
    "boolean_splitter": frozenset({"default", "output1"}),
    "exit": frozenset[str](),
}
"""Documented."""

_DOCUMENTED_FIELDS: Mapping[str, Mapping[str, type]] = {
    "start_by_segment": {
        "application_code": str, "filter_code": str, "repeat": dict, "start_at": str,
        "is_deactivated": bool,
    },
    "message_bus": {
        "event_name": str, "application_code": str, "event_conditions": list, "active_period": dict,
        "multi_entry": dict, "attribute_entry": dict, "allow_reenter": bool,
    },
}  # fmt: skip
_JSON_NAMES = {str: "string", dict: "object", list: "array", bool: "boolean"}
_TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)")


def checked(body: Mapping[str, Any]) -> Definition:
    """The definition in the body of a create or put; refused with INVALID_ARGUMENT when it is wrong."""
    _text(body.get("title"), "title")
    params = _of_type(body.get("params"), dict, "params")
    _text(params.get("application_code"), "params.application_code")
    points = _objects(body.get("points"), "points")
    for index, point in enumerate(points):
        _check_point(point, f"points[{index}]")
    _check_uuids(points)
    _check_edges(points)
    comments = _objects(body.get("comments"), "comments")
    kept = {key: value for key, value in body.items() if key != "info"}
    return {**kept, "points": points, "comments": comments}


def _text(value: Any, path: str) -> str:
    if value is None or value == "":
        raise invalid(f"{path} is required")
    return str(_of_type(value, str, path))


def _of_type(value: Any, wanted: type, path: str) -> Any:
    if value is None and wanted is dict:
        raise invalid(f"{path} is required")
    if not isinstance(value, wanted):
        raise invalid(f"{path} must be a JSON {_JSON_NAMES[wanted]}")
    return value


def _objects(value: Any, path: str) -> list[dict[str, Any]]:
    items = [] if value is None else _of_type(value, list, path)
    for index, item in enumerate(items):
        _of_type(item, dict, f"{path}[{index}]")
    return list(items)


def _check_point(point: Mapping[str, Any], path: str) -> None:
    _text(point.get("uuid"), f"{path}.uuid")
    point_type = _text(point.get("point_type"), f"{path}.point_type")
    if point.get("title") is not None:
        _of_type(point["title"], str, f"{path}.title")
    data = _of_type(point.get("point_data"), dict, f"{path}.point_data")
    if len(data) != 1:
        raise invalid(f"{path}.point_data must have exactly one key, not {len(data)}")
    ((key, value),) = data.items()
    _of_type(value, dict, f"{path}.point_data.{key}")
    _check_pair(key, point_type, path)
    _check_fields(key, value, f"{path}.point_data.{key}")
    _check_outputs(point, key, path)


def _check_pair(key: str, point_type: str, path: str) -> None:
    wrong_type = _PAIRS.get(key, point_type) != point_type
    if wrong_type or (point_type in _PAIRS.values() and key not in _PAIRS):
        raise invalid(f"{path}.point_data.{key} does not fit point_type {point_type}")


def _check_fields(key: str, value: Mapping[str, Any], path: str) -> None:
    for name, wanted in _DOCUMENTED_FIELDS.get(key, {}).items():
        if value.get(name) is not None:
            _of_type(value[name], wanted, f"{path}.{name}")
    start_at = value.get("start_at") if key == "start_by_segment" else None
    if start_at is not None and not _TIMESTAMP.fullmatch(start_at):
        raise invalid(f"{path}.start_at is no timestamp")


def _check_outputs(point: Mapping[str, Any], key: str, path: str) -> None:
    outputs = point.get("outputs")
    if outputs is None:
        return
    allowed = _ONLY_OUTPUTS.get(key)
    for name, output in _of_type(outputs, dict, f"{path}.outputs").items():
        where = f"{path}.outputs.{name}"
        if allowed is not None and name not in allowed:
            raise invalid(f"{where}: {key} has no such output")
        info = _of_type(output, dict, where).get("info")
        if info is not None and _of_type(info, dict, f"{where}.info").get("next_point_uuid"):
            _of_type(info["next_point_uuid"], str, f"{where}.info.next_point_uuid")


def _check_uuids(points: list[dict[str, Any]]) -> None:
    seen: set[str] = set()
    for index, point in enumerate(points):
        if point["uuid"] in seen:
            raise invalid(f"points[{index}].uuid {point['uuid']} is used by another point")
        seen.add(point["uuid"])


def _check_edges(points: list[dict[str, Any]]) -> None:
    uuids = {point["uuid"] for point in points}
    for index, point in enumerate(points):
        for output, target in edges(point):
            if target and target not in uuids:
                where = f"points[{index}].outputs.{output}.info.next_point_uuid"
                raise invalid(f"{where} {target} is no point of this journey")


def edges(point: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The outputs of a point and the uuids they lead to (empty: nowhere yet)."""
    for name, output in (point.get("outputs") or {}).items():
        yield name, (output.get("info") or {}).get("next_point_uuid") or ""


def data_of(point: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """The one key of `point_data` and what stands under it."""
    ((key, data),) = point["point_data"].items()
    return key, data


def is_entry(point: Mapping[str, Any]) -> bool:
    """Whether people come in by this point."""
    return data_of(point)[0] in ENTRY_KEYS or str(point["point_type"]).startswith(
        "POINT_TYPE_START_"
    )


def why_not_startable(definition: Definition) -> str:
    """What keeps a journey from being started, empty where nothing does. Assumed."""
    points = definition["points"]
    if not any(map(is_entry, points)):
        return "the journey has no entry point"
    for point in points:
        leads = dict(edges(point))
        if not all(leads.values()) or (is_entry(point) and not leads):
            return f"point {point['uuid']} leads nowhere"
    return ""
