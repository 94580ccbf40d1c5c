"""Request bodies: strict JSON, field names in either spelling brought to snake_case."""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

from journeys_as_code.model.points.kind import Form, Type
from journeys_as_code.sandbox import shapes
from journeys_as_code.sandbox.failures import invalid
from journeys_as_code.sandbox.names import camel, is_foreign, snake

_HAS_CAMEL = re.compile(rb'"[a-z][a-z0-9]*[A-Z][A-Za-z0-9]*"\s*:')
_HAS_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")


def parsed(raw: bytes) -> dict[str, Any]:
    """The JSON object in a body; refused with INVALID_ARGUMENT when it is not one."""
    try:
        value = json.loads(raw.decode(), parse_constant=_no_constant)
        if _HAS_SURROGATE.search(raw):
            json.dumps(value, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        reason = str(error).partition(": line")[0].partition(": char")[0]
        raise invalid(f"request body is no valid JSON: {reason}") from error
    if not isinstance(value, dict):
        raise invalid("request body is no JSON object")
    return value


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON number")


def definition_of(raw: bytes) -> dict[str, Any]:
    """The body of a create or put, names in snake_case; nothing else is checked."""
    body = parsed(raw)
    if not _HAS_CAMEL.search(raw):
        return body
    body["params"] = _snaked(body.get("params"), shapes.PARAMS)
    for key, snaked in (("points", _point), ("comments", _comment)):
        if isinstance(body.get(key), list):
            body[key] = [snaked(item) for item in body[key]]
    return body


def _comment(comment: Any) -> Any:
    return _snaked(comment, shapes.COMMENT)


def _point(point: Any) -> Any:
    snaked = _snaked(point, shapes.POINT)
    data = snaked.get("point_data") if isinstance(snaked, dict) else None
    if not isinstance(data, dict):
        return snaked
    kind = str(snaked.get("point_type"))
    snaked["point_data"] = {
        _data_key(key): _snaked(value, shapes.data_of(_data_key(key), kind))
        for key, value in data.items()
    }
    return snaked


def _data_key(key: str) -> str:
    return snake(key) if snake(key) in shapes.data_keys() else key


def _snaked(value: Any, type_: Type) -> Any:
    """The value with the names of its known fields in snake_case; names of data stay."""
    if isinstance(value, list) and type_.item:
        return [_snaked(element, type_.item) for element in value]
    if not isinstance(value, dict):
        return value
    if type_.form is Form.MAP and type_.item:
        return {key: _snaked(element, type_.item) for key, element in value.items()}
    if type_.form is not Form.MESSAGE:
        return value
    return _snaked_message(value, type_)


def _snaked_message(value: dict[str, Any], type_: Type) -> dict[str, Any]:
    known = {}
    for field in type_.fields.values():
        known[field.wire_name] = known[camel(field.wire_name)] = field
    out: dict[str, Any] = {}
    for key, element in value.items():
        field_ = known.get(key)
        name = field_.wire_name if field_ else snake(key) if is_foreign(key) else key
        if name in out:
            raise invalid(f"field {name} is given twice")
        out[name] = _snaked(element, field_.type) if field_ else element
    return out
