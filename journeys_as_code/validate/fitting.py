"""Whether the data of points fits what is assumed of its kind, field by field."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

import jsonschema_rs

from journeys_as_code.model.points.kind import Kind
from journeys_as_code.validate.schema import kind_schema
from journeys_as_code.validate.schema_types import Schema, schema_of

WHOLE = ""
"""In place of a field's name: the data is no message at all."""


class Fitting:
    """Judges the data of points of one kind; may be asked often."""

    def __init__(self, kind: Kind) -> None:
        self._kind = kind
        self._whole = jsonschema_rs.Draft7Validator(kind_schema(kind))
        self._fields = {
            name: jsonschema_rs.Draft7Validator(schema_of(field.type))
            for name, field in kind.data.fields.items()
        }

    def misfits(self, data: Any) -> Iterator[str]:
        """The fields whose values do not fit; WHOLE where nothing of the data does."""
        if self._whole.is_valid(data):
            return
        named = [
            n for n, judge in self._fields.items() if n in data and not judge.is_valid(data[n])
        ]
        yield from named or [WHOLE]

    def without(self, names: Collection[str]) -> Schema:
        """The kind's schema, saying nothing of these fields."""
        schema = kind_schema(self._kind)
        properties = schema.get("properties") or {}
        return {
            **schema,
            "properties": {n: {} if n in names else it for n, it in properties.items()},
        }
