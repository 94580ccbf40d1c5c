"""JUnit, as independent readers take it."""

from xml.etree import ElementTree as ET

from hypothesis import given
from junitparser import Failure, JUnitXml
from support import plans
from support.findings import ALL, ATTACK, FILE, FINDINGS, finding
from support.golden import golden

from journeys_as_code.findings import Finding, Severity, in_order
from journeys_as_code.report import findings_junit
from journeys_as_code.secrets import Secrets

GOOD = "journeys/good.yaml"


def read(findings: list[Finding], *files: str) -> JUnitXml:
    return JUnitXml.fromstring(findings_junit.render(findings, files).encode())


def test_whole_report() -> None:
    report = findings_junit.render((*ALL, ATTACK), ("journeys.yaml", FILE, GOOD))
    golden("findings-junit.xml", report)


def test_a_suite_is_a_file_and_a_failed_test_an_error() -> None:
    suites = {suite.name: suite for suite in read(list(ALL), FILE, GOOD)}
    assert set(suites) == {FILE, GOOD}
    assert (suites[FILE].tests, suites[FILE].failures) == (4, 2)
    assert (suites[GOOD].tests, suites[GOOD].failures) == (1, 0)


def test_what_lets_validate_pass_passes() -> None:
    levels = {Severity.ERROR: False, Severity.WARNING: True, Severity.INFO: True}
    for severity, passed in levels.items():
        (suite,) = read([finding("J1", 1, 1, severity=severity, message="said")])
        (case,) = suite
        assert case.is_passed is passed
        assert "said" in (case.system_out or case.result[0].text)


def test_a_failure_says_where_what_and_what_to_do() -> None:
    (suite,) = read([ALL[0]])
    (case,) = suite
    (failure,) = case.result
    assert isinstance(failure, Failure)
    assert (failure.type, failure.message) == ("J204", "point `helo` does not exist")
    assert failure.text == (
        f"{FILE}:3:43: error J204 point `helo` does not exist\nhint: did you mean `hello`?"
    )


def test_names_stay_when_lines_move_and_are_never_the_same() -> None:
    same = [finding("J1", line, 1, path=("points", "a")) for line in (1, 2)]
    moved = [finding("J1", line, 1, path=("points", "a")) for line in (7, 9)]
    for findings in (same, moved):
        (suite,) = read(findings)
        assert [case.name for case in suite] == ["J1 points.a", "J1 points.a (2)"]


@given(findings=FINDINGS)
def test_whatever_is_said_is_well_formed(findings: list[Finding]) -> None:
    root = ET.fromstring(findings_junit.render(findings, ("a",)))
    cases = root.findall("testsuite/testcase")
    errors = [f for f in in_order(findings) if f.severity is Severity.ERROR]
    assert root.attrib["tests"] == str(len(cases))
    assert root.attrib["failures"] == str(len(errors)) == str(len(root.findall(".//failure")))


def test_no_secret() -> None:
    leak = finding("J1", 1, 1, message=f"bad {plans.SECRET}", hint=plans.SECRET)
    secrets = Secrets.of([plans.SECRET], salt="s")
    assert plans.SECRET not in findings_junit.render([leak], secrets=secrets)
