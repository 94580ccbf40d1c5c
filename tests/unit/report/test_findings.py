"""Findings with the line they are about."""

import json

from support import plans
from support.golden import golden

from journeys_as_code.findings import Finding, Place, Severity
from journeys_as_code.report import findings_github, findings_json, findings_text
from journeys_as_code.secrets import Secrets

SOURCE = (
    "title: Welcome\n"
    "points:\n"
    "  new_users: {start_by_segment: {}, next: helo}\n"
    f'  long: {{send_push: {{content: "{"x" * 150} 日本語 here {"y" * 150}"}}}}\n'
    "\ttab: \x1b[31mred\n"
)
FILE = "journeys/welcome.yaml"


def finding(code: str, line: int, column: int, length: int = 0, **more: object) -> Finding:
    known = {"severity": Severity.ERROR, "message": "something is wrong", "hint": ""} | more
    return Finding(code, place=Place(FILE, line, column, length), **known)  # type: ignore[arg-type]


ALL = (
    finding("J204", 3, 43, 4, message="point `helo` does not exist", hint="did you mean `hello`?"),
    finding("J310", 4, SOURCE.splitlines()[3].index("here") + 1, 4, severity=Severity.WARNING),
    finding("J101", 5, 7, 3, severity=Severity.INFO, message=plans.EVIL, hint=plans.EVIL),
    finding("J001", 99, 1, message="the file ends too early"),
    finding("J204", 3, 43, 4, message="point `helo` does not exist", hint="did you mean `hello`?"),
)


def test_whole_text() -> None:
    golden("findings.txt", findings_text.render(ALL, {FILE: SOURCE}, checked="1 journey"))


def test_with_colour() -> None:
    golden("findings-color.txt", findings_text.render(ALL[:1], {FILE: SOURCE}, color=True))


def test_whole_json() -> None:
    golden("findings.json", findings_json.render(ALL))


def test_whole_annotations() -> None:
    odd = finding("J1", 1, 1, message="100% wrong: a, b", hint="do :: that")
    golden("findings-github.txt", findings_github.render((*ALL, odd)))


def test_one_quiet_line_when_all_is_well() -> None:
    assert findings_text.render((), {}, checked="12 journeys") == "No findings in 12 journeys.\n"
    assert json.loads(findings_json.render(())) == {"findings": []}


def test_the_marker_stands_under_wide_characters_too() -> None:
    text = findings_text.render([finding("J1", 1, 6, 2)], {FILE: "日本語: 値段\n"})
    assert text.splitlines()[1:3] == ["    1 | 日本語: 値段", "      |         ^^^^"]


def test_no_secret() -> None:
    leak = [finding("J1", 1, 1, message=f"bad {plans.SECRET}", hint=plans.SECRET)]
    secrets = Secrets.of([plans.SECRET], salt="s")
    assert plans.SECRET not in findings_text.render(leak, {}, secrets=secrets)
    assert plans.SECRET not in findings_json.render(leak, secrets=secrets)
