"""Findings with the line they are about."""

import json

import pytest
from support import plans
from support.findings import ALL, FILE, SOURCE, finding
from support.golden import golden

from journeys_as_code.report import findings_json, findings_text
from journeys_as_code.secrets import Secrets


def test_whole_text() -> None:
    golden("findings.txt", findings_text.render(ALL, {FILE: SOURCE}, checked="1 journey"))


def test_with_colour() -> None:
    golden("findings-color.txt", findings_text.render(ALL[:1], {FILE: SOURCE}, color=True))


def test_whole_json() -> None:
    golden("findings.json", findings_json.render(ALL))


def test_one_quiet_line_when_all_is_well() -> None:
    assert findings_text.render((), {}, checked="12 journeys") == "No findings in 12 journeys.\n"
    assert json.loads(findings_json.render(())) == {"findings": []}


def test_the_marker_stands_under_wide_characters_too() -> None:
    text = findings_text.render([finding("J1", 1, 6, 2)], {FILE: "日本語: 値段\n"})
    assert text.splitlines()[1:3] == ["    1 | 日本語: 値段", "      |         ^^^^"]


@pytest.mark.parametrize("odd", ["\x85", "\u2028", "\x0b"])
def test_the_line_that_is_shown_is_the_line_that_is_meant(odd: str) -> None:
    text = findings_text.render([finding("J1", 2, 1)], {FILE: f"title: a{odd}b\npoints: 3\n"})
    assert text.splitlines()[1] == "    2 | points: 3"


def test_no_secret() -> None:
    leak = [finding("J1", 1, 1, message=f"bad {plans.SECRET}", hint=plans.SECRET)]
    secrets = Secrets.of([plans.SECRET], salt="s")
    assert plans.SECRET not in findings_text.render(leak, {}, secrets=secrets)
    assert plans.SECRET not in findings_json.render(leak, secrets=secrets)
