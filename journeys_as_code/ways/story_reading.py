"""From a story file to stories, with a finding for everything that is wrong with its shape."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from journeys_as_code.address import Path
from journeys_as_code.findings import Finding, Severity
from journeys_as_code.model.values import is_interpolation, parse_duration
from journeys_as_code.source.document import SourceFile
from journeys_as_code.validate.against import check_against
from journeys_as_code.validate.problem import Problem
from journeys_as_code.ways.story import Outcome, Person, Story, Time
from journeys_as_code.ways.story_schema import AT_ONCE, NOTHING, STORY_SCHEMA, WHENEVER

_TIMED = ("events", "waits", "sends", "ends")


def read_stories(
    source: SourceFile, data: Mapping[str, Any], key: str
) -> tuple[tuple[Story, ...], tuple[Finding, ...]]:
    """The stories of a file, or what is wrong with it.

    `data` is the source's with variables filled in; `key` is the journey they are about unless the
    file says another.
    """
    findings = check_against(STORY_SCHEMA, data, source, "story file")
    if not findings:
        findings = tuple(_later(source, data))
    if findings:
        return (), findings
    journey = data.get("journey", key)
    stories = data["stories"].items()
    return tuple(_story(journey, name, told, source) for name, told in stories), ()


def _later(source: SourceFile, data: Mapping[str, Any]) -> Iterator[Finding]:
    """J701: a story cannot be told as long as one of its times is not known."""
    for name, told in data["stories"].items():
        for part in _TIMED:
            for path, value in _leaves(told.get(part), ("stories", name, part)):
                if is_interpolation(value):
                    hint = "set its environment variable, or give it a `default:`"
                    problem = Problem(path, f"`{value}` has no value", hint)
                    yield problem.finding("J701", Severity.ERROR, source)


def _leaves(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _leaves(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _leaves(item, (*path, index))
    else:
        yield path, value


def _story(journey: str, name: str, told: Mapping[str, Any], source: SourceFile) -> Story:
    return Story(
        journey=journey,
        name=name,
        source=source,
        enters=told.get("enters"),
        person=_person(told),
        expected=_outcome(told),
    )


def _person(told: Mapping[str, Any]) -> Person:
    segments, channels = told.get("segments"), told.get("channels")
    return Person(
        tags=told.get("tags"),
        segments=None if segments is None else frozenset(segments),
        channels=None if channels is None else frozenset(channels),
        events={event: _times(when) for event, when in told.get("events", {}).items()},
        takes={point: _many(output) for point, output in told.get("takes", {}).items()},
        waits={point: _time(stay) or 0 for point, stay in told.get("waits", {}).items()},
    )


def _outcome(told: Mapping[str, Any]) -> Outcome:
    sends, ends = told.get("sends"), told.get("ends")
    if sends == NOTHING:
        sends = {}
    if isinstance(ends, str):
        ends = {ends: WHENEVER}
    return Outcome(
        sends=None if sends is None else {point: _whens(it) for point, it in sends.items()},
        sets=told.get("sets", {}),
        passes=told.get("passes", ()),
        ends=next(((exit_, _time(when)) for exit_, when in ends.items()), None) if ends else None,
    )


def _many(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else [value]


def _times(value: Any) -> Sequence[Time]:
    return sorted(_time(when) or 0 for when in _many(value))


def _whens(value: Any) -> Sequence[Time | None]:
    return [_time(when) for when in _many(value)]


def _time(when: str) -> Time | None:
    """Seconds since entering; None for any time."""
    return 0 if when == AT_ONCE else parse_duration(when)
