"""What a scalar means: the one place that decides which plain text is null, a boolean or a number."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping

Scalar = str | int | float | bool | None

_WORDS: Mapping[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
TELLING = frozenset({*(word[:1] for word in _WORDS), *"-0123456789"})
"""How a plain scalar that is not text can begin ("" for the empty one)."""

_LONGEST_NUMBER = 4300
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?(e[+-][0-9]+)?")
_INT = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")


def plain(text: str) -> Scalar:
    """The meaning of a scalar that stands without quotes and without a tag.

    Text stays text unless it is a word for null, true or false, or a number written exactly as that
    number prints: `12` and `1.5`, but not `012`, `1.50`, `+1`, `1e3` or `0x1F`.
    """
    if text in _WORDS:
        return _WORDS[text]
    match = _NUMBER.fullmatch(text, 0, _LONGEST_NUMBER + 1)
    if match is None or match.end() != len(text) or len(text) > _LONGEST_NUMBER:
        return text
    number: int | float = int(text) if match.lastindex is None else float(text)
    return number if repr(number) == text else text


def _null(text: str) -> None:
    if _WORDS.get(text, text) is not None:
        raise ValueError(text)


def _bool(text: str) -> bool:
    value = _WORDS.get(text)
    if value is None:
        raise ValueError(text)
    return value


def _int(text: str) -> int:
    if not _INT.fullmatch(text) or len(text) > _LONGEST_NUMBER:
        raise ValueError(text)
    return int(text, 0) if text[:2] in {"0x", "0o"} else int(text)


def _float(text: str) -> float:
    number = float(text) if _FLOAT.fullmatch(text) else math.nan
    if not math.isfinite(number):
        raise ValueError(text)
    return number


TAGGED: Mapping[str, Callable[[str], Scalar]] = {
    "str": str,
    "null": _null,
    "bool": _bool,
    "int": _int,
    "float": _float,
}
"""The scalar tags of the core schema: what each makes of a text, or ValueError."""
