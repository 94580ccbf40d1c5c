"""Every folder of tests/cases is a journey or a project, with all that is found in it.

`UPDATE_GOLDEN=1 pytest tests/test_cases.py` writes what is found anew.
"""

from pathlib import Path
from typing import Any

import pytest
from support.checking import check_folder, lines
from support.golden import golden

from journeys_as_code.findings import Finding, Severity, has_errors, without_notes
from journeys_as_code.validate.codes import CODES
from journeys_as_code.validate.registry import RULES
from journeys_as_code.validate.rules.rule import Rule

CASES = Path(__file__).parent / "cases"
INVALID = sorted((CASES / "invalid").iterdir())
VALID = sorted((CASES / "valid").iterdir())
NOTES = tuple(rule.code for rule in RULES if rule.severity is Severity.INFO)


def name(case: Path) -> str:
    return case.name


def shown(case: Path, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Notes only where the case is about one."""
    return findings if case.name.startswith(NOTES) else without_notes(findings)


@pytest.mark.parametrize("case", INVALID, ids=name)
def test_everything_wrong_is_found_and_nothing_else(case: Path) -> None:
    findings = check_folder(case)
    golden(f"../cases/invalid/{case.name}/expected.txt", lines(shown(case, findings)))
    assert case.name.split("-")[0] in {found.code for found in findings}


@pytest.mark.parametrize("case", VALID, ids=name)
def test_nothing_is_wrong(case: Path) -> None:
    findings = check_folder(case)
    golden(f"../cases/valid/{case.name}/expected.txt", lines(shown(case, findings)))
    assert not has_errors(findings, strict=True)


def test_every_code_has_a_case() -> None:
    shown = {case.name.split("-")[0] for case in INVALID}
    assert CODES.keys() <= shown


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_says_why_and_has_a_case_that_keeps_it(rule: Rule[Any]) -> None:
    assert rule.summary
    assert rule.why
    assert any(case.name.startswith(f"{rule.code}-") for case in VALID)


def test_every_case_is_of_a_code() -> None:
    assert {case.name.split("-")[0] for case in INVALID} <= CODES.keys()
