"""Findings as JUnit XML, as CI systems read it: a suite a file, a failed test an error."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement

from journeys_as_code.address import render as render_path
from journeys_as_code.findings import Finding, Severity, in_order
from journeys_as_code.report.junit import as_text, count, legal
from journeys_as_code.report.redact import NOTHING, redact_findings
from journeys_as_code.secrets import Secrets


def render(
    findings: Sequence[Finding], files: Sequence[str] = (), *, secrets: Secrets = NOTHING
) -> str:
    """A suite for each of `files` and for each file with a finding.

    A file where all is well is one test that passed. A warning or a note passes too, with what it
    says as its output, just as it lets `validate` pass.
    """
    found = redact_findings(in_order(findings), secrets)
    by_file: dict[str, list[Finding]] = {file: [] for file in files}
    for file, group in groupby(found, key=lambda finding: finding.place.file):
        by_file[file] = list(group)
    root = Element("testsuites", name="journeys validate")
    for file in sorted(by_file):
        root.append(_suite(file, by_file[file], secrets))
    return as_text(root)


def _suite(file: str, findings: Sequence[Finding], secrets: Secrets) -> Element:
    name = legal(file)
    suite = Element("testsuite", name=name)
    if not findings:
        SubElement(suite, "testcase", classname=name, name="no findings", file=name, time="0")
    for finding, case in zip(findings, _names(findings, secrets), strict=True):
        line = str(finding.place.line)
        test = SubElement(
            suite, "testcase", classname=name, name=case, file=name, line=line, time="0"
        )
        _outcome(test, finding)
    count(suite)
    return suite


def _names(findings: Sequence[Finding], secrets: Secrets) -> Iterator[str]:
    """Names that stay the same when lines move, so that a CI system knows what is new."""
    seen: Counter[str] = Counter()
    for finding in findings:
        path = secrets.scrub(render_path(finding.path))
        name = legal(f"{finding.code} {path}".strip())
        seen[name] += 1
        yield name if seen[name] == 1 else f"{name} ({seen[name]})"


def _outcome(test: Element, finding: Finding) -> None:
    message = legal(finding.message)
    hint = f"\nhint: {legal(finding.hint)}" if finding.hint else ""
    text = f"{legal(str(finding.place))}: {finding.severity} {finding.code} {message}{hint}"
    if finding.severity is Severity.ERROR:
        SubElement(test, "failure", type=finding.code, message=message).text = text
    else:
        SubElement(test, "system-out").text = text
