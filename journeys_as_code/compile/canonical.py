"""The canonical form of a document: one spelling for everything that means the same.

See `model.journey` for what it promises. Making it twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from journeys_as_code.model.journey import (
    AUTHORING_ONLY,
    POINT_KEYS,
    Document,
    Point,
    default_title,
    targets_of,
)
from journeys_as_code.model.params import params_type
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.model.points.kind import Form, Kind, Type
from journeys_as_code.model.references import find_references, refers, rename_references
from journeys_as_code.model.values import canonical_duration, canonical_timestamp, parse_number

_SPELLINGS: Mapping[Form, Callable[[str], Any]] = {
    Form.DURATION: canonical_duration,
    Form.TIMESTAMP: canonical_timestamp,
    Form.INTEGER: partial(parse_number, whole=True),
    Form.NUMBER: parse_number,
}
_REWRITTEN = AUTHORING_ONLY | {"next", "outputs"}
_COORDINATES = Type(Form.MAP, item=Type(Form.NUMBER))


def canonical(
    document: Document,
    catalogue: Catalogue,
    application_code: str,
    names: Mapping[str, str] | None = None,
) -> Document:
    """The canonical form of a valid document; the given one is left alone.

    `names` maps uuids of the journey's own points to their names, for references that hold a uuid.
    """
    result = {key: value for key, value in document.items() if key not in AUTHORING_ONLY}
    if isinstance(result.get("params"), dict):
        result["params"] = canonical_data(result["params"], params_type(), application_code)
    points: Mapping[str, Any] = result.get("points") or {}
    result["points"] = {
        name: _untitled(name, canonical_point(point, catalogue, application_code))
        for name, point in points.items()
    }
    if names and refers(result) and any(it.name in names for it in find_references(result)):
        result = rename_references(result, names)
    return result


def canonical_point(point: Point, catalogue: Catalogue, application_code: str) -> Point:
    """The canonical form of one point."""
    result: Point = {}
    kind: Kind | None = None
    for key, value in point.items():
        if key not in POINT_KEYS:
            kind = catalogue.get(key)
            data = {} if value is None else value
            result[key] = canonical_data(data, kind.data, application_code) if kind else data
        elif key == "position":
            result[key] = _spelled(value, _COORDINATES)
        elif key not in _REWRITTEN:
            result[key] = value
    result.update(_edges(point, kind))
    return result


def _untitled(name: str, point: Point) -> Point:
    """The point without a title that says nothing, or only what its name says."""
    if point.get("title") in ("", default_title(name)):
        return {key: value for key, value in point.items() if key != "title"}
    return point


def _edges(point: Point, kind: Kind | None) -> dict[str, Any]:
    edges = targets_of(point)
    if not edges:
        return {}
    if kind is None or kind.single:
        return {"next": edges["default"]} if edges.keys() == {"default"} else {"outputs": edges}
    named = {
        output.alias: edges.pop(spelling)
        for output in kind.outputs
        for spelling in (output.alias, output.key)
        if spelling in edges
    }
    return {"outputs": named | edges}


def canonical_data(value: dict[str, Any], declared: Type, application_code: str) -> dict[str, Any]:
    """The canonical form of a message's fields; a field that only repeats the target's goes."""
    result: dict[str, Any] = {}
    for name, item in value.items():
        field = declared.fields.get(name)
        if field is None:
            result[name] = item
        elif not (field.from_target and item == application_code):
            result[name] = _spelled(item, field.type)
    return result


def _spelled(value: Any, declared: Type) -> Any:
    spell = _SPELLINGS.get(declared.form)
    if spell is not None:
        spelled = spell(value) if isinstance(value, str) else None
        return value if spelled is None else spelled
    if declared.form is Form.MESSAGE and isinstance(value, dict):
        return canonical_data(value, declared, "")
    if declared.item is not None and isinstance(value, list):
        return [_spelled(item, declared.item) for item in value]
    if declared.item is not None and isinstance(value, dict):
        return {key: _spelled(item, declared.item) for key, item in value.items()}
    return value
