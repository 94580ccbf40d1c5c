"""Findings: problems in what a user wrote, as values with a code, a place and a hint."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from journeys_as_code.address import Path, render


class Severity(StrEnum):
    """How much a finding matters; only errors stop a plan."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file; `file` is relative to the project, lines and columns count from 1.

    `length` is how many characters of the line are meant (0: unknown).
    """

    file: str
    line: int = 1
    column: int = 1
    length: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem: `code` is stable (`J204`), `message` says what, `hint` what to do."""

    code: str
    severity: Severity
    message: str
    place: Place
    hint: str = ""
    path: Path = field(default=())

    def as_json(self) -> dict[str, Any]:
        """The finding as the JSON report prints it."""
        return {
            "code": self.code,
            "severity": str(self.severity),
            "file": self.place.file,
            "line": self.place.line,
            "column": self.place.column,
            "path": render(self.path),
            "message": self.message,
            "hint": self.hint,
        }


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings without repetitions, sorted by place, then code, then message.

    What is written once and used several times, at several paths, is said once.
    """
    by_path = sorted(set(findings), key=lambda f: (f.place, f.code, f.message, render(f.path)))
    said = {(f.place, f.code, f.severity, f.message, f.hint): f for f in reversed(by_path)}
    return tuple(reversed(said.values()))


def has_errors(findings: Iterable[Finding], *, strict: bool = False) -> bool:
    """Whether any finding is an error, or with `strict` an error or a warning."""
    bad = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    return any(finding.severity in bad for finding in findings)


def without_notes(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Only errors and warnings: what somebody sees who did not ask for more."""
    return tuple(finding for finding in findings if finding.severity is not Severity.INFO)
