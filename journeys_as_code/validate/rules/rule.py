"""What a rule is: one function that looks at something and says what is wrong with it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from journeys_as_code.findings import Severity
from journeys_as_code.validate.problem import Problem

About = TypeVar("About")
"""What a rule looks at: one journey, all of them, or the comments of a file."""

Check = Callable[[About], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class Rule(Generic[About]):
    """A rule with its stable code. A `firm` one cannot be lowered: what it refuses cannot be compiled."""

    code: str
    severity: Severity
    summary: str
    """What must hold, without a full stop."""
    why: str
    """Why it matters, in paragraphs."""
    firm: bool
    check: Check[About]


def rule(
    code: str, severity: Severity = Severity.ERROR, *, firm: bool = False
) -> Callable[[Check[About]], Rule[About]]:
    """Make a function a rule; its docstring is the summary, and why it matters."""

    def of(check: Check[About]) -> Rule[About]:
        summary, _, why = inspect.cleandoc(check.__doc__ or "").partition("\n\n")
        return Rule(code, severity, summary.rstrip("."), why, firm, check)

    return of
