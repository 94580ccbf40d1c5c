"""The readings of the API: one switch for each thing that is only assumed."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, fields, replace
from typing import Any, Self

from journeys_as_code.errors import UsageError

_CHOICES: dict[str, tuple[str, ...]] = {
    "no_read": ("404", "405", "501"),
    "status_spelling": ("lower", "upper", "enum"),
}
"""Switches that take a value."""


@dataclass(frozen=True, slots=True)
class Switches:
    """How this service reads what nobody could confirm. All off is the likeliest reading."""

    no_read: bool = False
    """Reading one journey is no call here: answered as `no_read_answer` says."""
    no_list: bool = False
    """There is no list: 404 without a gRPC body."""
    zero_values: bool = False
    """Answers hold every known field, absent ones with their zero value."""
    omit_zeros: bool = False
    """Answers leave out known fields that have their zero value, empty lists too."""
    camel_case: bool = False
    """Field names in answers are lowerCamelCase; keys of free maps are not."""
    string_int64: bool = False
    """Integers in answers are decimal strings."""
    unknown_fields: bool = False
    """The service keeps fields that no client knows, at every level; a PUT without them loses them."""
    point_order: bool = False
    """Points, and the keys inside them, come back in another order each time."""
    time_fractions: bool = False
    """Times and durations in answers have fractions, times an offset in place of `Z`."""
    plain_editor: bool = False
    """`last_edited_by` is a plain text in place of a message."""
    no_read_answer: int = 404
    """404 or 405 without a gRPC body, or 501 with gRPC code 12."""
    status_spelling: str = "lower"
    """How the list spells statuses: `running` (lower), `RUNNING` (upper), `STATUS_RUNNING` (enum)."""

    @classmethod
    def parse(cls, text: str) -> Self:
        """The switches named in `text`, joined by `,` or `&`: `no_read=405,camel_case`.

        Raises UsageError for a name or a value that is none, or for two that exclude each other.
        """
        switches = cls()
        for word in filter(None, re.split(r"[,&\s]+", text)):
            name, _, value = word.partition("=")
            switches = replace(switches, **_setting(name, value))
        if switches.zero_values and switches.omit_zeros:
            raise UsageError("zero_values and omit_zeros exclude each other")
        return switches

    def describe(self) -> str:
        """The switches that are on, as `parse` reads them; `none` where all are off."""
        words = [name for name in _flags() if getattr(self, name)]
        if self.no_read and self.no_read_answer != LIKELIEST.no_read_answer:
            words[words.index("no_read")] = f"no_read={self.no_read_answer}"
        if self.status_spelling != LIKELIEST.status_spelling:
            words.append(f"status_spelling={self.status_spelling}")
        return ",".join(words) or "none"

    def __str__(self) -> str:
        return self.describe()

    @classmethod
    def each(cls) -> list[Self]:
        """None, every single switch, and all together: what a test suite should run over."""
        single = [*_flags(), "no_read=405", "no_read=501"]
        single += [f"status_spelling={value}" for value in ("upper", "enum")]
        together = ",".join(name for name in _flags() if name != "omit_zeros")
        return [cls(), *map(cls.parse, single), cls.parse(together)]


LIKELIEST = Switches()
"""All switches off."""


def _flags() -> list[str]:
    """The names of the plain switches, in order."""
    return [
        field.name for field in fields(Switches) if isinstance(getattr(LIKELIEST, field.name), bool)
    ]


def _setting(name: str, value: str) -> dict[str, Any]:
    """The fields of Switches that one word of the text sets."""
    if name == "none" and not value:
        return {}
    if name not in (*_flags(), *_CHOICES):
        close = difflib.get_close_matches(name, [*_flags(), *_CHOICES], n=1)
        hint = f"did you mean {close[0]}?" if close else f"there are: {', '.join(_flags())}"
        raise UsageError(f"there is no switch {name!r}", hint=hint)
    if (value or name not in _flags()) and value not in _CHOICES.get(name, ()):
        choices = ", ".join(_CHOICES.get(name, ())) or "no value"
        raise UsageError(f"switch {name} takes {choices}, not {value!r}")
    if name == "no_read":
        return {"no_read": True, "no_read_answer": int(value or LIKELIEST.no_read_answer)}
    return {name: value or True}
