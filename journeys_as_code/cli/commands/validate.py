"""`journeys validate`: every finding, offline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from time import perf_counter

import click

from journeys_as_code.cli.options import command
from journeys_as_code.cli.setting import Setting
from journeys_as_code.findings import Finding


@command("validate", formats=("text", "json", "sarif", "junit", "github"))
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--all-targets", is_flag=True, help="Check with the variables of every target.")
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option("--no-cache", is_flag=True, help="Look at every file anew, and remember nothing.")
def validate(
    setting: Setting, paths: tuple[str, ...], all_targets: bool, strict: bool, no_cache: bool
) -> int:
    """Check the project and its journeys, and show every finding at once.

    PATH is a file, a folder or a key; only findings there are shown. Nothing is sent anywhere.
    Formats for programs name files as seen from the top of the repository.
    What is found in a file is remembered in .journeys/cache, which can be deleted at any time.
    Notes are shown with -v only. Exit code 1 when anything is an error, with --strict also when it
    is a warning.
    """
    from journeys_as_code.cli.opening import all_opened, in_project, opened
    from journeys_as_code.findings import has_errors, without_notes
    from journeys_as_code.report import findings_text
    from journeys_as_code.report.style import counted
    from journeys_as_code.workflow.opening import PROJECT_FILE, Invalid
    from journeys_as_code.workflow.validating import validated

    files, checked, begun = [PROJECT_FILE], "", perf_counter()
    try:
        spaces = all_opened(setting) if all_targets else (opened(setting),)
        within = [in_project(path, setting.directory, spaces[0].root) for path in paths]
        found = validated(spaces, within, remembering=not no_cache)
        findings, sources = found.findings, found.sources
        points, journeys = counted(found.points, "point"), counted(len(found.files), "journey")
        files += found.files
        checked = f"{journeys} with {points}"
        if setting.terminal.read_by_people:
            checked += f", after {perf_counter() - begun:.1f} s"
    except Invalid as invalid:  # journeys.yaml itself
        findings, sources = invalid.findings, invalid.sources
    if not setting.verbose:
        findings = without_notes(findings)
    if setting.format == "text":
        secrets, color = setting.terminal.secrets, setting.color
        text = findings_text.render(
            findings, sources, checked=checked, secrets=secrets, color=color
        )
    else:
        text = _for_programs(setting, findings, sources, files)
    setting.terminal.out(text)
    return int(has_errors(findings, strict=strict))


def _for_programs(
    setting: Setting,
    findings: Sequence[Finding],
    sources: Mapping[str, str],
    files: Sequence[str],
) -> str:
    from journeys_as_code.report import (
        findings_github,
        findings_json,
        findings_junit,
        findings_sarif,
        folders,
    )
    from journeys_as_code.source.files import find_root
    from journeys_as_code.source.repository import folder_in_repository

    secrets = setting.terminal.secrets
    folder = folder_in_repository(find_root(setting.directory))
    found = folders.findings_below(folder, findings)
    if setting.format == "sarif":
        texts = folders.sources_below(folder, sources)
        return findings_sarif.render(found, texts, secrets=secrets)
    if setting.format == "junit":
        suites = [folders.below(folder, file) for file in files]
        return findings_junit.render(found, suites, secrets=secrets)
    if setting.format == "github":
        return findings_github.render(found, secrets=secrets)
    return findings_json.render(found, secrets=secrets)
