"""Comments for what is wrong with a journey as it is live: nobody made it worse by pulling it."""

from __future__ import annotations

from collections.abc import Iterable

from journeys_as_code.findings import Finding, Severity
from journeys_as_code.validate.ignoring import can_be_ignored

_REASON = "so in the account when it was pulled"


def marked(text: str, findings: Iterable[Finding]) -> tuple[str, tuple[Finding, ...]]:
    """The text with a comment above each line that has an error, and the errors that no comment helps."""
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    firm = tuple(finding for finding in errors if not can_be_ignored(finding.code))
    by_line: dict[int, set[str]] = {}
    for finding in errors:
        if can_be_ignored(finding.code):
            by_line.setdefault(finding.place.line, set()).add(finding.code)
    lines = text.splitlines(keepends=True)
    for line in sorted(by_line, reverse=True):
        below = lines[line - 1]
        pad = below[: len(below) - len(below.lstrip(" "))]
        codes = ", ".join(sorted(by_line[line]))
        lines.insert(line - 1, f"{pad}# journeys: ignore {codes} -- {_REASON}\n")
    return "".join(lines), firm
