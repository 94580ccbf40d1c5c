"""The shape of files that are no journeys, against a schema that another room gives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import jsonschema_rs

from journeys_as_code.findings import Finding, Severity
from journeys_as_code.source.document import SourceFile
from journeys_as_code.validate.problem import value_at
from journeys_as_code.validate.schema_types import Schema


def check_against(schema: Schema, data: Any, source: SourceFile, file: str) -> tuple[Finding, ...]:
    """Findings where `data`, the source's with variables filled in, does not fit a schema.

    `file` is what the file is called in messages. Nothing in the schema may be a union.
    """
    if jsonschema_rs.Draft7Validator(schema).is_valid(data):
        return ()
    return tuple(_explained(schema, data, source, file))


def _explained(schema: Schema, data: Any, source: SourceFile, file: str) -> Iterator[Finding]:
    from journeys_as_code.validate.explain import errors_in
    from journeys_as_code.validate.wrong import Wrong, in_words

    for error in errors_in(data, schema):
        path = tuple(error.absolute_path)
        keyword, limit = str(error.validator), error.validator_value
        written = value_at(source.data, path)
        wrong = Wrong(path, error.instance, error.schema, keyword, limit, written, file)
        for code, problem in in_words(wrong):
            yield problem.finding(code, Severity.ERROR, source)
