"""What a journey's messages did, joined to its points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from journeys_as_code.model.journey import Document, default_title, kind_of
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.remote.port import PointStatistics, Statistics


@dataclass(frozen=True, slots=True)
class StatisticsRow:
    """The numbers of one message point, under the API's own names.

    `point` is empty where no point of the journey has the row's title. `ambiguous` rows share
    their title with another message point: the API cannot tell which of the two it counted.
    """

    point: str
    kind: str
    title: str
    campaign_code: str
    preset_code: str
    counts: Mapping[str, int | float]
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class StatisticsReport:
    """The statistics of one journey, in the order of its points; strangers last."""

    key: str
    title: str
    rows: tuple[StatisticsRow, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """Every name of a count that any row has, in order of first appearance."""
        return tuple(dict.fromkeys(name for row in self.rows for name in row.counts))


def join(
    key: str, document: Document, statistics: Statistics, catalogue: Catalogue
) -> StatisticsReport:
    """The report of one journey: the API's rows name no point, so they join by title.

    A message point without a row has no counts yet. Documented: rows carry titles only.
    """
    points = message_titles(document, catalogue)
    shared = {title for title, count in Counter(points.values()).items() if count > 1}
    left = list(statistics.points)
    rows = []
    for name, title in points.items():
        found = next((row for row in left if row.title == title), None)
        if found is not None:
            left.remove(found)
        kind = kind_of(document["points"][name])
        rows.append(_row(name, kind, title, found, ambiguous=title in shared))
    rows.extend(_row("", "", row.title, row, ambiguous=row.title in shared) for row in left)
    return StatisticsReport(key, statistics.title, tuple(rows))


def message_titles(document: Document, catalogue: Catalogue) -> dict[str, str]:
    """The title of every message point, by the point's name, in the document's order."""
    titles = {}
    for name, point in document.get("points", {}).items():
        kind = catalogue.get(kind_of(point))
        if kind is not None and kind.family == "messaging":
            titles[name] = str(point.get("title") or default_title(name))
    return titles


def _row(
    name: str, kind: str, title: str, found: PointStatistics | None, *, ambiguous: bool
) -> StatisticsRow:
    if found is None:
        return StatisticsRow(name, kind, title, "", "", {}, ambiguous)
    return StatisticsRow(
        name, kind, title, found.campaign_code, found.preset_code, found.counts, ambiguous
    )
