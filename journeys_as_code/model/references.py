"""References to points inside texts: `{{point:NAME;event:opened;attribute:time}}`. Product docs.

Authors write point names, the API point uuids; everything after the name is carried as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from journeys_as_code.address import Path

_REFERENCE = re.compile(r"(\{\{\s*point:\s*)([^;{}\s][^;{}]*?)(\s*(?:;[^{}]*)?\}\})")
_SIGN = "point:"


@dataclass(frozen=True, slots=True)
class Reference:
    """A point named inside a text: the text's path, the name, and where in the text it stands."""

    path: Path
    name: str
    offset: int


def find_references(value: Any, path: Path = ()) -> Iterator[Reference]:
    """Every reference in the texts of a value, in document order."""
    if isinstance(value, str):
        if _SIGN in value:
            for match in _REFERENCE.finditer(value):
                yield Reference(path, match[2], match.start(2))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from find_references(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from find_references(item, (*path, index))


def rename_references(value: Any, names: Mapping[str, str]) -> Any:
    """A copy of `value` in which referenced points are renamed; names not in `names` stay."""
    if isinstance(value, str):
        if _SIGN not in value:
            return value
        return _REFERENCE.sub(lambda m: f"{m[1]}{names.get(m[2], m[2])}{m[3]}", value)
    if isinstance(value, dict):
        return {key: rename_references(item, names) for key, item in value.items()}
    if isinstance(value, list):
        return [rename_references(item, names) for item in value]
    return value
