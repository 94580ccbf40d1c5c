"""The kinds a project declares itself: new ones, and other names for what is only assumed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from journeys_as_code.model.points.declare import DEFAULT
from journeys_as_code.model.points.kind import Field, Form, Kind, Output, Sure, Type
from journeys_as_code.model.project import PointKind

_FORMS = {
    "string": Form.TEXT,
    "integer": Form.INTEGER,
    "number": Form.NUMBER,
    "boolean": Form.BOOLEAN,
}


def declared_kind(name: str, declaration: PointKind) -> Kind:
    """A kind that only the project knows."""
    schema = declaration.json_schema or {}
    data = schema_type(schema)
    kind = Kind(
        name=name,
        data_key=name,
        point_type=declaration.point_type or f"POINT_TYPE_{name.upper()}",
        family="project",
        sure=Sure.ASSUMED,
        summary=str(schema.get("description", "A kind of this project.")),
        outputs=DEFAULT,
        data=data if data.form is Form.MESSAGE else Type(Form.MESSAGE, open=True),
    )
    return overridden(kind, declaration)


def overridden(kind: Kind, declaration: PointKind) -> Kind:
    """The kind with what the project says in place of what the catalogue says."""
    outputs = kind.outputs
    if declaration.outputs is not None:
        outputs = tuple(_output(kind, key, alias) for alias, key in declaration.outputs.items())
    return replace(
        kind,
        point_type=declaration.point_type or kind.point_type,
        data_key=declaration.data_key or kind.data_key,
        outputs=outputs,
        data=replace(kind.data, fields=_renamed(kind.data.fields, declaration.fields)),
        schema=declaration.json_schema if declaration.json_schema is not None else kind.schema,
    )


def _output(kind: Kind, key: str, alias: str) -> Output:
    """A declared output; what is known of this key stays, and no point of a known kind needs a new one."""
    known = next((output for output in kind.outputs if output.key == key), None)
    if known is not None:
        return replace(known, alias=alias)
    return Output(key, alias, required=kind.family == "project")


def _renamed(fields: Mapping[str, Field], names: Mapping[str, str]) -> dict[str, Field]:
    known = {
        name: replace(field, wire_name=names.get(name, name)) for name, field in fields.items()
    }
    new = {
        name: Field(name, wire_name, Type(Form.ANY), Sure.ASSUMED, "A field of this project.")
        for name, wire_name in names.items()
        if name not in fields
    }
    return known | new


def schema_type(schema: Mapping[str, Any]) -> Type:
    """The type that a JSON Schema describes, as far as it can be told; ANY where it cannot."""
    form = schema.get("type")
    if form == "object":
        return _object_type(schema)
    if form == "array":
        items = schema.get("items")
        return Type(Form.LIST, item=schema_type(items if isinstance(items, dict) else {}))
    if form == "string" and "enum" in schema:
        return Type(Form.ENUM, values=tuple(schema["enum"]))
    if form == "string" and schema.get("format") == "date-time":
        return Type(Form.TIMESTAMP)
    return Type(_FORMS.get(form, Form.ANY) if isinstance(form, str) else Form.ANY)


def _object_type(schema: Mapping[str, Any]) -> Type:
    properties = schema.get("properties")
    values = schema.get("additionalProperties", True)
    if not isinstance(properties, dict):
        return Type(Form.MAP, item=schema_type(values if isinstance(values, dict) else {}))
    fields = {
        name: Field(
            name=name,
            wire_name=name,
            type=schema_type(part if isinstance(part, dict) else {}),
            sure=Sure.ASSUMED,
            doc=str(part.get("description", "")) if isinstance(part, dict) else "",
        )
        for name, part in properties.items()
    }
    return Type(Form.MESSAGE, fields=fields, open=values is not False)
