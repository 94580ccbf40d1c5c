"""`journeys adopt`: a live journey under a key."""

from __future__ import annotations

import click

from journeys_as_code.cli.completing import keys_of_project
from journeys_as_code.cli.options import command
from journeys_as_code.cli.setting import Setting


@command("adopt")
@click.argument("key", shell_complete=keys_of_project)
@click.argument("uuid")
@click.option(
    "--match",
    "said",
    multiple=True,
    metavar="NAME=UUID",
    help="The point NAME of the file is the live point UUID; can be given several times.",
)
@click.option("--auto-approve", "--yes", "approved", is_flag=True, help="Do not ask.")
def adopt(setting: Setting, *, key: str, uuid: str, said: tuple[str, ...], approved: bool) -> int:
    """Take over the live journey UUID under KEY, whose file is there already.

    Points are recognised by their uuids, then by kind and title, then by data and by the points
    around them; what is only likely is marked. The journey itself is not touched: the points keep
    their uuids, and the next plan shows what differs.
    """
    from journeys_as_code.cli.asking import agreed
    from journeys_as_code.cli.opening import again, connected
    from journeys_as_code.report import adoption
    from journeys_as_code.workflow import binding

    matches = dict(map(_matched, said))
    with connected(setting) as (ws, at):
        found = binding.match(ws, at, key, uuid, matches)
        setting.terminal.out(adoption.text(found, secrets=at.secrets, color=setting.color))
        if not agreed(setting, f"Adopt it as {key}?", yes=approved, flag="--auto-approve"):
            return 1
        binding.adopt(at, found)
    setting.terminal.out(f"Adopted. Next: {again(setting, 'plan', key)}\n")
    return 0


def _matched(text: str) -> tuple[str, str]:
    from journeys_as_code.errors import UsageError

    name, equals, uuid = text.partition("=")
    if not (name and equals and uuid):
        raise UsageError("--match takes NAME=UUID", hint="the point of the file, the live point")
    return name.strip(), uuid.strip()
