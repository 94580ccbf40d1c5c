"""From the type of a value to the JSON Schema (draft-07) that judges it.

There are no unions of messages, so that a judgement names the value that is wrong. A value that is
not text may be a `${...}` that no variable has filled yet.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from journeys_as_code.model.points.kind import Field, Form, Type
from journeys_as_code.model.values import DURATION, INTERPOLATION, TIMESTAMP

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
LATER = f"^{INTERPOLATION}$"
"""Pattern that refuses all text but a value that a variable gives later."""


def _or_later(name: str, words: str) -> Schema:
    return {"type": [name, "string"], "pattern": LATER, "patternErrorMessage": f"Write {words}."}


def _spelled(pattern: str, words: str, **more: Any) -> Schema:
    whole = f"^(?:{pattern}|{INTERPOLATION})$"
    return {"type": "string", "pattern": whole, "patternErrorMessage": f"Write {words}.", **more}


BODY = (
    "A file of the project that holds the value, by its path from the project's folder: JSON where "
    "it ends in `.json`, else text."
)

_SCALARS: Mapping[Form, Schema] = {
    Form.TEXT: TEXT,
    Form.INTEGER: _or_later("integer", "a whole number"),
    Form.NUMBER: _or_later("number", "a number"),
    Form.BOOLEAN: _or_later("boolean", "`true` or `false`"),
    Form.DURATION: _spelled(DURATION, "a duration like `1d`, `12h`, `1d 12h` or `90m`"),
    Form.TIMESTAMP: _spelled(
        TIMESTAMP,
        "a moment with its time zone, like `2026-03-01T09:00:00Z`",
        format="timestamp",
    ),
    Form.ANY: {"properties": {"file": {"description": BODY}}},
}


def schema_of(declared: Type) -> Schema:
    """The schema of values of a type."""
    compose = _COMPOSED.get(declared.form)
    return compose(declared) if compose else dict(_SCALARS[declared.form])


def _enum(declared: Type) -> Schema:
    return {"anyOf": [{"enum": list(declared.values)}, {"type": "string", "pattern": LATER}]}


def _list(declared: Type) -> Schema:
    return (
        {"type": "array", "items": schema_of(declared.item)} if declared.item else {"type": "array"}
    )


def _map(declared: Type) -> Schema:
    values = schema_of(declared.item) if declared.item else {}
    return {"type": "object", "additionalProperties": values or True}


def _message(declared: Type) -> Schema:
    properties = {name: field_schema(field) for name, field in declared.fields.items()}
    return {"type": "object", "properties": properties, "additionalProperties": declared.open}


def field_schema(field: Field) -> Schema:
    """The schema of one field, with its mark and what it is; the values of a choice say so too."""
    said = {"description": f"[{field.sure}] {field.doc}"}
    schema = schema_of(field.type)
    if field.type.form is Form.ENUM:
        schema["anyOf"][0] |= said  # where editors look for it when they offer a value
    return said | schema


_COMPOSED: Mapping[Form, Callable[[Type], Schema]] = {
    Form.ENUM: _enum,
    Form.LIST: _list,
    Form.MAP: _map,
    Form.MESSAGE: _message,
}
