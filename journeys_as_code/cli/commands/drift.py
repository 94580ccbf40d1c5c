"""`journeys drift`: what changed outside git; taking it into the files, or putting it back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from journeys_as_code.cli.completing import keys_of_project
from journeys_as_code.cli.options import command
from journeys_as_code.cli.running import CARRYING_OUT, CONSENTS, taking
from journeys_as_code.cli.setting import Setting
from journeys_as_code.errors import UsageError

_OF_SHOWING = ("unmanaged", "baseline", "write_baseline")
_SHARED = ("paths", "auto_approve")
_OF_ACCEPT = ("inline", "into_source", "overwrite_git", "dry_run")
_OF_FIX = (
    "out", "allow_destructive", "allow_mass_change", "on_error", "timeout", "result",
)  # fmt: skip
_CONSENTS = [option for option in CONSENTS if option.name in _OF_FIX]


@taking(*_CONSENTS, *CARRYING_OUT)
@command("drift", formats=("text", "json", "markdown", "junit"))
@click.argument("keys", nargs=-1, metavar="[KEY]...", shell_complete=keys_of_project)
@click.option("--unmanaged", is_flag=True, help="Show the account's other journeys too.")
@click.option(
    "--baseline",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Show only what is not in that file.",
)
@click.option(
    "--write-baseline",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write what drifted into a file for --baseline.",
)
@click.option("--accept", is_flag=True, help="Take the live values into the files.")
@click.option("--fix", is_flag=True, help="Put back what was applied last.")
@click.option("--path", "paths", multiple=True, metavar="PATH", help="Only what drifted there.")
@click.option("--auto-approve", is_flag=True, help="Do not ask.")
@click.option(
    "--inline", is_flag=True, help="Write here what comes from a var, default or include."
)
@click.option(
    "--into-source", is_flag=True, help="Write it where it comes from, for all who use it."
)
@click.option("--overwrite-git", is_flag=True, help="Accept over what git has and never applied.")
@click.option("--dry-run", is_flag=True, help="Show the diff; write nothing, ask nothing.")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Save the plan of --fix for apply; send nothing.",
)
def drift(setting: Setting, *, accept: bool, fix: bool, **options: Any) -> int:
    """Show what changed in the account since the last apply, by whom and when.

    Exit code 2 when anything did, or when --unmanaged finds journeys that no file and no record
    knows. --baseline leaves out what a file knows, which --write-baseline writes.

    With --accept, what is live is written into the files, just there. With --fix, what was applied
    last is put back, and nothing that git has come to say since; what is gone is not made anew.
    Both show what they would do, and do it when you agree. PATH is a place as the report shows it
    (points.hello), or a pattern (points.*.title); it can be given several times.
    """
    if accept and fix:
        raise UsageError("--accept and --fix cannot both be", hint="leave one of them out")
    _require_use(options, _SHARED, "--accept and --fix", given=accept or fix)
    _require_use(options, _OF_ACCEPT, "--accept", given=accept)
    _require_use(options, _OF_FIX, "--fix", given=fix)
    if accept or fix:
        for name in _OF_SHOWING:
            _require_none(options, name)
    if accept:
        return _accept(setting, options)
    if fix:
        return _fix(setting, options)
    from journeys_as_code.cli.drift_showing import Showing, show

    names = ("keys", *_OF_SHOWING, "concurrency", "max_rps")
    return show(setting, Showing(**{name: options[name] for name in names}))


def _require_use(options: dict[str, Any], names: tuple[str, ...], of: str, *, given: bool) -> None:
    """UsageError where an option is given without the one that it belongs to."""
    used = [f"--{name.replace('_', '-')}" for name in names if options[name]]
    if used and not given:
        flag = "--path" if used[0] == "--paths" else used[0]
        raise UsageError(
            f"{flag} is for {of} only", hint=f"journeys drift {of.split(maxsplit=1)[0]}"
        )


def _require_none(options: dict[str, Any], name: str) -> None:
    """UsageError where an option is given that only a report has a use for."""
    if options[name]:
        flag = f"--{name.replace('_', '-')}"
        raise UsageError(
            f"{flag} is for the report: it cannot be with --accept or --fix",
            hint=f"journeys drift {flag}",
        )


def _accept(setting: Setting, options: dict[str, Any]) -> int:
    from journeys_as_code.cli.drift_accepting import Accepting, accept

    names = ("keys", *_SHARED, *_OF_ACCEPT, "concurrency", "max_rps")
    return accept(setting, Accepting(**{name: options[name] for name in names}))


def _fix(setting: Setting, options: dict[str, Any]) -> int:
    from journeys_as_code.cli.drift_fixing import Fixing, fix

    names = ("auto_approve", *_OF_FIX, "concurrency", "max_rps")
    own = {name: options[name] for name in names}
    return fix(setting, Fixing.of(setting, options["keys"], options["paths"], own))
