"""J301: nobody waits longer than 90 days."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.model.values import format_duration
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.limits.durations import stays
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.subject import Subject

MOST = 90 * 86_400
"""Seconds. Product docs."""


@rule("J301")
def long_wait(subject: Subject) -> Iterator[Problem]:
    """A wait is at most 90 days long.

    The product allows no more (product docs), for a fixed time as for a wait for events.
    """
    for name, kind, field, seconds in stays(subject):
        if seconds > MOST:
            message = (
                f"people would wait {format_duration(seconds)}; the product allows 90 days at most"
            )
            hint = "put several waits after each other, or two journeys"
            yield Problem(("points", name, kind, field), message, hint)
