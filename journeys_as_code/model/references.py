"""References to points inside texts: `{{point:NAME;event:opened;attribute:time}}`. Product docs.

Authors write point names, the API point uuids; everything after the name is carried as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from journeys_as_code.address import Path
from journeys_as_code.glance import glance

_REFERENCE = re.compile(r"(\{\{\s*point:\s*)([^;{}\s][^;{}]*?)(\s*(?:;[^{}]*)?\}\})")
_SIGN = "point:"


@dataclass(frozen=True, slots=True)
class Reference:
    """A point named inside a text: the text's path, the name, and how the reference begins and goes on."""

    path: Path
    name: str
    begin: str
    rest: str = ""

    @property
    def details(self) -> dict[str, str]:
        """What is said behind the name: `;event:opened;attribute:time` as a mapping."""
        parts = (part.partition(":") for part in self.rest.strip(" }").split(";"))
        return {name.strip(): value.strip() for name, colon, value in parts if colon}


def find_references(value: Any, path: Path = ()) -> list[Reference]:
    """Every reference in the texts of a value, in document order."""
    found: list[Reference] = []
    _collect(value, path, found)
    return found


def refers(value: Any) -> bool:
    """The quickest look: False only where no text of a JSON value has a reference."""
    try:
        return _SIGN.encode() in glance(value)
    except ValueError:
        return True


def may_refer(value: dict[str, Any] | list[Any]) -> bool:
    """A quick look: False where there is no reference in any text of a value."""
    for item in value.values() if isinstance(value, dict) else value:
        if isinstance(item, str):
            if _SIGN in item:
                return True
        elif isinstance(item, dict | list) and may_refer(item):
            return True
    return False


def _collect(value: Any, path: Path, found: list[Reference]) -> None:
    if isinstance(value, str):
        if _SIGN in value:
            matches = _REFERENCE.finditer(value)
            found.extend(Reference(path, m[2], m[1] + m[2], m[3]) for m in matches)
    elif isinstance(value, dict):
        for key, item in value.items():
            if not isinstance(item, str) or _SIGN in item:
                _collect(item, (*path, key), found)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            _collect(item, (*path, index), found)


def rename_references(value: Any, names: Mapping[str, str]) -> Any:
    """`value` with the points it refers to renamed, what is not in `names` left; never in place."""
    if isinstance(value, str):
        if _SIGN not in value:
            return value
        return _REFERENCE.sub(lambda m: f"{m[1]}{names.get(m[2], m[2])}{m[3]}", value)
    if isinstance(value, dict):
        return {key: rename_references(item, names) for key, item in value.items()}
    if isinstance(value, list):
        return [rename_references(item, names) for item in value]
    return value


def speaking_of(point: Any, names: Mapping[str, str]) -> Any:
    """A copy of a point that calls other points by these names: where it leads, and in its texts."""
    point = rename_references(point, names)
    if isinstance(point, dict):
        if isinstance(point.get("next"), str):
            point["next"] = names.get(point["next"], point["next"])
        if isinstance(point.get("outputs"), dict):
            point["outputs"] = {
                way: names.get(to, to) if isinstance(to, str) else to
                for way, to in point["outputs"].items()
            }
    return point
