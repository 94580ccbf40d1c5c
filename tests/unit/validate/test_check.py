import subprocess
import sys

import pytest
from support.checking import codes_of, findings_of

from journeys_as_code.findings import Severity

LEFT_OVER = """
title: Case
points:
  people:
    start_by_segment: {filter_code: 1A2B3-CCCCC}
    next: by
  left_over:
    send_push: {preset: 12345-67890}
    next: bye
  bye:
    exit: {}
"""


def test_a_project_sets_how_much_a_rule_matters() -> None:
    text = LEFT_OVER.replace("next: by\n", "next: bye\n")
    assert severities(text, {}) == {"J202": Severity.ERROR, "J601": Severity.WARNING}
    assert severities(text, {"J202": "info", "J601": "error"}) == {
        "J202": Severity.INFO,
        "J601": Severity.ERROR,
    }
    assert severities(text, {"J202": "off", "J601": "off"}) == {}


def test_what_cannot_be_compiled_is_always_an_error() -> None:
    assert severities(LEFT_OVER, {"J203": "off"})["J203"] is Severity.ERROR


def test_rules_say_what_they_can_where_the_shape_is_broken() -> None:
    assert codes_of(LEFT_OVER.replace("title: Case", "titel: Case")) == [
        "J121",
        "J120",
        "J203",
        "J601",
    ]


def test_findings_have_the_path_in_the_document() -> None:
    paths = {finding.code: finding.path for finding in findings_of(LEFT_OVER)}
    assert paths == {
        "J203": ("points", "people", "next"),
        "J601": ("points", "left_over", "send_push", "preset"),
    }


def test_jsonschema_is_only_loaded_to_explain() -> None:
    code = (
        "import sys; import journeys_as_code.validate.check, journeys_as_code.validate.project; "
        "sys.exit('jsonschema' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def severities(text: str, lint: dict[str, str]) -> dict[str, Severity]:
    return {finding.code: finding.severity for finding in findings_of(text, lint)}  # type: ignore[arg-type]


@pytest.mark.parametrize("status", ["finished", "archived"])
def test_nobody_walks_through_what_is_over(status: str) -> None:
    text = f"title: Case\nstatus: {status}\npoints:\n  wait: {{wait: {{duration: 1d}}}}\n"
    assert codes_of(text) == []
