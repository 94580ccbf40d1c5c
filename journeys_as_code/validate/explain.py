"""Why a document does not fit the schema, in words that say what to write.

Imported only when the judge has said no: jsonschema takes its time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from jsonschema import Draft7Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from journeys_as_code.address import Path
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.model.values import is_interpolation, parse_number
from journeys_as_code.source.document import SourceFile
from journeys_as_code.validate.explain_point import point_problems
from journeys_as_code.validate.judge import is_timestamp, journey_schema, refusals
from journeys_as_code.validate.problem import value_at
from journeys_as_code.validate.schema_types import Schema
from journeys_as_code.validate.wrong import Coded, Wrong, in_words, unfit

_POINT_DEPTH = 2


def _pattern(_: Any, pattern: str, instance: Any, __: Any) -> Iterator[ValidationError]:
    """`$` is the very end, as the judge has it, not the place before a last line break."""
    whole = re.sub(r"\$$", r"\\Z", pattern)
    if isinstance(instance, str) and not re.search(whole, instance):
        yield ValidationError("")


_FORMATS = FormatChecker(formats=())
_FORMATS.checks("timestamp")(lambda value: not isinstance(value, str) or is_timestamp(value))
_Explaining = extend(Draft7Validator, {"pattern": _pattern})  # type: ignore[no-untyped-call]


def explain(document: Any, source: SourceFile, catalogue: Catalogue) -> list[Coded]:
    """Every problem of a refused document's shape with its code.

    What `next` and `outputs` may be is left to the rules, which say it better.
    """
    errors = refused(document, catalogue)
    if not errors:  # a `format` of a declared schema, which only the judge knows
        return [unfit(path, keyword) for path, keyword in refusals(document, catalogue)]
    said = (
        coded
        for error in errors
        if not _is_of_edges(error) and not _will_be_a_number(error, source)
        for coded in _problems(error, source, catalogue)
    )
    return list(dict.fromkeys(said))


def refused(document: Any, catalogue: Catalogue) -> list[ValidationError]:
    """What jsonschema says of a document: nothing where the judge accepts it."""
    return errors_in(document, journey_schema(catalogue))


def errors_in(data: Any, schema: Schema) -> list[ValidationError]:
    """What jsonschema says of data against any schema of ours."""
    return list(_Explaining(schema, format_checker=_FORMATS).iter_errors(data))


def _is_of_edges(error: ValidationError) -> bool:
    schema_path = list(error.absolute_schema_path)
    return schema_path[:2] == ["properties", "points"] and schema_path[3:4] == ["allOf"]


def _will_be_a_number(error: ValidationError, source: SourceFile) -> bool:
    """Whether a text stands for a number, which `compile` makes of it.

    The loader keeps `010` and `1.10` as they are, and a variable of the environment is always text.
    """
    wanted = _types(error.schema)
    if error.validator not in ("type", "pattern") or not wanted & {"integer", "number"}:
        return False
    text, path = error.instance, tuple(error.absolute_path)
    if not isinstance(text, str) or parse_number(text, whole="number" not in wanted) is None:
        return False
    return source.is_plain(path) or is_interpolation(value_at(source.data, path))


def _types(schema: Any) -> set[str]:
    types = schema.get("type", []) if isinstance(schema, dict) else []
    return {types} if isinstance(types, str) else set(types)


def _problems(error: ValidationError, source: SourceFile, catalogue: Catalogue) -> Iterator[Coded]:
    path: Path = tuple(error.absolute_path)
    keyword = str(error.validator)
    of_point = len(path) == _POINT_DEPTH and path[0] == "points"
    if of_point and keyword in ("oneOf", "additionalProperties"):
        return point_problems(path, error.instance, catalogue)
    if keyword == "None":  # where the schema is just `false`
        return iter((unfit(path, "false"),))
    written = value_at(source.data, path)
    return in_words(
        Wrong(path, error.instance, error.schema, keyword, error.validator_value, written)
    )
