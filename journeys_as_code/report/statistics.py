"""What the messages of a journey did, as a table, JSON or CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

from journeys_as_code.operate.statistics import StatisticsReport, StatisticsRow
from journeys_as_code.report import escape
from journeys_as_code.report.style import Ink, Style, columns

_FORMULA = ("=", "+", "-", "@")


def text(reports: Sequence[StatisticsReport], *, color: bool = False) -> str:
    """A table a journey; rows that share their title with another are marked `*`."""
    style = Style(color=color)
    lines: list[str] = []
    for report in reports:
        lines += [*_table(report, style), ""]
    if any(row.ambiguous for report in reports for row in report.rows):
        lines += ["* several message points have this title, and the API counts by title only", ""]
    return "\n".join(lines[:-1]) + "\n"


def _table(report: StatisticsReport, style: Style) -> list[str]:
    head = f"{escape.plain(report.key)}  {escape.value(report.title)}"
    if not report.rows:
        return [style(head, Ink.STRONG), "  no message points"]
    names = [_spaced(name) for name in report.columns]
    rows = [["POINT", "KIND", "TITLE", *names], *(_cells(row, report) for row in report.rows)]
    top, *rest = columns(rows, right=frozenset(range(3, 3 + len(names))))
    return [style(head, Ink.STRONG), "  " + style(top, Ink.QUIET), *(f"  {line}" for line in rest)]


def _spaced(name: str) -> str:
    """`uniqOpened` -> `UNIQ OPENED`: the API's own names, readable."""
    words = "".join(f" {letter}" if letter.isupper() else letter for letter in escape.plain(name))
    return words.strip().upper().replace("_", " ")


def _cells(row: StatisticsRow, report: StatisticsReport) -> list[str]:
    numbers = [_number(row.counts.get(name)) for name in report.columns]
    title = escape.plain(row.title) + (" *" if row.ambiguous else "")
    return [escape.plain(row.point) or "?", escape.plain(row.kind) or "?", title, *numbers]


def _number(count: float | None) -> str:
    if count is None:
        return "-"
    return f"{count:,}" if isinstance(count, int) else f"{count:,.2f}"


def as_json(reports: Sequence[StatisticsReport]) -> str:
    """`{"journeys": [{"key", "title", "points": [...]}]}`, counts under the API's own names."""
    items = [
        {"key": report.key, "title": report.title, "points": [_json(row) for row in report.rows]}
        for report in reports
    ]
    return json.dumps({"journeys": items}, indent=2) + "\n"


def _json(row: StatisticsRow) -> dict[str, object]:
    return {
        "point": row.point or None,
        "kind": row.kind or None,
        "title": row.title,
        "campaign_code": row.campaign_code,
        "preset_code": row.preset_code,
        "ambiguous": row.ambiguous,
        "counts": dict(row.counts),
    }


def as_csv(reports: Sequence[StatisticsReport]) -> str:
    """One row a message point, counts in columns; no cell can act as a formula in a spreadsheet."""
    names = list(dict.fromkeys(name for report in reports for name in report.columns))
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\n").writerow
    write(
        ["journey", "point", "kind", "title", "campaign_code", "preset_code", "ambiguous", *names]
    )
    for report in reports:
        for row in report.rows:
            texts = [report.key, row.point, row.kind, row.title, row.campaign_code, row.preset_code]
            numbers = [row.counts.get(name, "") for name in names]
            write([*map(_cell, texts), str(row.ambiguous).lower(), *numbers])
    return out.getvalue()


def _cell(text: str) -> str:
    shown = escape.plain(text)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown
