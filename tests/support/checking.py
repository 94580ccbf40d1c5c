"""Checking files and projects as `validate` does, and findings as lines of text."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from journeys_as_code.findings import Finding, in_order
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.model.project import Level, Project
from journeys_as_code.source.document import SourceFile
from journeys_as_code.source.interpolate import Scope, interpolate
from journeys_as_code.source.listing import JourneyFile, journey_files
from journeys_as_code.source.variables import resolve
from journeys_as_code.source.yaml_loader import load
from journeys_as_code.validate.around import Around
from journeys_as_code.validate.check import Checked, check_all, check_journey
from journeys_as_code.validate.ignoring import settle
from journeys_as_code.validate.project import read_project

PLAIN_PROJECT = "version: 1\ntargets: {sandbox: {api: sandbox, application_code: AAAAA-00000}}\n"
NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


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
    """What is found in the project or the one journey of a folder, at the moment NOW."""
    about = folder / "journeys.yaml"
    text = about.read_text("utf-8") if about.exists() else PLAIN_PROJECT
    project_file = source(text, "journeys.yaml")
    project, findings = read_project(project_file)
    if project is None:
        return findings
    found = _files(folder, project.journeys if about.exists() else "journey.yaml")
    scope = _scope(project, found)
    texts = {"journeys.yaml": text}
    journeys = []
    for file in found:
        texts[file.file] = (folder / file.file).read_text("utf-8")
        written = source(texts[file.file], file.file)
        filled = interpolate(written, scope)
        findings += filled.findings
        journeys.append(Checked(file.key, written, filled.data, filled.used_vars))
    catalogue = Catalogue.builtin().with_project(project.point_kinds)
    around = Around(project_file, found, NOW, lambda path: (folder / path).is_file())
    findings += check_all(journeys, catalogue, project, around)
    return in_order(settle(findings, texts, project.lint))


def _files(folder: Path, patterns: str | Sequence[str]) -> Sequence[JourneyFile]:
    has_any = any(file.name != "journeys.yaml" for file in folder.rglob("*.yaml"))
    return journey_files(folder, patterns) if has_any else ()


def _scope(project: Project, found: Iterable[JourneyFile]) -> Scope:
    name = project.default_target or next(iter(project.targets))
    target = project.targets[name]
    known = resolve(target, {})
    uuids = {file.key: None for file in found}
    return Scope(known.values, known.unset, target.application_code, uuids)


def lines(findings: Iterable[Finding]) -> str:
    """The findings as text: place with length, severity, code and message, the hint below."""
    out: list[str] = []
    for found in findings:
        place = f"{found.place}+{found.place.length}"
        out.append(f"{place} {found.severity} {found.code}: {found.message}")
        out += [f"    {found.hint}"] if found.hint else []
    return "".join(f"{line}\n" for line in out)
