"""All findings on journeys: their shape, then the rules; never stopping at the first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from journeys_as_code.findings import Finding, in_order
from journeys_as_code.model.graph import Graph
from journeys_as_code.model.journey import Document
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.model.project import Level, Project
from journeys_as_code.source.document import SourceFile
from journeys_as_code.validate.around import NOTHING, Around
from journeys_as_code.validate.registry import OF_ALL, OF_ONE, in_force
from journeys_as_code.validate.rules.rule import Rule
from journeys_as_code.validate.shape import check_shape
from journeys_as_code.validate.sketch import sketch
from journeys_as_code.validate.subject import Subject
from journeys_as_code.validate.terms import NO_TERMS, Terms
from journeys_as_code.validate.whole import PROJECT_FILE, Whole


@dataclass(frozen=True, slots=True)
class Checked:
    """One journey to be checked: its key, its file, and its document with variables filled in.

    `used` are the variables it names, None where that is not known.
    """

    key: str
    source: SourceFile
    document: Document
    used: frozenset[str] | None = None


def check_journey(
    journey: Checked,
    catalogue: Catalogue,
    lint: Mapping[str, Level],
    terms: Terms = NO_TERMS,
) -> tuple[Finding, ...]:
    """Everything that can be said of one journey on its own, in order of place."""
    subject = _subject(journey, catalogue, terms)
    return in_order(_of_one(subject, catalogue, in_force(OF_ONE, lint)))


def check_all(
    journeys: Sequence[Checked],
    catalogue: Catalogue,
    project: Project,
    around: Around = NOTHING,
) -> tuple[Finding, ...]:
    """Everything that can be said of all journeys of a project, alone and together."""
    rules, terms = in_force(OF_ONE, project.lint), Terms.of(project)
    findings: list[Finding] = []
    sketches = []
    for journey in journeys:
        subject = _subject(journey, catalogue, terms)
        findings += _of_one(subject, catalogue, rules)
        sketches.append(sketch(subject, journey.used))
    whole = Whole(sketches, project, catalogue, around)
    sources = {journey.source.file: journey.source for journey in journeys}
    if around.about is not None:
        sources[PROJECT_FILE] = around.about
    return in_order((*findings, *_of_all(whole, sources)))


def _subject(journey: Checked, catalogue: Catalogue, terms: Terms) -> Subject:
    graph = Graph.of(journey.document, catalogue)
    return Subject(journey.key, journey.document, graph, journey.source, terms)


def _of_one(
    subject: Subject, catalogue: Catalogue, rules: Sequence[Rule[Subject]]
) -> Iterator[Finding]:
    yield from check_shape(subject.document, subject.source, catalogue)
    for rule in rules:
        for problem in rule.check(subject):
            yield problem.finding(rule.code, rule.severity, subject.source)


def _of_all(whole: Whole, sources: Mapping[str, SourceFile]) -> Iterator[Finding]:
    for rule in in_force(OF_ALL, whole.project.lint):
        for problem in rule.check(whole):
            yield problem.finding(rule.code, rule.severity, sources.get(problem.file))
