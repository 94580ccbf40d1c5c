"""`journeys plan`: what apply would do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journeys_as_code.cli.completing import keys_of_project
from journeys_as_code.cli.options import command
from journeys_as_code.cli.running import CONCURRENCY, MAX_RPS, taking
from journeys_as_code.cli.setting import Setting

if TYPE_CHECKING:
    from journeys_as_code.plan.change import Plan

BLOCKED, CHANGES = 1, 2


@taking(CONCURRENCY, MAX_RPS)
@command("plan", formats=("text", "json", "markdown", "html"))
@click.argument("keys", nargs=-1, metavar="[KEY]...", shell_complete=keys_of_project)
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Save the plan for apply."
)
@click.option("--detailed-exitcode", is_flag=True, help="Exit with 2 when there are changes.")
@click.option("--include-cosmetic", is_flag=True, help="Pause for titles and positions too.")
def plan(
    setting: Setting,
    *,
    keys: tuple[str, ...],
    out: Path | None,
    detailed_exitcode: bool,
    include_cosmetic: bool,
    concurrency: int | None,
    max_rps: float | None,
) -> int:
    """Show what apply would do, to all journeys or to those named. Nothing is sent.

    With --out the plan is saved: `journeys apply FILE` does just that, or refuses when the files or
    the account changed meanwhile. Exits with 1 where a journey is blocked.
    """
    from journeys_as_code.cli import files
    from journeys_as_code.cli.opening import connected
    from journeys_as_code.cli.progress import reading
    from journeys_as_code.cli.showing import note_warnings, plan_report
    from journeys_as_code.plan import safety
    from journeys_as_code.plan.change import Action, Consents
    from journeys_as_code.workflow import applying, planning

    with connected(setting, connections=concurrency, per_second=max_rps) as (ws, at):
        with reading(setting) as watcher:
            planned = planning.plan(
                ws, at, keys, include_cosmetic=include_cosmetic, watcher=watcher
            )
        if out:
            text = applying.save(ws, at, planned.plan, include_cosmetic=include_cosmetic)
            files.write(out, text)
    refusals = safety.check(planned.plan, ws.project.safety, Consents())
    note_warnings(setting, planned.loaded.findings)
    flags = [refusal.flag for refusal in refusals]
    flags += ["--include-cosmetic"] if include_cosmetic else []
    step = _next_step(setting, planned.plan, keys, out, flags)
    setting.terminal.out(plan_report(setting, planned.plan, refusals, step))
    if any(journey.action is Action.BLOCKED for journey in planned.plan.journeys):
        return BLOCKED
    return CHANGES if detailed_exitcode and not planned.plan.empty else 0


def _next_step(
    setting: Setting, shown: Plan, keys: Sequence[str], out: Path | None, flags: Sequence[str]
) -> str:
    """The command that applies what was shown; a saved plan has its consents in it.

    Where there is nothing to apply, the command that shows the same anew.
    """
    from journeys_as_code.cli.opening import again

    if not shown.changed:
        return again(setting, "plan", *keys)
    if out:
        return again(setting, "apply", str(out))
    if not keys:
        return again(setting, "apply", *flags)
    cosmetic = [flag for flag in flags if flag == "--include-cosmetic"]
    saving = again(setting, "plan", *keys, *cosmetic, "--out", "plan.json")
    return f"{saving} && {again(setting, 'apply', 'plan.json')}"
