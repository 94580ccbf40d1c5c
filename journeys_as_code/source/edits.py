"""Changes of single values in the text of a file; every byte that is not meant stays as it is.

An edit is made in the text and then judged by the loader: the data must be the old data with just
that change. What cannot be written like that, and what somebody would miss if it were overwritten, is
refused with a reason, and the text is as if it had not been asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from journeys_as_code.address import Path, render
from journeys_as_code.findings import Place


class Why(StrEnum):
    """Why an edit is refused. The first two can be allowed in the edit itself."""

    ALIAS = "alias"
    """The value is given by an alias; allowed, the value takes the alias's place."""
    VAR = "var"
    """The value has a `${...}` in it; allowed, it is overwritten."""
    SHARED = "shared"
    """The value is an anchor's, and an alias elsewhere gives it too."""
    ABSENT = "absent"
    """There is nothing at this path, or nothing that could hold it."""
    TAKEN = "taken"
    """There is such a key already."""
    INVALID = "invalid"
    """The file has errors."""
    UNCLEAR = "unclear"
    """It cannot be written there without changing something else."""


@dataclass(frozen=True, slots=True)
class Set:
    """The value at a path becomes another one; keys that lead there are made where they are missing."""

    path: Path
    value: Any
    allow: frozenset[Why] = frozenset()


@dataclass(frozen=True, slots=True)
class Insert:
    """A new key, or a new item before the one that has its index; at the end, behind the last one.

    A key stands behind the key `after` or before the key `before`; with neither where the order of the
    file has it.
    """

    path: Path
    value: Any
    after: str | None = None
    before: str | None = None


@dataclass(frozen=True, slots=True)
class Remove:
    """A key or an item goes, with the comment lines right above it."""

    path: Path


@dataclass(frozen=True, slots=True)
class Rename:
    """A key gets another name; what refers to it by name is not looked at."""

    path: Path
    name: str


Edit = Set | Insert | Remove | Rename


@dataclass(frozen=True, slots=True)
class Refusal:
    """An edit that was not made: why, in words that name the place, and the place."""

    edit: Edit
    why: Why
    message: str
    place: Place


@dataclass(frozen=True, slots=True)
class Edited:
    """A text after its edits, and those that were not made."""

    text: str
    refused: tuple[Refusal, ...] = ()


class CannotEdit(Exception):
    """Why an edit cannot be made; `index` is where in the text it would have been."""

    def __init__(self, why: Why, message: str, index: int = 0) -> None:
        super().__init__(message)
        self.why = why
        self.message = message
        self.index = index


def shown(path: Iterable[str | int]) -> str:
    """A path as messages show it."""
    return f"`{render(path)}`"
