"""Stories told in tests: texts in, results out."""

from journeys_as_code.compile.canonical import canonical
from journeys_as_code.findings import Finding
from journeys_as_code.model.journey import Document
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.source.document import SourceFile
from journeys_as_code.source.yaml_loader import load
from journeys_as_code.ways.stories import Result, Run, run
from journeys_as_code.ways.story import Story
from journeys_as_code.ways.story_reading import read_stories

CATALOGUE = Catalogue.builtin()


def source(text: str, file: str) -> SourceFile:
    found, findings = load(text.encode(), file)
    assert found is not None, findings
    return found


def document(text: str) -> Document:
    """The canonical journey of a YAML text."""
    return canonical(source(text, "journey.yaml").data, CATALOGUE, "AAAAA-00000")


def written(text: str) -> tuple[tuple[Story, ...], tuple[Finding, ...]]:
    """The stories of a YAML text, about the journey `journey`."""
    found = source(text, "journey.test.yaml")
    return read_stories(found, found.data, "journey")


def run_of(text: str, journey: str) -> Run:
    """What comes of the stories of a text, told on the journey of another."""
    stories, findings = written(text)
    assert not findings, findings
    return run(stories, {"journey": document(journey)}, CATALOGUE)


def result_of(facts: str, points: str) -> Result:
    """What comes of one story with these lines, on a journey with these points."""
    lines = "".join(f"    {line}\n" for line in facts.strip().splitlines())
    told = run_of(f"stories:\n  One:\n{lines}", f"title: Journey\npoints:\n{points}")
    assert not told.findings, told.findings
    (result,) = told.results
    return result


def way(result: Result) -> list[str]:
    """The way that a story took: points with the time in seconds and the output, where it splits."""
    return [
        f"{step.at:g} {step.point}" + (f" {step.output}" if step.splits and step.output else "")
        for step in result.told.steps
    ]


def said(result: Result) -> list[str]:
    """What failed, with the line it is at, and the hint."""
    return [
        f"{it.place.line}: {it.message}" + (f" ({it.hint})" if it.hint else "")
        for it in result.failures
    ]
