"""What came of a pull: a value for reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from journeys_as_code.model.journey import Status
from journeys_as_code.pull.variables import NewSecret


class Result(StrEnum):
    """What became of one journey."""

    WRITTEN = "written"
    UPDATED = "updated"
    """Its file was there, and says now what is live."""
    BOUND = "bound"
    """Its file was there and says what is live; only the state is new."""
    KEPT = "kept"
    """Managed already; nothing was done."""
    FOREIGN = "foreign"
    """Of another application."""
    UNREADABLE = "unreadable"
    """The service has no call that reads it."""
    REFUSED = "refused"

    @property
    def is_problem(self) -> bool:
        """Whether somebody has to do something about it."""
        return self in (Result.UNREADABLE, Result.REFUSED)


@dataclass(frozen=True, slots=True)
class Row:
    """One journey: `words` say why, `hint` what to do, where it was not simply written."""

    uuid: str
    title: str
    status: Status | None
    result: Result
    key: str = ""
    file: str = ""
    words: str = ""
    hint: str = ""
    ignored: tuple[str, ...] = ()
    """Codes of errors that the live journey has, and that its file asks to leave out."""


@dataclass(frozen=True)
class Pulled:
    """Every journey that was asked for, and what journeys.yaml has now."""

    target: str
    rows: tuple[Row, ...]
    variables: Mapping[str, str] = field(default_factory=dict)
    secrets: tuple[NewSecret, ...] = ()
    kinds: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    others: tuple[str, ...] = ()
    """Targets that lack the new variables."""
    passed: tuple[str, ...] = ()
    """What the files held that are no journeys, in words."""
    unmet: tuple[str, ...] = ()
    """Fields whose values were to become variables, and that no journey written now has."""
    saved: bool = False
    """Whether they were taken from saved answers, not read from the account."""

    def count(self, result: Result) -> int:
        """How many journeys came to this."""
        return sum(row.result is result for row in self.rows)

    @property
    def has_problems(self) -> bool:
        """Whether a journey that was asked for is not in a file."""
        return any(row.result.is_problem for row in self.rows)
