"""What a rule is: one function that looks at a journey and says what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from journeys_as_code.findings import Severity
from journeys_as_code.model.graph import Graph
from journeys_as_code.model.journey import Document
from journeys_as_code.validate.problem import Problem


@dataclass(frozen=True, slots=True)
class Subject:
    """What rules look at: a journey's key, its interpolated document, and that as a graph."""

    key: str
    document: Document
    graph: Graph

    @property
    def names(self) -> Mapping[str, object]:
        """The points by name, those too that are no points."""
        points = self.document.get("points")
        return points if isinstance(points, dict) else {}

    @property
    def empty(self) -> bool:
        """Whether the file gives the journey no points at all."""
        return "points" in self.document and not self.document["points"]

    @property
    def live(self) -> bool:
        """Whether the file wants people in the journey, now or again later."""
        return self.document.get("status") in ("running", "paused")

    @property
    def over(self) -> bool:
        """Whether the file wants the journey finished or archived, so that nobody goes through it."""
        return self.document.get("status") in ("finished", "archived")


Check = Callable[[Subject], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its stable code. A `firm` one cannot be lowered: what it refuses cannot be compiled."""

    code: str
    severity: Severity
    summary: str
    firm: bool
    check: Check


def rule(
    code: str, severity: Severity = Severity.ERROR, *, firm: bool = False
) -> Callable[[Check], Rule]:
    """Make a function a rule; its docstring is the summary."""

    def of(check: Check) -> Rule:
        return Rule(code, severity, (check.__doc__ or "").rstrip("."), firm, check)

    return of
