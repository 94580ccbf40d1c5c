"""Findings as workflow commands of GitHub Actions: annotations at the lines they are about."""

from __future__ import annotations

from collections.abc import Sequence

from journeys_as_code.findings import Finding, Place, Severity, in_order
from journeys_as_code.report import escape
from journeys_as_code.report.redact import NOTHING, redact_findings
from journeys_as_code.secrets import Secrets

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(findings: Sequence[Finding], *, secrets: Secrets = NOTHING) -> str:
    """One `::error file=...` line a finding; nothing at all when there are none."""
    return "".join(map(_line, redact_findings(in_order(findings), secrets)))


def _line(finding: Finding) -> str:
    hint = f"\n{escape.plain(finding.hint)}" if finding.hint else ""
    text = _data(f"{escape.plain(finding.message)}{hint}")
    where = _where(finding.place)
    return f"::{_COMMANDS[finding.severity]} {where},title={_value(finding.code)}::{text}\n"


def _where(place: Place) -> str:
    end = f",endColumn={place.column + place.length}" if place.length else ""
    start = f"file={_value(place.file)},line={place.line},endLine={place.line}"
    return f"{start},col={place.column}{end}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str) -> str:
    return _data(escape.plain(text)).replace(":", "%3A").replace(",", "%2C")
