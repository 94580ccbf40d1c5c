"""`journeys paths`: every way a person can go."""

from __future__ import annotations

import click

from journeys_as_code.cli.completing import keys_of_project
from journeys_as_code.cli.options import command
from journeys_as_code.cli.setting import Setting


@command("paths", formats=("text", "json", "mermaid"))
@click.argument("key", shell_complete=keys_of_project)
def paths(setting: Setting, key: str) -> int:
    """Show every way a person can go through a journey, with its messages and waits.

    The journey is taken from its file; nothing is sent. A loop is cut where it comes back to a
    point; of more than 1,000 ways only the number is shown.
    """
    from journeys_as_code.cli.opening import opened
    from journeys_as_code.report import paths_json, paths_mermaid, paths_text
    from journeys_as_code.workflow import exploring

    found = exploring.ways(opened(setting), key)
    if setting.format == "json":
        text = paths_json.render(found)
    elif setting.format == "mermaid":
        text = paths_mermaid.render(found)
    else:
        text = paths_text.render(found, color=setting.color)
    setting.terminal.out(text)
    return 0
