"""Plain words for what is wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

_TYPES = {
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "`true` or `false`",
    "object": "a mapping (`key: value`)",
    "array": "a list (`- item`)",
    "null": "empty",
}
_MANY = 12
_DIGITS = str.maketrans("OIL", "011")


def expected(types: Iterable[str]) -> str:
    """What a value must be: `a text or a mapping (...)`; that it may be empty goes without saying."""
    named = [name for name in types if name != "null"] or ["null"]
    if "number" in named:
        named = [name for name in named if name != "integer"]
    *most, last = [_TYPES[name] for name in named]
    return f"{', '.join(most)} or {last}" if most else last


def given(value: Any) -> str:
    """What a value is."""
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, int | float):
        return f"the number {value}"
    if isinstance(value, str):
        return f'the text "{shortened(value)}"'
    return "a list" if isinstance(value, list) else "a mapping"


def mended(types: Collection[str], value: Any) -> str:
    """How a value of another type is made one of these, where that is plain to see; else nothing."""
    if value is None:
        return "write what belongs there, or remove it"
    if "string" in types and isinstance(value, int | float):
        return f'quote it: "{str(value).lower() if isinstance(value, bool) else value}"'
    return _mended_text(types, value) if isinstance(value, str) else ""


def _mended_text(types: Collection[str], value: str) -> str:
    if "boolean" in types:
        return "write `true` or `false`, without quotes"
    if "array" in types and value:
        return f"write a list: `[{shortened(value)}]`"
    numbers = {"integer", "number"} & set(types)
    if not numbers:
        return ""
    is_whole = value.removeprefix("-").isdecimal()
    return f"write {'it without quotes' if is_whole else expected(numbers)}"


def shortened(text: str, limit: int = 60) -> str:
    """A text on one line and no longer than `limit`."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 3] + "..."


def listed(names: Iterable[str]) -> str:
    """Names in backticks, in a row; a long row is cut."""
    row = [f"`{name}`" for name in names]
    return ", ".join(row[:_MANY]) + (", ..." if len(row) > _MANY else "")


def suggestion(
    name: str, known: Iterable[str], *, otherwise: str = "it can be {}", alike: float = 0.6
) -> str:
    """A hint: the known name that was probably meant, else which ones there are.

    `alike` says how much of the name must be right, from 0 to 1.
    """
    from difflib import get_close_matches

    names = list(known)
    folded = {candidate.casefold(): candidate for candidate in names}
    close = get_close_matches(name.casefold(), list(folded), n=1, cutoff=alike)
    if close:
        return f"did you mean `{folded[close[0]]}`?"
    return otherwise.format(listed(names)) if names else ""


def suggested_code(code: str, known: Collection[str]) -> str:
    """The same for the code of a rule: most look alike, and digits are mistaken for letters."""
    meant = code.upper().translate(_DIGITS)
    if meant in known:
        return f"did you mean `{meant}`?"
    return suggestion(code, known, otherwise="docs/rules.md has all rules", alike=0.75)
