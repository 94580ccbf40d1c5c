"""`journeys drift`: what changed outside git."""

from __future__ import annotations

import click

from journeys_as_code.cli.completing import keys_of_project
from journeys_as_code.cli.options import command
from journeys_as_code.cli.setting import Setting

DRIFT = 2


@command("drift", formats=("text", "json", "markdown"))
@click.argument("keys", nargs=-1, metavar="[KEY]...", shell_complete=keys_of_project)
def drift(setting: Setting, *, keys: tuple[str, ...]) -> int:
    """Show what changed in the account since the last apply, by whom and when.

    Exit code 2 when anything did.
    """
    from journeys_as_code.cli.opening import connected
    from journeys_as_code.cli.progress import reading
    from journeys_as_code.report import drift_json, drift_markdown, drift_text, summary
    from journeys_as_code.workflow import planning

    with connected(setting) as (ws, at), reading(setting) as on_read:
        plan = planning.plan(ws, at, keys, on_read=on_read).plan
    secrets = setting.terminal.secrets
    if setting.format == "json":
        text = drift_json.render(plan, secrets=secrets)
    elif setting.format == "markdown":
        text = drift_markdown.render(plan, secrets=secrets)
    else:
        text = drift_text.render(
            plan, secrets=secrets, color=setting.color, full=setting.verbose > 0
        )
    setting.terminal.out(text)
    return DRIFT if summary.counts(plan)["drifted"] else 0
