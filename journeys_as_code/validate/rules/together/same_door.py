"""J503: people do not get two messages for one reason."""

from __future__ import annotations

import json
from collections.abc import Iterator

from journeys_as_code.findings import Severity
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.sketch import Sketch, Way
from journeys_as_code.validate.whole import Whole

_WORDS = {"event": "the event", "segment": "the segment"}


@rule("J503", Severity.WARNING)
def same_door(whole: Whole) -> Iterator[Problem]:
    """Two journeys with one entry do not message by one channel at once.

    The same event or segment brings the same people into both journeys. If both then send a push
    before anybody waits for anything, people get two at the same moment. Events on different
    conditions, segments at different moments and journeys that are drafts or over do not count.
    """
    doors: dict[tuple[str, str], list[tuple[Sketch, Way]]] = {}
    for each in whole.sketches:
        for way in () if each.idle else each.ways:
            doors.setdefault((way.by, way.name), []).append((each, way))
    for shared in doors.values():
        if len(shared) > 1:
            yield from _through(shared)


def _through(door: list[tuple[Sketch, Way]]) -> Iterator[Problem]:
    """Of all ways in by one event or segment: those on which people meet an earlier message."""
    taken: dict[str, dict[str, str]] = {}
    for each, way in door:
        when = json.dumps(way.when, sort_keys=True) if way.when else ""
        for channel in sorted(way.channels):
            others = taken.setdefault(channel, {})
            other = _meeting(way.by, when, others)
            if other and other != each.file:
                what = f"{_WORDS[way.by]} `{way.name}`"
                message = f"{what} leads to a `{channel}` at once in {other} too"
                hint = "join the journeys, or let one of them wait first"
                yield Problem(way.path, message, hint, file=each.file)
            others.setdefault(when, each.file)


def _meeting(by: str, when: str, others: dict[str, str]) -> str:
    """The first journey that lets in some of the same people at the same moment."""
    if by == "event" and not when:
        return next(iter(others.values()), "")
    return others.get(when) or (others.get("", "") if by == "event" else "")
