"""All findings on journeys: their shape, then the rules; never stopping at the first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
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
from journeys_as_code.validate.sketch import Sketch, sketch
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
    judge = judging(catalogue, project)
    verdicts = [judge(journey) for journey in journeys]
    sources = {journey.source.file: journey.source for journey in journeys}
    return found_in(verdicts, sources.get, catalogue, project, around)


def found_in(
    verdicts: Sequence[Verdict],
    source_of: Callable[[str], SourceFile | None],
    catalogue: Catalogue,
    project: Project,
    around: Around = NOTHING,
) -> tuple[Finding, ...]:
    """What was found in each journey on its own, and what is to be said of all together.

    `source_of` gives the file a finding is in.
    """
    sketches = [verdict.sketch for verdict in verdicts]
    together = check_together(sketches, source_of, catalogue, project, around)
    alone = (finding for verdict in verdicts for finding in verdict.findings)
    return in_order((*alone, *together))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found in one journey on its own, and what rules of all journeys need to know of it."""

    findings: tuple[Finding, ...]
    sketch: Sketch


Judge = Callable[[Checked], Verdict]


def judging(catalogue: Catalogue, project: Project) -> Judge:
    """What judges one journey after the other, each on its own."""
    rules, terms = in_force(OF_ONE, project.lint), Terms.of(project)

    def judge(journey: Checked) -> Verdict:
        subject = _subject(journey, catalogue, terms)
        return Verdict(tuple(_of_one(subject, catalogue, rules)), sketch(subject, journey.used))

    return judge


def check_together(
    sketches: Sequence[Sketch],
    source_of: Callable[[str], SourceFile | None],
    catalogue: Catalogue,
    project: Project,
    around: Around = NOTHING,
) -> Iterator[Finding]:
    """Everything that can be said of all journeys together; `source_of` gives the file a finding is in."""
    whole = Whole(sketches, project, catalogue, around)
    for rule in in_force(OF_ALL, project.lint):
        for problem in rule.check(whole):
            about = around.about if problem.file == PROJECT_FILE else None
            source = about or source_of(problem.file)
            yield problem.finding(rule.code, rule.severity, source)


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
