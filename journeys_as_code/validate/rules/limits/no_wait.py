"""J302: a wait takes time."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.findings import Severity
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.subject import Subject


@rule("J302", Severity.WARNING)
def no_wait(subject: Subject) -> Iterator[Problem]:
    """A wait takes some time.

    A wait of no time is passed at once, and a wait for events of no time is over before any can
    happen. Mostly a unit or a digit got lost.
    """
    for stay in subject.stays:
        if not stay.seconds:
            field = stay.path[-1]
            message = f"nobody waits at `{stay.name}`: its `{field}` is no time at all"
            yield Problem(
                stay.path, message, f"write how long, like `{field}: 1d`, or remove the point"
            )
