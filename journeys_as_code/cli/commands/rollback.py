"""`journeys rollback`: give a journey an earlier document again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from journeys_as_code.cli.completing import keys_of_project
from journeys_as_code.cli.options import command
from journeys_as_code.cli.running import (
    AUTO_APPROVE,
    CARRYING_OUT,
    CONSENTS,
    Running,
    carry_out,
    require_somebody,
    taking,
)
from journeys_as_code.cli.setting import Setting

if TYPE_CHECKING:
    from journeys_as_code.apply.outcome import Outcome
    from journeys_as_code.plan.change import Plan


@taking(*AUTO_APPROVE, *CONSENTS, *CARRYING_OUT)
@command("rollback", formats=("text", "json"))
@click.argument("key", shell_complete=keys_of_project)
@click.option(
    "--to",
    "number",
    type=click.IntRange(1),
    metavar="N",
    help="The version, as `journeys history KEY` counts them; the one before otherwise.",
)
def rollback(setting: Setting, *, key: str, number: int | None, **options: Any) -> int:
    """Give the journey KEY the document that was applied earlier: in an emergency, without git.

    It makes an ordinary plan, shows it and asks. The status stays as it is, and git is not changed:
    the next plan made from git puts git's version back, unless git is made to say the same.
    """
    from journeys_as_code.apply.outcome import Outcome
    from journeys_as_code.cli.opening import again
    from journeys_as_code.cli.result import kept
    from journeys_as_code.report import rolled_back
    from journeys_as_code.workflow import looking_back

    running = Running.of(setting, options)
    require_somebody(setting, auto_approve=running.auto_approve)
    with kept(setting, running.result) as keep, running.connected(setting) as (ws, at):
        listen = running.budget.reading()
        back = looking_back.plan_rollback(ws, at, key, number, watcher=listen)
        _show(setting, back.plan, back.version.number)
        outcome: Outcome | None = Outcome(back.plan.target, (), requests=0)
        if not back.plan.empty:
            command = f"rollback {key} --to {back.version.number}"
            outcome = carry_out(setting, running, (ws, at), back.plan, command)
        keep(outcome)
        if outcome and any(journey.written for journey in outcome.journeys):

            def command_line(*words: str) -> str:
                return again(setting, *words)

            setting.terminal.note(rolled_back.warning(key, back.version, back.file, command_line))
    return outcome.exit_code if outcome else 1


def _show(setting: Setting, plan: Plan, number: int) -> None:
    """The plan on stdout; where that is for programs, they get a result in any case."""
    from journeys_as_code.apply.outcome import Outcome
    from journeys_as_code.cli.showing import outcome_report, plan_report

    if setting.format == "json":
        if plan.empty:
            setting.terminal.out(outcome_report(setting, Outcome(plan.target, (), requests=0)))
    elif plan.empty:
        setting.terminal.out(f"Nothing to do: version {number} is live already.\n")
    else:
        setting.terminal.out(plan_report(setting, plan, (), "") + "\n")
