"""How long people stay at points, where that can be told."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.model.values import parse_duration
from journeys_as_code.validate.subject import Subject

_FIELDS = {"wait": "duration", "wait_for_trigger": "period"}


def stays(subject: Subject) -> Iterator[tuple[str, str, str, float]]:
    """Of every point with a fixed time: its name, kind, the field, and the seconds."""
    for kind, field in _FIELDS.items():
        for name, data in subject.of(kind):
            text = data.get(field)
            seconds = parse_duration(text) if isinstance(text, str) else None
            if seconds is not None:
                yield name, kind, field, seconds
