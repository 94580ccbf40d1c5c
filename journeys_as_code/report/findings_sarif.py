"""Findings as SARIF 2.1.0, as code scanning services and editors read it."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from journeys_as_code import __version__
from journeys_as_code.address import render as render_path
from journeys_as_code.findings import Finding, Place, Severity, in_order
from journeys_as_code.report import escape
from journeys_as_code.report.codes import Code, describe
from journeys_as_code.report.lines import SourceLines
from journeys_as_code.report.redact import NOTHING, redact_findings
from journeys_as_code.secrets import Secrets

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
ROOT = "%SRCROOT%"
"""What relative addresses of files are relative to: the top of the repository."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_OTHER_LINE = re.compile(r"\bline \d+")


def render(
    findings: Sequence[Finding], sources: Mapping[str, str], *, secrets: Secrets = NOTHING
) -> str:
    """One run with a result a finding; `sources` holds the text of each file, as far as known."""
    found = redact_findings(in_order(findings), secrets)
    codes = sorted({finding.code for finding in found})
    run = {
        "tool": {"driver": _driver(codes)},
        "invocations": [{"executionSuccessful": True}],
        "originalUriBaseIds": {ROOT: {"description": {"text": "The top of the repository."}}},
        "columnKind": "utf16CodeUnits",
        "newlineSequences": ["\r\n", "\r", "\n"],
        "results": list(_results(found, codes, SourceLines(sources), secrets)),
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _driver(codes: Sequence[str]) -> dict[str, Any]:
    rules = [_rule(describe(code)) for code in codes]
    return {"name": "journeys", "version": __version__, "rules": rules}


def _rule(code: Code) -> dict[str, Any]:
    why = f"{code.summary}\n\n{code.why}" if code.why else code.summary
    return {
        "id": code.name,
        "shortDescription": {"text": code.summary},
        "fullDescription": {"text": why},
        "help": {"text": f"{why}\n\n{code.lint}", "markdown": f"{why}\n\n{code.lint}"},
        "defaultConfiguration": {"level": _LEVELS[code.severity]},
    }


def _results(
    findings: Sequence[Finding], codes: Sequence[str], lines: SourceLines, secrets: Secrets
) -> Iterator[dict[str, Any]]:
    places = {code: index for index, code in enumerate(codes)}
    seen: Counter[str] = Counter()
    for finding in findings:
        line = lines.line(finding.place.file, finding.place.line)
        path = secrets.scrub(render_path(finding.path))
        same = _sameness(finding, path or secrets.scrub((line or "").strip()))
        seen[same] += 1
        location: dict[str, Any] = {"physicalLocation": _physical(finding.place, line)}
        if path:
            location["logicalLocations"] = [{"fullyQualifiedName": escape.plain(path)}]
        yield {
            "ruleId": finding.code,
            "ruleIndex": places[finding.code],
            "level": _LEVELS[finding.severity],
            "message": {"text": _text(finding)},
            "locations": [location],
            "partialFingerprints": {"journeysFinding/v1": _digest(f"{same}\0{seen[same]}")},
        }


def _text(finding: Finding) -> str:
    """Message and hint. What looks like a link is none; braces stay single, as readers show them."""
    text = escape.plain(finding.message) + (
        f"\n{escape.plain(finding.hint)}" if finding.hint else ""
    )
    return text.replace("](", "\\](")


def _physical(place: Place, line: str | None) -> dict[str, Any]:
    region = {"startLine": place.line, "startColumn": _column(place.column, line)}
    if place.length:
        region["endColumn"] = _column(place.column + place.length, line)
    uri = quote(place.file.encode("utf-8", "surrogateescape"), safe="/")
    return {"artifactLocation": {"uri": uri, "uriBaseId": ROOT}, "region": region}


def _column(column: int, line: str | None) -> int:
    """A column in UTF-16 code units, which is what every reader of SARIF expects."""
    wide = sum(character > "\uffff" for character in (line or "")[: column - 1])
    return column + wide


def _sameness(finding: Finding, where: str) -> str:
    """What stays the same of a finding when lines above it come and go."""
    said = _OTHER_LINE.sub("line", finding.message)
    return "\0".join((finding.code, finding.place.file, where, said))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
