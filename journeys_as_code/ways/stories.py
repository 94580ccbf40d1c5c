"""All stories of a project, told and judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from journeys_as_code.findings import Finding, Place
from journeys_as_code.model.graph import Graph
from journeys_as_code.model.journey import Document
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.ways.coverage import Coverage, cover
from journeys_as_code.ways.judging import Failure, judge
from journeys_as_code.ways.story import Story
from journeys_as_code.ways.story_checks import check_story
from journeys_as_code.ways.telling import Told, tell


@dataclass(frozen=True, slots=True)
class Result:
    """One story and what came of it."""

    journey: str
    name: str
    place: Place
    told: Told
    failures: tuple[Failure, ...]

    @property
    def ok(self) -> bool:
        """Whether it came as it says."""
        return not self.failures


@dataclass(frozen=True)
class Run:
    """What came of all stories, in their order, and which branches they took.

    A story with findings is not told. `sources` are the texts of the story files.
    """

    results: tuple[Result, ...]
    findings: tuple[Finding, ...]
    coverage: tuple[Coverage, ...]
    sources: Mapping[str, str] = field(repr=False, default_factory=dict)

    @property
    def ok(self) -> bool:
        """Whether every story is well-formed and true."""
        return not self.findings and all(result.ok for result in self.results)


def run(stories: Sequence[Story], journeys: Mapping[str, Document], catalogue: Catalogue) -> Run:
    """Tell stories about these journeys: canonical, valid documents by key."""
    results: list[Result] = []
    findings: list[Finding] = []
    coverage: list[Coverage] = []
    for key, document in journeys.items():
        graph = Graph.of(document, catalogue)
        told: list[Told] = []
        for story in (story for story in stories if story.journey == key):
            wrong = check_story(story, graph)
            findings += wrong
            if not wrong:
                told.append(tell(story, graph))
                failures = judge(story, told[-1])
                results.append(Result(key, story.name, story.place, told[-1], failures))
        coverage.append(cover(key, graph, told))
    return Run(tuple(results), tuple(findings), tuple(coverage))
