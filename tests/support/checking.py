"""Checking files and projects as `validate` does, without variables, and findings as lines of text."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from journeys_as_code.findings import Finding, in_order
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.model.project import Level
from journeys_as_code.source.document import SourceFile
from journeys_as_code.source.yaml_loader import load
from journeys_as_code.validate.check import Checked, check_all, check_journey
from journeys_as_code.validate.project import read_project

PLAIN_PROJECT = "version: 1\ntargets: {sandbox: {api: sandbox, application_code: AAAAA-00000}}\n"


def source(text: str, file: str = "journey.yaml") -> SourceFile:
    """The file with this text."""
    found, findings = load(text.encode(), file)
    assert found is not None, findings
    return found


def checked(text: str, key: str = "journey", file: str = "journey.yaml") -> Checked:
    """A journey with this text, no variables filled in."""
    found = source(text, file)
    return Checked(key, found, found.data)


def findings_of(text: str, lint: Mapping[str, Level] | None = None) -> tuple[Finding, ...]:
    """What is found in a journey with this text."""
    return check_journey(checked(text), Catalogue.builtin(), lint or {})


def codes_of(text: str) -> list[str]:
    """The codes of what is found in a journey with this text."""
    return [finding.code for finding in findings_of(text)]


def check_folder(folder: Path) -> tuple[Finding, ...]:
    """What is found in the project or the one journey of a folder."""
    about = folder / "journeys.yaml"
    text = about.read_text("utf-8") if about.exists() else PLAIN_PROJECT
    project, findings = read_project(source(text, "journeys.yaml"))
    if project is None:
        return findings
    journeys = [
        checked(file.read_text("utf-8"), *_names(file.relative_to(folder)))
        for file in sorted(folder.rglob("*.yaml"))
        if file != about
    ]
    catalogue = Catalogue.builtin().with_project(project.point_kinds)
    return in_order((*findings, *check_all(journeys, catalogue, project)))


def _names(file: Path) -> tuple[str, str]:
    key = file.with_suffix("").as_posix().removeprefix("journeys/")
    return key, file.as_posix()


def lines(findings: Iterable[Finding]) -> str:
    """The findings as text: place with length, severity, code and message, the hint below."""
    out: list[str] = []
    for found in findings:
        place = f"{found.place}+{found.place.length}"
        out.append(f"{place} {found.severity} {found.code}: {found.message}")
        out += [f"    {found.hint}"] if found.hint else []
    return "".join(f"{line}\n" for line in out)
