import runpy
import sys

import pytest
from yaml import YAMLError

from journeys_as_code.source import composer
from journeys_as_code.source.problems import Problems
from journeys_as_code.source.syntax import report


def test_a_complaint_nobody_knows_is_passed_on() -> None:
    problems = Problems("a: b\n", "a.yaml")
    report(YAMLError("a new complaint"), "a: b\n", problems)
    (found,) = problems.findings
    assert (found.code, found.message) == ("J102", "this is not YAML: a new complaint")


def test_without_libyaml_the_pure_python_parser_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "yaml._yaml", None)
    alone = runpy.run_path(composer.__file__)
    root, more = alone["compose"]("a: [x\u2028y]\n")
    assert (root.value[0][1].value[0].value, more) == ("x\u2028y", False)
