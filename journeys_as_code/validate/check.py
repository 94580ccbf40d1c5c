"""All findings on journeys: their shape, then the rules; never stopping at the first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from journeys_as_code.findings import Finding, in_order
from journeys_as_code.model.graph import Graph
from journeys_as_code.model.journey import Document
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.model.project import Level, Project
from journeys_as_code.source.document import SourceFile
from journeys_as_code.validate.across import check_across
from journeys_as_code.validate.registry import OF_ONE, in_force
from journeys_as_code.validate.rules.rule import Rule
from journeys_as_code.validate.shape import check_shape
from journeys_as_code.validate.subject import Subject
from journeys_as_code.validate.terms import NO_TERMS, Terms


@dataclass(frozen=True, slots=True)
class Checked:
    """One journey to be checked: its key, its file, and its document with variables filled in."""

    key: str
    source: SourceFile
    document: Document


def check_journey(
    journey: Checked,
    catalogue: Catalogue,
    lint: Mapping[str, Level],
    terms: Terms = NO_TERMS,
) -> tuple[Finding, ...]:
    """Everything that can be said of one journey on its own, in order of place."""
    return _findings(journey, catalogue, in_force(OF_ONE, lint), terms)


def check_all(
    journeys: Sequence[Checked], catalogue: Catalogue, project: Project
) -> tuple[Finding, ...]:
    """Everything that can be said of all journeys of a project, alone and together."""
    rules, terms = in_force(OF_ONE, project.lint), Terms.of(project)
    findings = [
        finding for journey in journeys for finding in _findings(journey, catalogue, rules, terms)
    ]
    together = check_across([(each.source, each.document) for each in journeys], project)
    return in_order((*findings, *together))


def _findings(
    journey: Checked, catalogue: Catalogue, rules: Sequence[Rule[Subject]], terms: Terms
) -> tuple[Finding, ...]:
    graph = Graph.of(journey.document, catalogue)
    subject = Subject(journey.key, journey.document, graph, journey.source, terms)
    ruled = (
        problem.finding(rule.code, rule.severity, journey.source)
        for rule in rules
        for problem in rule.check(subject)
    )
    found = (*check_shape(journey.document, journey.source, catalogue), *ruled)
    return in_order(found) if found else ()
