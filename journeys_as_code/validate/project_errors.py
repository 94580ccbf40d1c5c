"""From pydantic's errors on the project file to problems in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from journeys_as_code.address import Path, render
from journeys_as_code.model.project import (
    NAME,
    Defaults,
    DriftIgnore,
    PointKind,
    Project,
    Safety,
    Target,
    Token,
    Var,
)
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.words import expected, given, mended, suggestion

Coded = tuple[str, Problem]

_EXPECTED = {
    "string_type": "string",
    "int_type": "integer",
    "float_type": "number",
    "bool_type": "boolean",
    "list_type": "array",
    "dict_type": "object",
    "model_type": "object",
    "model_attributes_type": "object",
}
_MODELS: Sequence[tuple[tuple[str, ...], type[BaseModel]]] = (
    ((), Project),
    (("targets", "*"), Target),
    (("targets", "*", "token"), Token),
    (("targets", "*", "vars", "*"), Var),
    (("defaults",), Defaults),
    (("safety",), Safety),
    (("drift_ignore", "*"), DriftIgnore),
    (("point_kinds", "*"), PointKind),
)


def problems_of(errors: Sequence[ErrorDetails], data: Any) -> Iterator[Coded]:
    """The problems behind pydantic's errors on `data`, each place said once."""
    by_path: dict[Path, list[ErrorDetails]] = {}
    for error in errors:
        by_path.setdefault(_path(error, data), []).append(error)
    for path, at_path in by_path.items():
        below = any(other != path and other[: len(path)] == path for other in by_path)
        types = [_EXPECTED[error["type"]] for error in at_path if error["type"] in _EXPECTED]
        if not types:
            yield from (_problem(path, error) for error in at_path)
        elif not (below and isinstance(at_path[0]["input"], dict | list)):
            # of a union whose members all refuse, the one that fits best has more to say further down
            yield _wrong_type(path, list(dict.fromkeys(types)), at_path[0]["input"])


def _path(error: ErrorDetails, data: Any) -> Path:
    """The error's place in the data: pydantic adds steps for the members of unions, and for keys."""
    path: list[str | int] = []
    value = data
    for step in error["loc"]:
        inside = isinstance(value, dict) and step in value
        if inside or (isinstance(value, list) and isinstance(step, int) and step < len(value)):
            path.append(step)
            value = value[step]
    if error["type"] == "missing":
        path.append(error["loc"][-1])
    return tuple(path)


def _wrong_type(path: Path, types: Sequence[str], value: Any) -> Coded:
    is_token = path[-1:] == ("token",)
    message = (
        f"{_name(path)} must be {expected(types)}, not {'a text' if is_token else given(value)}"
    )
    from_where = "say where it comes from: `{env: PUSHWOOSH_API_TOKEN}`"
    hint = from_where if is_token else mended(types, value)
    return "J122", Problem(path, message, hint)


def _problem(path: Path, error: ErrorDetails) -> Coded:
    kind, value = error["type"], error["input"]
    if kind == "missing":
        owner = path[:-1]
        message = f"{_name(owner)} needs `{path[-1]}`"
        return "J121", Problem(owner, message, _about(path), key=bool(owner))
    if kind == "extra_forbidden":
        names = _fields(path[:-1])
        hint = suggestion(str(path[-1]), names, otherwise="the keys are {}")
        return "J120", Problem(path, f"{_name(path[:-1])} has no key `{path[-1]}`", hint, key=True)
    if kind in ("literal_error", "enum"):
        choices = str(error.get("ctx", {}).get("expected", "")).replace(" or ", ", ")
        values = [choice.strip("'") for choice in choices.split(", ")]
        hint = suggestion(str(value), values, otherwise="write one of {}")
        if str(value) in values:
            hint = f"write `{value}`, without quotes"
        message = f"{_name(path)} is {given(value)}, which is none of its values"
        return "J123", Problem(path, message, hint)
    return "J125", _bad_format(path, error)


def _bad_format(path: Path, error: ErrorDetails) -> Problem:
    kind, value = error["type"], error["input"]
    if error.get("ctx", {}).get("pattern") == NAME:
        hint = "begin with a letter; then letters, digits, `-` and `_`"
        is_key = error["loc"][-1:] == ("[key]",)
        return Problem(path, f"`{value}` is no name", hint, key=is_key)
    if kind in ("too_short", "string_too_short"):
        return Problem(path, f"{_name(path)} is empty", _about(path))
    return Problem(path, f"{_name(path)} cannot be {given(value)}", _about(path))


def _name(path: Path) -> str:
    if not path:
        return "the project"
    return f"`{render(path) if isinstance(path[-1], int) else path[-1]}`"


def _model(path: Path) -> type[BaseModel] | None:
    for steps, model in _MODELS:
        if len(steps) == len(path) and all(s in ("*", p) for s, p in zip(steps, path, strict=True)):
            return model
    return None


def _fields(path: Path) -> Mapping[str, str]:
    model = _model(path)
    if model is None:
        return {}
    return {info.alias or name: info.description or "" for name, info in model.model_fields.items()}


def _about(path: Path) -> str:
    """What the models say of the value at a path."""
    return _fields(path[:-1]).get(str(path[-1]), "") if path else ""
