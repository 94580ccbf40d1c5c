"""`journeys drop-users`: people out of active journeys."""

from __future__ import annotations

import click

from journeys_as_code.cli.completing import keys_of_project
from journeys_as_code.cli.options import command
from journeys_as_code.cli.setting import Setting
from journeys_as_code.errors import UsageError


@command("drop-users")
@click.option("--user", "users", multiple=True, metavar="ID", help="A user; may be repeated.")
@click.option(
    "--from", "source", metavar="FILE", help="User ids from a file, one a line; - is stdin."
)
@click.option(
    "--journey",
    "keys",
    multiple=True,
    metavar="KEY",
    shell_complete=keys_of_project,
    help="Out of this journey; may be repeated.",
)
@click.option("--all-journeys", is_flag=True, help="Out of every active journey of the account.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def drop_users(
    setting: Setting,
    *,
    users: tuple[str, ...],
    source: str | None,
    keys: tuple[str, ...],
    all_journeys: bool,
    yes: bool,
) -> int:
    """Take people out of active journeys. It cannot be undone."""
    from journeys_as_code.cli.asking import agreed
    from journeys_as_code.cli.files import ids_from
    from journeys_as_code.cli.opening import connected
    from journeys_as_code.report.style import counted
    from journeys_as_code.workflow import operating

    people = list(dict.fromkeys([*users, *ids_from(source, setting.terminal)]))
    if not people:
        raise UsageError("nobody is named", hint="--user ID, or ids in a file with --from FILE")
    if bool(keys) == all_journeys:
        raise UsageError("give either --journey KEY or --all-journeys")
    what = f"{counted(len(people), 'user')} out of {', '.join(keys) or 'every active journey'}"
    if not agreed(setting, f"Take {what}?", yes=yes):
        return 1
    with connected(setting) as (_, at):
        operating.drop_users(at, people, keys, everywhere=all_journeys)
    setting.terminal.out(f"Asked to take {what}.\n")
    return 0
