"""`journeys show`: one journey as a document."""

from __future__ import annotations

import click

from journeys_as_code.cli.completing import keys_of_project
from journeys_as_code.cli.options import command
from journeys_as_code.cli.setting import Setting


@command("show", formats=("text", "json"))
@click.argument("key", shell_complete=keys_of_project)
@click.option("--live", is_flag=True, help="As the account has it, not as git wants it.")
def show(setting: Setting, key: str, live: bool) -> int:
    """Show one journey as a document: canonical, variables filled in, secrets left out."""
    from journeys_as_code.cli.opening import connected, opened
    from journeys_as_code.report import document
    from journeys_as_code.report.escape import plain
    from journeys_as_code.workflow import viewing

    if live:
        with connected(setting) as (_, at):
            prior = viewing.live(at, key)
        shown = prior.document
        setting.terminal.note(f"{plain(prior.uuid)} is {prior.status or '?'} (from: {prior.rung})")
    else:
        shown = viewing.show(opened(setting), key)
    render = document.as_json if setting.format == "json" else document.text
    setting.terminal.out(render(shown, secrets=setting.terminal.secrets))
    return 0
