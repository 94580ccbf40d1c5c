"""J313: silent hours end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from journeys_as_code.address import Path
from journeys_as_code.findings import Severity
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.subject import Subject

_SPANS = (("from", "to"), ("start", "end"), ("begin", "end"), ("start_time", "end_time"))
_TIME = re.compile(r"([01]?[0-9]|2[0-4]):([0-5][0-9])(?::([0-5][0-9]))?")
_DAY = 24 * 60


@rule("J313", Severity.WARNING)
def no_quiet_end(subject: Subject) -> Iterator[Problem]:
    """Silent hours do not cover the whole day.

    Where all hours are silent, no message is ever sent. The shape of `silent_hours` is not known:
    only what plainly is a span of time (`{from: "22:00", to: "08:00"}`) is looked at.
    """
    for path, begin, end in _spans(subject.params.get("silent_hours"), ("params", "silent_hours")):
        minutes = (end - begin) % _DAY if end != begin else _DAY
        if minutes >= _DAY - 1 or (begin == 0 and end == _DAY):
            message = "these silent hours cover the whole day: nothing would ever be sent"
            yield Problem(path, message, "leave an hour or more in which messages may go out")


def _spans(value: Any, path: Path) -> Iterator[tuple[Path, int, int]]:
    """Every span of time in a value: its path, and its minutes of the day."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _spans(item, (*path, index))
    elif isinstance(value, dict):
        for first, last in _SPANS:
            begin, end = _minutes(value.get(first)), _minutes(value.get(last))
            if begin is not None and end is not None:
                yield (*path, first), begin, end
        for key, item in value.items():
            yield from _spans(item, (*path, str(key)))


def _minutes(value: Any) -> int | None:
    match = _TIME.fullmatch(value) if isinstance(value, str) else None
    return int(match[1]) * 60 + int(match[2]) if match else None
