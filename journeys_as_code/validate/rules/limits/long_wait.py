"""J301: nobody waits longer than 90 days."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.model.values import format_duration
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.subject import Subject

MOST = 90 * 86_400
"""Seconds. Product docs."""


@rule("J301")
def long_wait(subject: Subject) -> Iterator[Problem]:
    """A wait is at most 90 days long.

    The product allows no more (product docs), for a fixed time as for a wait for events.
    """
    for stay in subject.stays:
        if stay.seconds > MOST:
            time = format_duration(stay.seconds)
            message = f"people would wait {time}; the product allows 90 days at most"
            yield Problem(stay.path, message, "put several waits after each other, or two journeys")
