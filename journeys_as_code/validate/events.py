"""The events and attributes that points name, as far as that can be told: their inner shapes are assumed."""

from __future__ import annotations

from typing import Any

from journeys_as_code.address import Path
from journeys_as_code.model.values import is_interpolation

Named = tuple[Path, str]
"""A name, and where below a point's data it stands."""

_EVENT = ("event_name", "event", "name")
_ATTRIBUTE = ("attribute_name", "attribute", "name")


def event_names(kind: str, data: Any) -> list[Named]:
    """The events that a point waits for."""
    if kind == "message_bus":
        return _texts(data, "event_name")
    found: list[Named] = []
    for index, branch in enumerate(branches_of(data) if kind == "wait_for_trigger" else ()):
        events = branch.get("events") if isinstance(branch, dict) else None
        for number, event in enumerate(events if isinstance(events, list) else ()):
            found += _named(event, _EVENT, ("branches", index, "events", number))
    return found


def attribute_names(kind: str, data: Any) -> list[Named]:
    """The attributes of events that a point names."""
    if not isinstance(data, dict):
        return []
    if kind == "start_by_api":
        return _items(data, "attributes", _ATTRIBUTE)
    if kind == "tag_splitter":
        return _named(data.get("attribute"), _ATTRIBUTE, ("attribute",))
    entry = _texts(data.get("attribute_entry"), "attribute_name")
    conditions = _items(data, "event_conditions", _ATTRIBUTE[:2])
    return [*((("attribute_entry", *path), name) for path, name in entry), *conditions]


def events_of(kind: str, data: Any) -> tuple[str, ...]:
    """The names of the events that a point waits for; none where one of them cannot be told."""
    names = [name for _, name in event_names(kind, data)]
    return () if any("${" in name for name in names) else tuple(names)


def api_attributes(data: Any) -> tuple[str, ...] | None:
    """The attributes that an API entry names; None where that cannot be told."""
    listed = data.get("attributes", []) if isinstance(data, dict) else []
    if not isinstance(listed, list):
        return None
    names = [attribute_name(item) for item in listed]
    return tuple(names) if all(names) else None


def attribute_name(value: Any) -> str:
    """The attribute that a value names; empty where that cannot be told."""
    return next(
        (name for _, name in _named(value, _ATTRIBUTE, ()) if not is_interpolation(name)), ""
    )


def branches_of(data: Any) -> list[Any]:
    """The branches of a point; none where they are no list."""
    branches = data.get("branches") if isinstance(data, dict) else None
    return branches if isinstance(branches, list) else []


def _texts(data: Any, key: str) -> list[Named]:
    text = data.get(key) if isinstance(data, dict) else None
    return [((key,), text)] if isinstance(text, str) else []


def _items(data: dict[str, Any], key: str, keys: tuple[str, ...]) -> list[Named]:
    found: list[Named] = []
    items = data.get(key)
    for index, item in enumerate(items if isinstance(items, list) else ()):
        found += _named(item, keys, (key, index))
    return found


def _named(value: Any, keys: tuple[str, ...], path: Path) -> list[Named]:
    """The name that a value is, or holds under the first of these keys that it has."""
    if isinstance(value, str):
        return [(path, value)]
    if isinstance(value, dict):
        for key in keys:
            if isinstance(value.get(key), str):
                return [((*path, key), value[key])]
    return []
