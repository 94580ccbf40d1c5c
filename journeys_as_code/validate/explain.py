"""Why a document does not fit the schema, in words that say what to write.

Imported only when the judge has said no: jsonschema takes its time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
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
from journeys_as_code.validate.problem import Problem, value_at
from journeys_as_code.validate.words import expected, given, shortened, suggestion

Coded = tuple[str, Problem]
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
        return [_refused(path, keyword) for path, keyword in refusals(document, catalogue)]
    said = (
        coded
        for error in errors
        if not _is_of_edges(error) and not _will_be_a_number(error, source)
        for coded in _problems(error, catalogue)
    )
    return list(dict.fromkeys(said))


def refused(document: Any, catalogue: Catalogue) -> list[ValidationError]:
    """What jsonschema says of a document: nothing where the judge accepts it."""
    validator = _Explaining(journey_schema(catalogue), format_checker=_FORMATS)
    return list(validator.iter_errors(document))


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


def _problems(error: ValidationError, catalogue: Catalogue) -> Iterator[Coded]:
    path: Path = tuple(error.absolute_path)
    keyword = str(error.validator)
    of_point = len(path) == _POINT_DEPTH and path[0] == "points"
    if of_point and keyword in ("oneOf", "additionalProperties"):
        return point_problems(path, error.instance, catalogue)
    say = _BY_KEYWORD.get(keyword, _declared)
    return say(_Wrong(path, error.instance, error.schema, keyword, error.validator_value))


@dataclass(frozen=True, slots=True)
class _Wrong:
    """One error of jsonschema, as much as is needed to put it in words."""

    path: Path
    value: Any
    schema: Any
    keyword: str
    limit: Any

    @property
    def name(self) -> str:
        """What the value is called."""
        return _name(self.path)

    @property
    def hint(self) -> str:
        """What the schema says the value is, without the mark."""
        return _plain(self.schema.get("description", ""))


def _name(path: Path) -> str:
    """What a value is called: its key, or which item of which list it is."""
    if not path:
        return "the journey"
    *before, last = path
    if isinstance(last, str):
        return f"`{last}`"
    owner = next((step for step in reversed(before) if isinstance(step, str)), "")
    return f"item {last + 1} of `{owner}`"


def _plain(description: str) -> str:
    return re.sub(r"^\[\w+\] ", "", description)


def _unknown_keys(wrong: _Wrong) -> Iterator[Coded]:
    known = list(wrong.schema.get("properties", {}))
    for key in wrong.value:
        if key not in known:
            owner = "a journey" if not wrong.path else wrong.name
            hint = suggestion(str(key), known, otherwise="the keys are {}")
            yield "J120", Problem((*wrong.path, key), f"{owner} has no key `{key}`", hint, key=True)


def _missing_keys(wrong: _Wrong) -> Iterator[Coded]:
    for key in wrong.limit:
        if key not in wrong.value:
            about = wrong.schema.get("properties", {}).get(key, {}).get("description", "")
            owner = "the journey" if not wrong.path else wrong.name
            hint = f"`{key}`: {_plain(about)}" if about else f"write `{key}: ...`"
            yield (
                "J121",
                Problem(wrong.path, f"{owner} needs `{key}`", hint, key=bool(wrong.path)),
            )


def _wrong_type(wrong: _Wrong) -> Iterator[Coded]:
    types = [wrong.limit] if isinstance(wrong.limit, str) else list(wrong.limit)
    if types[0] != "string" and len(types) > 1:
        types = [name for name in types if name != "string"]
    yield _type_problem(wrong, types)


def _type_problem(wrong: _Wrong, types: list[str]) -> Coded:
    message = f"{wrong.name} must be {expected(types)}, not {given(wrong.value)}"
    hint = wrong.hint
    if "string" in types and isinstance(wrong.value, int | float):
        hint = f'quote it: "{str(wrong.value).lower() if isinstance(wrong.value, bool) else wrong.value}"'
    elif types == ["boolean"] and isinstance(wrong.value, str):
        hint = "write `true` or `false`, without quotes"
    return "J122", Problem(wrong.path, message, hint)


def _not_one_of(wrong: _Wrong) -> Iterator[Coded]:
    values = wrong.limit
    if wrong.keyword == "anyOf":
        values = wrong.limit[0].get("enum") if isinstance(wrong.limit[0], dict) else None
        if values is None:
            yield from _declared(wrong)
            return
    names = [str(value) for value in values]
    hint = suggestion(str(wrong.value), names, otherwise="write one of {}")
    message = f"{wrong.name} is {given(wrong.value)}, which is none of its values"
    yield "J123", Problem(wrong.path, message, hint)


def _misspelt(wrong: _Wrong) -> Iterator[Coded]:
    types = wrong.schema.get("type")
    if isinstance(types, list) and "string" in types:
        yield from _wrong_type(_Wrong(wrong.path, wrong.value, wrong.schema, "type", types))
        return
    hint = wrong.schema.get("patternErrorMessage") or f"it must match `{wrong.limit}`"
    message = f'{wrong.name} cannot be "{shortened(wrong.value)}"'
    yield "J125", Problem(wrong.path, message, hint[0].lower() + hint[1:].rstrip("."))


def _too_short(wrong: _Wrong) -> Iterator[Coded]:
    if wrong.value:
        yield from _declared(wrong)
    else:
        yield "J125", Problem(wrong.path, f"{wrong.name} is empty", wrong.hint)


def _declared(wrong: _Wrong) -> Iterator[Coded]:
    """Anything else can only come from a schema that the project declares."""
    limit = f": {wrong.limit}" if isinstance(wrong.limit, int | float | str) else ""
    yield _refused(wrong.path, f"{wrong.keyword}{limit}")


def _refused(path: Path, limit: str) -> Coded:
    message = f"{_name(path)} does not fit what `point_kinds` in journeys.yaml says of it"
    return "J126", Problem(path, message, f"its schema has `{limit}`")


_BY_KEYWORD: dict[str, Callable[[_Wrong], Iterator[Coded]]] = {
    "additionalProperties": _unknown_keys,
    "required": _missing_keys,
    "type": _wrong_type,
    "enum": _not_one_of,
    "anyOf": _not_one_of,
    "pattern": _misspelt,
    "format": _misspelt,
    "minLength": _too_short,
}
