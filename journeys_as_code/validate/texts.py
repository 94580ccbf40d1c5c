"""The texts in a value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from journeys_as_code.address import Path

_VARIABLE = re.compile(r"(?<!\$)\$\{\s*vars\.([^${}\s]+)\s*\}")


def leaves(value: Any) -> Iterator[str]:
    """Every text in a value, keys left out, in document order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            if isinstance(item, str):
                yield item
            else:
                yield from leaves(item)


def texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Every text in a value with its path, keys left out, in document order."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from texts(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from texts(item, (*path, index))


def variables(text: str) -> list[str]:
    """The variables that a text names, as it is written."""
    return _VARIABLE.findall(text)
