"""What a rule of the project file is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from journeys_as_code.findings import Severity
from journeys_as_code.model.project import Project
from journeys_as_code.validate.problem import Problem

Check = Callable[[Project], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class ProjectRule:
    """A rule of the project file with its stable code; `lint` does not set it."""

    code: str
    severity: Severity
    summary: str
    check: Check


def project_rule(code: str, severity: Severity = Severity.ERROR) -> Callable[[Check], ProjectRule]:
    """Make a function a rule; its docstring is the summary."""

    def of(check: Check) -> ProjectRule:
        return ProjectRule(code, severity, (check.__doc__ or "").rstrip("."), check)

    return of
