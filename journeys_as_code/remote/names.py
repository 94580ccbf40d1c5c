"""Names of protobuf fields in JSON: `next_point_uuid` and `nextPointUuid` are the same field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_BREAK = re.compile(r"_+([A-Za-z0-9]?)")


@lru_cache(maxsize=4096)
def camel(name: str) -> str:
    """The lowerCamel spelling of a field name, as protobuf derives it; what is no name stays."""
    if "_" not in name or not _IDENTIFIER.fullmatch(name):
        return name
    return _BREAK.sub(lambda match: match[1].upper(), name)


def take(message: Mapping[str, Any], name: str) -> Any:
    """The value of a field in either spelling; None where it is absent or null."""
    value = message.get(name)
    return message.get(camel(name)) if value is None else value


def spelled(*names: str) -> frozenset[str]:
    """Field names in both spellings."""
    return frozenset(spelling for name in names for spelling in (name, camel(name)))


def rest(message: Mapping[str, Any], known: frozenset[str]) -> dict[str, Any]:
    """The fields that are neither null nor among `known` (see `spelled`)."""
    if message.keys() <= known:
        return {}
    return {key: value for key, value in message.items() if value is not None and key not in known}


def folded(keys: Iterable[str]) -> dict[str, str]:
    """Each key -> the spelling under which it is compared.

    That is its lowerCamel form, unless two keys share it: then these are data and stay as they are.
    """
    forms = {key: camel(key) for key in keys}
    if len(set(forms.values())) == len(forms):
        return forms
    counts: dict[str, int] = {}
    for form in forms.values():
        counts[form] = counts.get(form, 0) + 1
    return {key: form if counts[form] == 1 else key for key, form in forms.items()}
