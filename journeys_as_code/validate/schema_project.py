"""The JSON Schema of `journeys.yaml`, from its pydantic models."""

from __future__ import annotations

from typing import Any

from journeys_as_code.model.params import params_type
from journeys_as_code.model.project import Project
from journeys_as_code.validate.schema_types import Schema, schema_of


def project_schema() -> Schema:
    """The schema of the project file."""
    schema = Project.model_json_schema(by_alias=True, ref_template="#/definitions/{model}")
    schema["definitions"] = schema.pop("$defs")
    schema["definitions"]["Defaults"]["properties"]["params"] |= schema_of(params_type())
    tidy: Schema = _tidy(schema)
    return {"title": "Project", "description": Project.__doc__} | tidy


def _tidy(value: Any) -> Any:
    """Leave out the titles that pydantic makes up, and close maps whose keys have a pattern."""
    if isinstance(value, list):
        return [_tidy(item) for item in value]
    if not isinstance(value, dict):
        return value
    closed = {"additionalProperties": False} if "patternProperties" in value else {}
    made_up = isinstance(value.get("title"), str)
    return {k: _tidy(v) for k, v in value.items() if not (k == "title" and made_up)} | closed
