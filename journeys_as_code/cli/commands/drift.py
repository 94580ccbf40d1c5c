"""`journeys drift`: what changed outside git, and taking it into the files."""

from __future__ import annotations

from typing import Any

import click

from journeys_as_code.cli.completing import keys_of_project
from journeys_as_code.cli.options import command
from journeys_as_code.cli.running import CONCURRENCY, MAX_RPS, taking
from journeys_as_code.cli.setting import Setting
from journeys_as_code.errors import UsageError

_OF_ACCEPT = ("paths", "inline", "into_source", "overwrite_git", "dry_run", "auto_approve")


@taking(CONCURRENCY, MAX_RPS)
@command("drift", formats=("text", "json", "markdown", "junit"))
@click.argument("keys", nargs=-1, metavar="[KEY]...", shell_complete=keys_of_project)
@click.option("--unmanaged", is_flag=True, help="Show the account's other journeys too.")
@click.option("--accept", is_flag=True, help="Take the live values into the files.")
@click.option("--path", "paths", multiple=True, metavar="PATH", help="Accept only what is there.")
@click.option(
    "--inline", is_flag=True, help="Write here what comes from a var, default or include."
)
@click.option(
    "--into-source", is_flag=True, help="Write it where it comes from, for all who use it."
)
@click.option("--overwrite-git", is_flag=True, help="Accept over what git has and never applied.")
@click.option("--dry-run", is_flag=True, help="Show the diff; write nothing, ask nothing.")
@click.option("--auto-approve", is_flag=True, help="Do not ask.")
def drift(setting: Setting, *, accept: bool, **options: Any) -> int:
    """Show what changed in the account since the last apply, by whom and when.

    Exit code 2 when anything did, or when --unmanaged finds journeys that no file and no record
    knows. With --accept, what is live is written into the files, just there: the diff is shown
    first, and written when you agree. PATH is a place as the report shows it (points.hello), or a
    pattern (points.*.title); it can be given several times.
    """
    own = {name: options.pop(name) for name in _OF_ACCEPT}
    keys, unmanaged = options.pop("keys"), options.pop("unmanaged")
    if accept:
        from journeys_as_code.cli.drift_accepting import Accepting
        from journeys_as_code.cli.drift_accepting import accept as take

        if unmanaged:
            raise UsageError(
                "--accept takes what drifted, and --unmanaged shows what nobody manages",
                hint="journeys pull takes over what is not managed",
            )
        return take(setting, Accepting(keys, **own, **options))
    if any(own.values()):
        raise UsageError("these options are for --accept only", hint="journeys drift --accept")
    from journeys_as_code.cli.drift_showing import Showing, show

    return show(setting, Showing(keys, unmanaged, **options))
