"""Every schema of the project, those of files that people write and of reports that programs read."""

from __future__ import annotations

from journeys_as_code.apply.schema import RESULT_SCHEMAS
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.plan.report_schemas import REPORT_SCHEMAS
from journeys_as_code.plan.schema import PLAN_SCHEMAS
from journeys_as_code.validate.schema import generate
from journeys_as_code.validate.schema_types import Schema
from journeys_as_code.ways.story_schema import STORY_SCHEMAS


def every_schema(catalogue: Catalogue) -> dict[str, Schema]:
    """Each schema by its file name under `schemas/`, for these kinds of points."""
    return generate(
        catalogue, {**PLAN_SCHEMAS, **REPORT_SCHEMAS, **RESULT_SCHEMAS, **STORY_SCHEMAS}
    )
