"""`journeys stats`: what the messages of journeys did."""

from __future__ import annotations

import click

from journeys_as_code.cli.completing import keys_of_project
from journeys_as_code.cli.options import command
from journeys_as_code.cli.setting import Setting


@command("stats", formats=("text", "json", "csv"))
@click.argument("keys", nargs=-1, metavar="[KEY]...", shell_complete=keys_of_project)
def stats(setting: Setting, keys: tuple[str, ...]) -> int:
    """Show what each message point did, for the journeys named or for all that were made.

    The API counts by title: points that share one are marked, for nobody can tell them apart.
    """
    from journeys_as_code.cli.opening import connected
    from journeys_as_code.report import statistics
    from journeys_as_code.workflow import operating

    with connected(setting) as (ws, at):
        chosen = keys or [key for key, it in at.store.load().items() if it.record.uuid]
        reports = [operating.statistics(ws, at, key) for key in chosen]
    if setting.format == "json":
        text = statistics.as_json(reports)
    elif setting.format == "csv":
        text = statistics.as_csv(reports)
    else:
        text = statistics.text(reports, color=setting.color)
    setting.terminal.out(text)
    return 0
