"""`journeys validate`: every finding, offline."""

from __future__ import annotations

import click

from journeys_as_code.cli.options import command
from journeys_as_code.cli.setting import Setting


@command("validate", formats=("text", "json", "github"))
@click.argument("paths", nargs=-1, metavar="[PATH]...")
def validate(setting: Setting, paths: tuple[str, ...]) -> int:
    """Check the project and its journeys, and show every finding at once.

    PATH is a file, a folder or a key; only findings there are shown. Nothing is sent anywhere.
    Exit code 1 when anything is an error.
    """
    from journeys_as_code.cli.opening import in_project, opened
    from journeys_as_code.findings import has_errors
    from journeys_as_code.report import findings_github, findings_json, findings_text
    from journeys_as_code.report.style import counted
    from journeys_as_code.workflow.loading import load
    from journeys_as_code.workflow.opening import Invalid

    checked = ""
    try:
        ws = opened(setting)
        loaded = load(ws, [in_project(path, setting.directory, ws.root) for path in paths])
        findings, sources = loaded.findings, loaded.sources
        points, journeys = counted(loaded.points, "point"), counted(len(loaded.journeys), "journey")
        checked = f"{journeys} with {points}"
    except Invalid as invalid:  # journeys.yaml itself
        findings, sources = invalid.findings, invalid.sources
    secrets = setting.terminal.secrets
    if setting.format == "json":
        text = findings_json.render(findings, secrets=secrets)
    elif setting.format == "github":
        text = findings_github.render(findings, secrets=secrets)
    else:
        text = findings_text.render(
            findings, sources, checked=checked, secrets=secrets, color=setting.color
        )
    setting.terminal.out(text)
    return int(has_errors(findings))
