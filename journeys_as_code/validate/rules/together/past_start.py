"""J312: a segment is let in at a moment that is still to come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from journeys_as_code.findings import Severity
from journeys_as_code.model.values import canonical_timestamp
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.whole import Whole


@rule("J312", Severity.WARNING)
def past_start(whole: Whole) -> Iterator[Problem]:
    """A segment that is let in once is let in at a moment that is still to come.

    A journey that is started after that moment lets nobody in. One that is running already has done
    what it was for: once nobody is in it any more, it can be finished.
    """
    now = whole.around.now
    if now is None:
        return
    for each in whole.going():
        for path, text in each.starts:
            moment = canonical_timestamp(text)
            if moment and datetime.fromisoformat(moment) < now:
                message = f"this moment has passed: `{text}`"
                hint = "give a later one; or say `status: finished`, once nobody is in the journey"
                yield Problem(path, message, hint, file=each.file)
