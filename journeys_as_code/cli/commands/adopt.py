"""`journeys adopt`: a live journey under a key."""

from __future__ import annotations

import click

from journeys_as_code.cli.completing import keys_of_project
from journeys_as_code.cli.options import command
from journeys_as_code.cli.setting import Setting


@command("adopt")
@click.argument("key", shell_complete=keys_of_project)
@click.argument("uuid")
@click.option("--yes", is_flag=True, help="Do not ask.")
def adopt(setting: Setting, *, key: str, uuid: str, yes: bool) -> int:
    """Take over the live journey UUID under KEY, whose file is there already.

    Points are recognised by their pins, names, titles and kinds. The journey itself is not touched:
    the next plan shows what differs.
    """
    from journeys_as_code.cli.asking import agreed
    from journeys_as_code.cli.opening import again, connected
    from journeys_as_code.report import adoption
    from journeys_as_code.workflow import binding

    with connected(setting) as (ws, at):
        found = binding.match(ws, at, key, uuid)
        title = str(found.prior.document.get("title", ""))
        setting.terminal.out(adoption.text(found, title=title, color=setting.color))
        if not agreed(setting, f"Adopt it as {key}?", yes=yes):
            return 1
        binding.adopt(at, found)
    setting.terminal.out(f"Adopted. Next: {again(setting, 'plan', key)}\n")
    return 0
