"""Findings for people: where, the line itself with a marker, what is wrong, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from journeys_as_code.findings import Finding, Place, Severity, in_order
from journeys_as_code.report import escape
from journeys_as_code.report.lines import SourceLines
from journeys_as_code.report.redact import NOTHING, redact_findings
from journeys_as_code.report.style import Ink, Style, counted
from journeys_as_code.secrets import Secrets

WIDTH = 100
"""Characters of a source line that are shown."""

_INKS = {Severity.ERROR: Ink.REMOVE, Severity.WARNING: Ink.CHANGE, Severity.INFO: Ink.NOTE}
_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(
    findings: Sequence[Finding],
    sources: Mapping[str, str],
    *,
    checked: str = "",
    secrets: Secrets = NOTHING,
    color: bool = False,
) -> str:
    """All findings, then their number; one quiet line when there are none.

    `sources` holds the text of each file; a file that is missing there is shown without its line.
    `checked` says what was looked at, for the last line.
    """
    style = Style(color=color)
    lines = SourceLines(sources)
    blocks = [
        "\n".join(_block(finding, lines, style))
        for finding in redact_findings(in_order(findings), secrets)
    ]
    return "\n\n".join([*blocks, _total(findings, checked, style)]) + "\n"


def _block(finding: Finding, lines: SourceLines, style: Style) -> Iterator[str]:
    where = style(escape.plain(str(finding.place)), Ink.STRONG)
    what = style(f"{finding.severity} {finding.code}", _INKS[finding.severity])
    yield f"{where}: {what} {escape.plain(finding.message)}"
    line = lines.line(finding.place.file, finding.place.line)
    if line is not None:
        yield from excerpt(finding.place, line, style)
    if finding.hint:
        yield f"  hint: {escape.plain(finding.hint)}"


def excerpt(place: Place, line: str, style: Style) -> Iterator[str]:
    """The line of a place, cut to what is near it, and a marker under what is meant."""
    from rich.cells import cell_len

    at = min(max(place.column - 1, 0), len(line))
    start = 0 if at < WIDTH - 20 else at - WIDTH // 2
    before, shown = escape.plain(line[start:at]), line[start : start + WIDTH]
    meant = escape.plain(shown[at - start :][: place.length or 1])
    gutter = f"{place.line:>5} | "
    left, right = "…" if start else "", "…" if start + WIDTH < len(line) else ""
    yield style(gutter, Ink.QUIET) + left + escape.plain(shown) + right
    marker = "^" * max(cell_len(meant), 1)
    space = " " * (cell_len(left) + cell_len(before))
    yield style(" " * 5 + " | ", Ink.QUIET) + space + style(marker, Ink.REMOVE)


def _total(findings: Sequence[Finding], checked: str, style: Style) -> str:
    numbers = {level: sum(f.severity is level for f in findings) for level in Severity}
    parts = [counted(number, _WORDS[level]) for level, number in numbers.items() if number]
    of = f" in {checked}" if checked else ""
    if not parts:
        return style(f"No findings{of}.", Ink.QUIET)
    return style(f"{', '.join(parts)}{of}.", Ink.STRONG)
