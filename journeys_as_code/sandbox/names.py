"""Field names of protobuf JSON in their two spellings."""

from __future__ import annotations

import re
from functools import cache

FOREIGN = "srv_"
"""How the names begin of the fields that this service adds and no client knows."""


_LOWER_CAMEL = re.compile(r"[a-z][A-Za-z0-9]*")


@cache
def camel(name: str) -> str:
    """`next_point_uuid` -> `nextPointUuid`; a name without underscores stays as it is."""
    head, *rest = name.split("_")
    return head + "".join(word[:1].upper() + word[1:] for word in rest)


@cache
def snake(name: str) -> str:
    """`nextPointUuid` -> `next_point_uuid`; what is no lowerCamel name stays as it is."""
    if not _LOWER_CAMEL.fullmatch(name):
        return name
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)


def is_foreign(name: str) -> bool:
    """Whether a field is one that this service added, in either spelling."""
    return snake(name).startswith(FOREIGN)
