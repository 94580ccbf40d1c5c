"""Whether a JSON Schema that a project declares for a kind can be used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import jsonschema_rs
from jsonschema import Draft7Validator

from journeys_as_code.address import Path


def schema_problems(schema: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    """Where a declared schema is none, and why; empty if it can be used."""
    meta = Draft7Validator(Draft7Validator.META_SCHEMA)
    wrong = [tuple(error.absolute_path) for error in meta.iter_errors(schema)]
    outside = list(_references(schema, ()))
    yield from ((path, "this is not JSON Schema (draft-07)") for path in wrong)
    yield from ((path, "a declared schema is written out, without `$ref`") for path in outside)
    if not wrong and not outside:
        try:
            jsonschema_rs.Draft7Validator(dict(schema))
        except ValueError as error:
            yield (), f"this schema cannot be used: {str(error).splitlines()[0]}"


def _references(value: Any, path: Path) -> Iterator[Path]:
    if isinstance(value, dict):
        for key, item in value.items():
            if key == "$ref" and isinstance(item, str):
                yield (*path, key)
            yield from _references(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _references(item, (*path, index))
