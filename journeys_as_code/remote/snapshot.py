"""Where a snapshot disagrees with what the list and the statistics say, in words. Pure."""

from __future__ import annotations

from collections import Counter

from journeys_as_code.model.journey import Document, default_title, kind_of
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.remote.port import JourneyObject, Listed, Statistics


def row_mismatches(seen: JourneyObject, row: Listed) -> tuple[str, ...]:
    """What a row of the list says otherwise than the journey object last seen."""
    words = []
    if row.title != seen.title:
        words.append(f"its title is {row.title!r} now, and was {seen.title!r} when last seen")
    if row.status and seen.status and row.status is not seen.status:
        words.append(f"it is {row.status} now, and was {seen.status} when last seen")
    return tuple(words)


def message_titles(document: Document, catalogue: Catalogue) -> Counter[str]:
    """How many message points have each title."""
    return Counter(
        point.get("title") or default_title(name)
        for name, point in document.get("points", {}).items()
        if (kind := catalogue.get(kind_of(point))) and kind.family == "messaging"
    )


def statistics_mismatches(titles: Counter[str], statistics: Statistics) -> tuple[str, ...]:
    """What the rows of the statistics say otherwise; without any row they say nothing.

    Assumed: once there are rows, there is one for every message point.
    """
    rows = Counter(point.title for point in statistics.points)
    if not rows:
        return ()
    added = sorted((rows - titles).elements())
    gone = sorted((titles - rows).elements())
    return (
        *(f"its statistics name a message {title!r} that was not there" for title in added),
        *(f"its statistics name no message {title!r} any more" for title in gone),
    )
