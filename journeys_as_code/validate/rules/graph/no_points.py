"""J214: a journey without points is only good for a draft."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.findings import Severity
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.subject import Subject


@rule("J214", Severity.WARNING)
def no_points(subject: Subject) -> Iterator[Problem]:
    """A journey has points.

    The API takes a journey without points as a draft, and as nothing else.
    """
    if subject.empty and not subject.live and not subject.over:
        hint = "add points before it is to run"
        yield Problem(("points",), "this journey has no points yet", hint, key=True)
