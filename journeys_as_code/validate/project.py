"""The project file: from its text to a `Project`, with a finding for everything that is wrong."""

from __future__ import annotations

from pydantic import ValidationError

from journeys_as_code.findings import Finding, Severity, has_errors, in_order
from journeys_as_code.model.project import Project
from journeys_as_code.source.document import SourceFile
from journeys_as_code.validate.project_errors import problems_of
from journeys_as_code.validate.project_rules import RULES


def read_project(source: SourceFile) -> tuple[Project | None, tuple[Finding, ...]]:
    """The project that `journeys.yaml` describes, or None where a finding is an error."""
    try:
        project = Project.model_validate(source.data)
    except ValidationError as error:
        problems = problems_of(error.errors(include_url=False), source.data)
        found = (each.finding(code, Severity.ERROR, source) for code, each in problems)
        return None, in_order(found)
    findings = in_order(
        problem.finding(rule.code, rule.severity, source)
        for rule in RULES
        for problem in rule.check(project)
    )
    return (None if has_errors(findings) else project), findings
