"""Findings that a comment leaves out, and what is said of comments that do nothing."""

import pytest
from support.checking import checked

from journeys_as_code.findings import Finding, Place, Severity
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.model.project import Level
from journeys_as_code.source.yaml_loader import load
from journeys_as_code.validate.check import check_journey
from journeys_as_code.validate.ignoring import settle

TEXT = """title: Case
points:
  people: {start_by_segment: {filter_code: 1A2B3-CCCCC}, next: later}
  later: {wait: {duration: %s}, next: %s}%s
  bye: {exit: {}}
"""


def codes(
    comment: str, duration: str = "100d", to: str = "bye", lint: dict[str, Level] | None = None
) -> list[str]:
    text = TEXT % (duration, to, comment)
    found = check_journey(checked(text), Catalogue.builtin(), lint or {})
    return sorted(each.code for each in settle(found, {"journey.yaml": text}, lint or {}))


@pytest.mark.parametrize(
    ("comment", "found"),
    [
        ("", ["J301"]),
        ("  # journeys: ignore J301", []),
        ("  # journeys: ignore J301 -- we may", []),
        ("  # journeys: ignore J302, J301", ["J161"]),
        ("\n  # journeys: ignore J301", ["J161", "J301"]),
        ("  # journeys: ignore J103", ["J160", "J301"]),
        ("  # journeys: ignore J120", ["J160", "J301"]),
        ("  # journeys: ignore J160", ["J160", "J301"]),
        ("  # journeys: ignore J999", ["J160", "J301"]),
        ("  # journeys: ignore", ["J160", "J301"]),
    ],
)
def test_what_is_left(comment: str, found: list[str]) -> None:
    assert codes(comment) == found


def test_what_cannot_be_compiled_stays() -> None:
    assert codes("  # journeys: ignore J203", "1d", "by") == ["J160", "J203"]


def test_several_findings_of_one_line_are_left_out_by_one_comment() -> None:
    comment = "\n  # journeys: ignore J152\n  Later: {wait: {}}\n  LATER: {wait: {}}"
    assert codes(comment, "1d").count("J152") == 1


def test_what_the_project_has_switched_off_is_not_missed() -> None:
    assert codes("  # journeys: ignore J301", lint={"J301": "off"}) == []
    assert codes("  # journeys: ignore J302", lint={"J161": "off"}) == ["J301"]
    assert codes("  # journeys: ignore", lint={"J160": "off"}) == ["J301"]


def test_a_warning_of_the_project_file_can_be_left_out_too() -> None:
    text = "lint: {J999: off}  # journeys: ignore J138 -- of the next version\n"
    finding = Finding("J138", Severity.WARNING, "no rule", Place("journeys.yaml", 1, 8))
    assert settle([finding], {"journeys.yaml": text}, {}) == []


def test_a_file_that_is_no_yaml_asks_for_nothing() -> None:
    text = "a: [ # journeys: ignore J102\n"
    _, findings = load(text.encode(), "a.yaml")
    assert settle(findings, {"a.yaml": text}, {}) == list(findings)


def test_a_comment_is_about_its_own_file() -> None:
    text = TEXT % ("100d", "bye", "  # journeys: ignore J301")
    found = check_journey(checked(text), Catalogue.builtin(), {})
    assert [each.code for each in settle(found, {"other.yaml": text}, {})] == ["J301", "J161"]
