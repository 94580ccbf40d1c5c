"""J503: people do not get two messages for one reason."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.findings import Severity
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.sketch import Way
from journeys_as_code.validate.whole import Whole

_WORDS = {"event": "the event", "segment": "the segment"}


@rule("J503", Severity.WARNING)
def same_door(whole: Whole) -> Iterator[Problem]:
    """Two journeys with one entry do not message by one channel at once.

    The same event or segment brings the same people into both journeys. If both then send a push
    before anybody waits for anything, people get two at the same moment. Events on different
    conditions, segments at different moments and journeys that are drafts or over do not count.
    """
    taken: dict[tuple[str, str, str], dict[str, str]] = {}
    for each in whole.sketches:
        for way in () if each.idle else each.ways:
            for channel in sorted(way.channels):
                others = taken.setdefault((way.by, way.name, channel), {})
                other = _meeting(way, others)
                if other and other != each.file:
                    message = f"{_WORDS[way.by]} `{way.name}` leads to a `{channel}` at once in {other} too"
                    hint = "join the journeys, or let one of them wait first"
                    yield Problem(way.path, message, hint, file=each.file)
                others.setdefault(way.when, each.file)


def _meeting(way: Way, others: dict[str, str]) -> str:
    """The first journey that lets in some of the same people at the same moment."""
    if way.by == "event" and not way.when:
        return next(iter(others.values()), "")
    return others.get(way.when) or (others.get("", "") if way.by == "event" else "")
