"""The shares of an experiment, where they can be told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from journeys_as_code.model.values import parse_number
from journeys_as_code.validate.subject import Subject

Experiment = tuple[str, dict[str, Any]]


def experiments(subject: Subject) -> Iterator[Experiment]:
    """The name of every A/B/n splitter that says its percents, and those."""
    for name, data in subject.of("ab_splitter"):
        percents = data.get("percents")
        if isinstance(percents, dict):
            yield name, percents


def shares(percents: dict[str, Any]) -> dict[str, float] | None:
    """The percents as numbers; None where one of them is no number yet."""
    numbers = {way: _number(share) for way, share in percents.items()}
    known = {way: number for way, number in numbers.items() if number is not None}
    return known if len(known) == len(numbers) else None


def _number(share: Any) -> float | None:
    if isinstance(share, str):
        return parse_number(share)
    return share if isinstance(share, int | float) and not isinstance(share, bool) else None
