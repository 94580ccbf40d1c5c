"""Stories as JUnit XML, as CI systems read it: a suite a journey, a test a story."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement

from journeys_as_code.findings import Finding
from journeys_as_code.report.junit import as_text, count, legal
from journeys_as_code.report.stories_text import way
from journeys_as_code.ways.stories import Result, Run


def render(run: Run) -> str:
    """Every story; a finding on a story file is a test that failed."""
    root = Element("testsuites", name="journeys test")
    for journey, results in groupby(run.results, key=lambda result: result.journey):
        root.append(_suite(journey, (_story(result) for result in results)))
    for file, findings in groupby(run.findings, key=lambda finding: finding.place.file):
        root.append(_suite(file, (_finding(finding) for finding in findings)))
    return as_text(root)


def _suite(name: str, cases: Iterator[Element]) -> Element:
    suite = Element("testsuite", name=legal(name))
    suite.extend(cases)
    count(suite)
    return suite


def _case(where: str, name: str, file: str, line: int) -> Element:
    names = {"classname": legal(where), "name": legal(name), "file": legal(file)}
    return Element("testcase", names, line=str(line), time="0")


def _story(result: Result) -> Element:
    case = _case(result.journey, result.name, result.place.file, result.place.line)
    if not result.ok:
        said = [f"{it.place}: {it.message}" for it in result.failures]
        text = "\n".join(map(legal, [*said, *way(result.told.steps)]))
        message = legal(result.failures[0].message)
        SubElement(case, "failure", type="story", message=message).text = text
    return case


def _finding(finding: Finding) -> Element:
    case = _case(finding.place.file, finding.code, finding.place.file, finding.place.line)
    text = f"{finding.place}: {finding.message}"
    failure = SubElement(case, "failure", type=finding.code, message=legal(finding.message))
    failure.text = legal(text)
    return case
