"""Annotations, read back by the rules of GitHub's runner."""

import re

from hypothesis import given
from support.findings import ALL, ATTACK, FINDINGS, finding
from support.golden import golden

from journeys_as_code.findings import Finding
from journeys_as_code.report import findings_github
from journeys_as_code.report.escape import plain

COMMAND = re.compile(r"::(?P<name>error|warning|notice) (?P<properties>[^:]*)::(?P<data>.*)")


def plainly(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def read(line: str) -> tuple[str, dict[str, str], str]:
    command = COMMAND.fullmatch(line)
    assert command is not None, line
    pairs = (pair.split("=", 1) for pair in command["properties"].split(","))
    properties = {
        name: plainly(value.replace("%3A", ":").replace("%2C", ",")) for name, value in pairs
    }
    return command["name"], properties, plainly(command["data"])


def test_whole_annotations() -> None:
    odd = finding("J1", 1, 1, message="100% wrong: a, b", hint="do :: that")
    golden("findings-github.txt", findings_github.render((*ALL, odd, ATTACK)))


def test_an_annotation_is_read_as_it_was_meant() -> None:
    name, properties, data = read(findings_github.render([ALL[0]]).rstrip("\n"))
    assert name == "error"
    assert data == "point `helo` does not exist\ndid you mean `hello`?"
    assert properties == {
        "file": "journeys/welcome.yaml",
        "line": "3",
        "endLine": "3",
        "col": "43",
        "endColumn": "47",
        "title": "J204",
    }


def test_nothing_breaks_out_of_its_line() -> None:
    (line,) = findings_github.render([ATTACK]).splitlines()
    _, properties, data = read(line)
    assert properties["file"] == plain(ATTACK.place.file)
    assert data == f"{plain(ATTACK.message)}\n{plain(ATTACK.hint)}"


@given(findings=FINDINGS)
def test_whatever_is_said_comes_back(findings: list[Finding]) -> None:
    lines = findings_github.render(findings).splitlines()
    said = {data for _, _, data in map(read, lines)}
    assert said == {plain(f.message) + (f"\n{plain(f.hint)}" if f.hint else "") for f in findings}
