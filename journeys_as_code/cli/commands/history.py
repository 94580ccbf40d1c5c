"""`journeys history`: what was applied."""

from __future__ import annotations

import click

from journeys_as_code.cli.completing import keys_of_project
from journeys_as_code.cli.options import command
from journeys_as_code.cli.setting import Setting
from journeys_as_code.errors import UsageError


@command("history", formats=("text", "json"))
@click.argument("key", required=False, shell_complete=keys_of_project)
@click.option(
    "--limit",
    default=20,
    show_default=True,
    type=click.IntRange(1),
    metavar="N",
    help="The last so many.",
)
@click.option("--show", "number", type=int, metavar="N", help="Print version N of KEY as YAML.")
def history(setting: Setting, *, key: str | None, limit: int, number: int | None) -> int:
    """Show the runs that changed the target: when, by whom, from which commit, with what result.

    With KEY only what happened to this journey, with the versions of its document that rollback
    takes. A commit with a + had changes that were not committed. Needs no network.
    """
    from journeys_as_code.cli.opening import opened
    from journeys_as_code.report import past as report
    from journeys_as_code.workflow import looking_back

    ws, as_json = opened(setting), setting.format == "json"
    if key is None:
        if number is not None:
            raise UsageError("--show needs a KEY", hint="journeys history KEY --show 1")
        found = looking_back.past(ws).last(limit)
        text = report.as_json(found) if as_json else report.text(found, color=setting.color)
        setting.terminal.out(text)
        return 0
    about, versions = looking_back.past_of(ws, key)
    if number is not None:
        setting.terminal.out(looking_back.as_file(looking_back.version(key, versions, number)))
        return 0
    found = about.last(limit)
    shown = report.text_of(found, versions, color=setting.color)
    setting.terminal.out(report.as_json_of(found, versions) if as_json else shown)
    return 0
