"""J309: conversions are counted for 30 days at most."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from journeys_as_code.address import Path
from journeys_as_code.model.values import format_duration, parse_duration
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.subject import Subject

MOST = 30 * 86_400
"""Seconds. Product docs."""

_KEYS = ("duration", "period", "window")


@rule("J309")
def long_conversion(subject: Subject) -> Iterator[Problem]:
    """Conversions are counted for at most 30 days.

    The product allows no more (product docs). The shape of `conversion_window` is not known: only
    what is plainly a time is looked at.
    """
    path = ("params", "conversion_window")
    for inner, seconds in _seconds(subject.params.get("conversion_window")):
        if seconds > MOST:
            message = f"conversions would count for {format_duration(seconds)}; the product allows 30 days"
            yield Problem((*path, *inner), message, "write `30d` or less")


def _seconds(value: Any) -> Iterator[tuple[Path, float]]:
    if isinstance(value, str):
        seconds = parse_duration(value)
        if seconds is not None:
            yield (), seconds
    elif isinstance(value, dict):
        days = value.get("days")
        if isinstance(days, int) and not isinstance(days, bool):
            yield ("days",), days * 86_400
        for key in _KEYS:
            yield from (((key, *path), seconds) for path, seconds in _seconds(value.get(key)))
