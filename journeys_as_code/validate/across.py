"""What only shows when all journeys of a project are looked at together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeys_as_code.findings import Finding, Severity
from journeys_as_code.model.journey import Document
from journeys_as_code.model.project import Project
from journeys_as_code.source.document import SourceFile
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.graph.bad_pin import meet, pins
from journeys_as_code.validate.words import suggestion

Documents = Sequence[tuple[SourceFile, Document]]


def check_across(journeys: Documents, project: Project) -> Iterator[Finding]:
    """J211: no two files are about one live journey, and pins are for targets that exist."""
    taken: dict[str, list[tuple[str, str]]] = {}
    for source, document in journeys:
        if "uuid" in document:
            for problem in _problems(source.file, document, taken, project):
                yield problem.finding("J211", Severity.ERROR, source)


def _problems(
    file: str, document: Document, taken: dict[str, list[tuple[str, str]]], project: Project
) -> Iterator[Problem]:
    for path, pin in pins(document, ()):
        target = str(path[-1]) if len(path) > 1 else ""
        if target and target not in project.targets:
            hint = suggestion(target, project.targets, otherwise="the targets are {}")
            yield Problem(path, f"there is no target `{target}`", hint, key=True)
        owners = taken.setdefault(pin.lower(), [])
        clash = next((owner for owner, at in owners if owner != file and meet(at, target)), None)
        if clash:
            yield Problem(path, f"{clash} is about the same live journey", "each has its own uuid")
        owners.append((file, target))
