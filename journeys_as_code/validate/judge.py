"""The judge: whether a document fits the schema of journeys, fast and without reasons."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import jsonschema_rs

from journeys_as_code.address import Path
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.model.values import canonical_timestamp, is_interpolation
from journeys_as_code.validate import schema_files
from journeys_as_code.validate.schema_types import Schema

_FILE = "journey.schema.json"


def is_timestamp(text: str) -> bool:
    """Whether a text is a moment in the calendar, or will be given by a variable."""
    return canonical_timestamp(text) is not None or is_interpolation(text)


@lru_cache(maxsize=8)
def journey_schema(catalogue: Catalogue) -> Schema:
    """The committed schema; one made afresh where the project declares kinds."""
    if not catalogue.declared:
        return schema_files.read(_FILE)
    from journeys_as_code.validate import schema

    return schema.journey_schema(catalogue)


@lru_cache(maxsize=8)
def _validator(catalogue: Catalogue) -> jsonschema_rs.Draft7Validator:
    return jsonschema_rs.Draft7Validator(
        journey_schema(catalogue), formats={"timestamp": is_timestamp}, validate_formats=True
    )


def fits(document: Any, catalogue: Catalogue) -> bool:
    """Whether a document has the shape of a journey."""
    return _validator(catalogue).is_valid(document)


def refusals(document: Any, catalogue: Catalogue) -> Iterator[tuple[Path, str]]:
    """Where a document does not have the shape of a journey, and by which keyword of the schema."""
    for error in _validator(catalogue).iter_errors(document):
        yield tuple(error.instance_path), str(error.schema_path[-1])
