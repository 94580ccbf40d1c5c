"""One error of jsonschema in plain words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from journeys_as_code.address import Path
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.schema_types import LATER
from journeys_as_code.validate.words import expected, given, mended, suggestion

Coded = tuple[str, Problem]
_MARK = re.compile(r"^\[\w+\] ")


@dataclass(frozen=True, slots=True)
class Wrong:
    """One error of jsonschema, as much as is needed to put it in words."""

    path: Path
    value: Any
    schema: Any
    keyword: str
    limit: Any
    written: Any
    """The value as it stands in the file, before variables were filled in."""
    file: str = "journey"
    """What the file is."""

    @property
    def name(self) -> str:
        """What the value is called."""
        return _name(self.path) if self.path else f"the {self.file}"

    @property
    def by_variable(self) -> bool:
        """Whether a variable gave the value: it may be a secret, so it is not quoted."""
        return isinstance(self.written, str) and "${" in self.written

    @property
    def given(self) -> str:
        """What the value is."""
        return f"what `{self.written}` gives" if self.by_variable else given(self.value)

    @property
    def hint(self) -> str:
        """What the schema says the value is, without the mark."""
        return _about(self.schema)


def _name(path: Path) -> str:
    """What a value is called: its key, or which item of which list it is."""
    if not path:
        return "the journey"
    *before, last = path
    if isinstance(last, str):
        return f"`{last}`"
    owner = next((step for step in reversed(before) if isinstance(step, str)), "")
    return f"item {last + 1} of `{owner}`"


def _about(schema: Any) -> str:
    description = schema.get("description", "") if isinstance(schema, dict) else ""
    return _MARK.sub("", description)


def _unknown_keys(wrong: Wrong) -> Iterator[Coded]:
    known = list(wrong.schema.get("properties", {}))
    patterns = wrong.schema.get("patternProperties", {})
    for key in wrong.value:
        if key not in known and not any(re.search(pattern, key) for pattern in patterns):
            owner = wrong.name if wrong.path else f"a {wrong.file}"
            hint = suggestion(str(key), known, otherwise="the keys are {}")
            yield "J120", Problem((*wrong.path, key), f"{owner} has no key `{key}`", hint, key=True)


def _missing_keys(wrong: Wrong) -> Iterator[Coded]:
    for key in wrong.limit:
        if key not in wrong.value:
            about = _about(wrong.schema.get("properties", {}).get(key))
            hint = f"`{key}`: {about}" if about else f"write `{key}: ...`"
            message = f"{wrong.name} needs `{key}`"
            yield "J121", Problem(wrong.path, message, hint, key=bool(wrong.path))


def _wrong_type(wrong: Wrong) -> Iterator[Coded]:
    types = wrong.schema["type"]
    types = [types] if isinstance(types, str) else list(types)
    if wrong.schema.get("pattern") == LATER:
        types.remove("string")  # a text may only be what a variable gives later
    message = f"{wrong.name} must be {expected(types)}, not {wrong.given}"
    hint = mended(types, wrong.value) if wrong.value is not None else ""
    if hint and wrong.by_variable and "string" in types:
        hint = "quote the value of the variable"
    hint = hint or wrong.hint or mended(types, wrong.value)
    yield "J122", Problem(wrong.path, message, hint)


def _not_one_of(wrong: Wrong) -> Iterator[Coded]:
    values = wrong.limit
    if wrong.keyword == "anyOf":
        values = wrong.limit[0].get("enum") if isinstance(wrong.limit[0], dict) else None
        if values is None:
            yield from _declared(wrong)
            return
    names = [str(value) for value in values]
    hint = suggestion(str(wrong.value), names, otherwise="write one of {}")
    message = f"{wrong.name} is {wrong.given}, which is none of its values"
    yield "J123", Problem(wrong.path, message, hint)


def _misspelt(wrong: Wrong) -> Iterator[Coded]:
    if wrong.limit == LATER:
        yield from _wrong_type(wrong)
        return
    hint = wrong.schema.get("patternErrorMessage") or f"it must match `{wrong.limit}`"
    message = f"{wrong.name} cannot be {wrong.given}"
    yield "J125", Problem(wrong.path, message, hint[0].lower() + hint[1:].rstrip("."))


def _too_short(wrong: Wrong) -> Iterator[Coded]:
    if wrong.value:
        yield from _declared(wrong)
    else:
        yield "J125", Problem(wrong.path, f"{wrong.name} is empty", wrong.hint)


def _excluded(wrong: Wrong) -> Iterator[Coded]:
    if isinstance(wrong.limit, dict) and "const" in wrong.limit:
        yield "J123", Problem(wrong.path, f"{wrong.name} cannot be {wrong.given}", wrong.hint)
    else:
        yield from _declared(wrong)


def _declared(wrong: Wrong) -> Iterator[Coded]:
    """Anything else can only come from a schema that the project declares."""
    limit = f": {wrong.limit}" if isinstance(wrong.limit, int | float | str) else ""
    yield unfit(wrong.path, f"{wrong.keyword}{limit}")


def unfit(path: Path, limit: str) -> Coded:
    """J126: what a schema of the project's own refuses, by what it says there."""
    message = f"{_name(path)} does not fit what `point_kinds` in journeys.yaml says of it"
    return "J126", Problem(path, message, f"its schema has `{limit}`")


def in_words(wrong: Wrong) -> Iterator[Coded]:
    """The problems that one error of jsonschema stands for."""
    return _BY_KEYWORD.get(wrong.keyword, _declared)(wrong)


_BY_KEYWORD: dict[str, Callable[[Wrong], Iterator[Coded]]] = {
    "additionalProperties": _unknown_keys,
    "required": _missing_keys,
    "type": _wrong_type,
    "enum": _not_one_of,
    "anyOf": _not_one_of,
    "pattern": _misspelt,
    "format": _misspelt,
    "minLength": _too_short,
    "not": _excluded,
}
