"""Findings as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from journeys_as_code.findings import Finding, in_order
from journeys_as_code.report.redact import NOTHING, redact_findings
from journeys_as_code.secrets import Secrets


def render(findings: Sequence[Finding], *, secrets: Secrets = NOTHING) -> str:
    """`{"findings": [{"code", "severity", "file", "line", "column", "path", "message", "hint"}]}`."""
    rows = [finding.as_json() for finding in redact_findings(in_order(findings), secrets)]
    return json.dumps({"findings": rows}, indent=2) + "\n"
