"""The committed schemas are what the models generate."""

from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.validate import schema_files
from journeys_as_code.workflow.schemas import every_schema

SCHEMAS = Path(__file__).parent.parent / "schemas"


def test_the_committed_schemas_are_the_generated_ones() -> None:
    stale = schema_files.stale(every_schema(Catalogue.builtin()), SCHEMAS)
    assert not stale, f"{', '.join(stale)}: run `journeys schemas generate`"


def test_they_are_the_ones_the_tool_reads() -> None:
    assert schema_files.folder() == SCHEMAS


@pytest.mark.parametrize("name", every_schema(Catalogue.builtin()))
def test_each_is_json_schema_with_a_stable_id(name: str) -> None:
    schema = schema_files.read(name)
    Draft7Validator.check_schema(schema)
    assert schema["$id"] == "urn:journeys-as-code:" + name.removesuffix(".schema.json")
