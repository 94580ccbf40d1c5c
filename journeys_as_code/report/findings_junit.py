"""Findings as JUnit XML, as CI systems read it: a suite a file, a failed test an error."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from journeys_as_code.address import render as render_path
from journeys_as_code.findings import Finding, Severity, in_order
from journeys_as_code.report import escape
from journeys_as_code.report.redact import NOTHING, redact_findings
from journeys_as_code.secrets import Secrets

_ILLEGAL = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, not even as a character reference."""


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
    _count(root)
    indent(root)
    text = tostring(root, encoding="us-ascii", xml_declaration=False).decode("ascii")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _suite(file: str, findings: Sequence[Finding], secrets: Secrets) -> Element:
    name = _legal(file)
    suite = Element("testsuite", name=name)
    if not findings:
        SubElement(suite, "testcase", classname=name, name="no findings", file=name, time="0")
    for finding, case in zip(findings, _names(findings, secrets), strict=True):
        line = str(finding.place.line)
        test = SubElement(
            suite, "testcase", classname=name, name=case, file=name, line=line, time="0"
        )
        _outcome(test, finding)
    _count(suite)
    return suite


def _names(findings: Sequence[Finding], secrets: Secrets) -> Iterator[str]:
    """Names that stay the same when lines move, so that a CI system knows what is new."""
    seen: Counter[str] = Counter()
    for finding in findings:
        path = secrets.scrub(render_path(finding.path))
        name = _legal(f"{finding.code} {path}".strip())
        seen[name] += 1
        yield name if seen[name] == 1 else f"{name} ({seen[name]})"


def _outcome(test: Element, finding: Finding) -> None:
    message = _legal(finding.message)
    hint = f"\nhint: {_legal(finding.hint)}" if finding.hint else ""
    text = f"{_legal(str(finding.place))}: {finding.severity} {finding.code} {message}{hint}"
    if finding.severity is Severity.ERROR:
        SubElement(test, "failure", type=finding.code, message=message).text = text
    else:
        SubElement(test, "system-out").text = text


def _count(element: Element) -> None:
    cases = list(element.iter("testcase"))
    failed = sum(case.find("failure") is not None for case in cases)
    numbers = {"tests": len(cases), "failures": failed, "errors": 0, "skipped": 0}
    element.attrib |= {name: str(number) for name, number in numbers.items()}
    element.set("time", "0")


def _legal(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", escape.plain(text))
