"""J502: a title is that of one journey."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.findings import Severity
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.whole import Whole


@rule("J502", Severity.WARNING)
def same_journey_title(whole: Whole) -> Iterator[Problem]:
    """Two journeys do not have one title.

    The title is all that people in the builder know a journey by, and all that this tool has to find
    one again whose creation was interrupted. Journeys that are over do not count.
    """
    taken: dict[str, str] = {}
    for each in whole.going():
        first = taken.setdefault(each.title, each.file)
        if each.title and first != each.file:
            message = f"{first} has this title too"
            yield Problem(
                ("title",), message, "give each journey a title of its own", file=each.file
            )
