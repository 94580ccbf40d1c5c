"""Every folder of tests/cases/yaml is a file, with all that is found when it is loaded.

`UPDATE_GOLDEN=1 pytest tests/unit/source/test_yaml_cases.py` writes what is found anew.
"""

from collections.abc import Iterable
from pathlib import Path

import pytest
from support.golden import golden

from journeys_as_code.findings import Finding
from journeys_as_code.source import composer
from journeys_as_code.source.codes import CODES
from journeys_as_code.source.yaml_loader import load

CASES = sorted((Path(__file__).parents[2] / "cases" / "yaml").iterdir())
NOT_AS_FILES = {"J109", "J114"}
OF_MANY_FILES = {"J117", "J118", "J119"}
OF_INTERPOLATION = {"J401", "J402", "J403", "J404"}


def found_in(case: Path) -> tuple[Finding, ...]:
    return load((case / "input.yaml").read_bytes(), "input.yaml")[1]


def lines(findings: Iterable[Finding]) -> str:
    return "".join(f"{f.place} {f.code} {f.message}\n  {f.hint}\n" for f in findings)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_all_that_is_wrong_is_said(case: Path) -> None:
    golden(f"../cases/yaml/{case.name}/expected.txt", lines(found_in(case)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_shows_the_code_it_is_named_for(case: Path) -> None:
    code = case.name.split("-")[0]
    assert {f.code for f in found_in(case)} >= {code}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_pure_python_parser_finds_the_same(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fast = [f.code for f in found_in(case)]
    monkeypatch.setattr(composer, "CParser", None)
    assert [f.code for f in found_in(case)] == fast


def test_every_code_has_a_case() -> None:
    shown = {case.name.split("-")[0] for case in CASES}
    assert shown == CODES.keys() - NOT_AS_FILES - OF_MANY_FILES - OF_INTERPOLATION
