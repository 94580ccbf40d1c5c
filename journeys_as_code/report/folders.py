"""Findings of a project that is a folder of a repository, called by their names in the repository."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from journeys_as_code.findings import Finding


def below(folder: str, file: str) -> str:
    """The name of a file of the project, seen from where the project is `folder`."""
    return f"{folder}/{file}" if folder else file


def findings_below(folder: str, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings with the names of their files seen from there."""
    return tuple(
        replace(finding, place=replace(finding.place, file=below(folder, finding.place.file)))
        for finding in findings
    )


def sources_below(folder: str, sources: Mapping[str, str]) -> dict[str, str]:
    """The texts by the names of their files seen from there."""
    return {below(folder, file): text for file, text in sources.items()}
