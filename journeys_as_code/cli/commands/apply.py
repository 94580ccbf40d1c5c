"""`journeys apply`: make the account match the files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

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
@command("apply", formats=("text", "json"))
@click.argument("plan_file", required=False, metavar="[PLANFILE]", type=click.Path(path_type=Path))
@click.option("--include-cosmetic", is_flag=True, help="Pause for titles and positions too.")
def apply(
    setting: Setting, *, plan_file: Path | None, include_cosmetic: bool, **options: Any
) -> int:
    """Make the account match the files, or do just what a saved plan says.

    On a terminal it shows the plan and asks. Without one it needs PLANFILE or --auto-approve. A
    saved plan is refused when the files or the account changed since. What hurts needs a word of
    its own; a saved plan that showed it counts as that word.
    """
    from journeys_as_code.cli.result import kept

    running = Running.of(setting, options)
    with kept(setting, running.result) as keep:
        if plan_file:
            outcome: Outcome | None = _apply_saved(setting, running, plan_file)
        else:
            hint = "give --auto-approve, or a plan to carry out: journeys plan --out FILE saves one"
            require_somebody(setting, auto_approve=running.auto_approve, hint=hint)
            outcome = _apply(setting, running, include_cosmetic=include_cosmetic)
        keep(outcome)
    return outcome.exit_code if outcome else 1


def _apply(setting: Setting, running: Running, *, include_cosmetic: bool) -> Outcome | None:
    """Plan now, show it, ask, and carry it out."""
    from journeys_as_code.apply.outcome import Outcome
    from journeys_as_code.cli.progress import reading
    from journeys_as_code.cli.showing import note_warnings
    from journeys_as_code.workflow import applying, planning

    with running.connected(setting) as (ws, at):
        with reading(setting) as watcher:
            listen = running.budget.reading(watcher)
            planned = planning.plan(ws, at, include_cosmetic=include_cosmetic, watcher=listen)
        note_warnings(setting, planned.loaded.findings)
        _show(setting, planned.plan)
        if planned.plan.empty:
            if applying.unsaid(at, planned.plan):
                return applying.apply(ws, at, planned.plan, running.consents, running.how("apply"))
            return Outcome(planned.plan.target, (), requests=0)
        return carry_out(setting, running, (ws, at), planned.plan, "apply")


def _apply_saved(setting: Setting, running: Running, plan_file: Path) -> Outcome:
    """Carry out a plan that was seen when it was saved."""
    from journeys_as_code.cli import files
    from journeys_as_code.cli.progress import applying as progress
    from journeys_as_code.cli.showing import outcome_report
    from journeys_as_code.cli.signals import stopping
    from journeys_as_code.plan import planfile
    from journeys_as_code.workflow import applying

    text = files.read(plan_file)
    saved = planfile.load(text)
    setting = replace(setting, target=setting.target or saved.target)
    how = running.how(f"apply {plan_file.name}")
    with running.connected(setting) as (ws, at), stopping() as stop:
        listen = running.budget.reading()
        bounded = running.budget.bound(stop)
        with progress(setting, len(saved.journeys)) as on_event:
            outcome = applying.apply_saved(
                ws, at, text, how, watcher=listen, on_event=on_event, stop=bounded
            )
        setting.terminal.out(outcome_report(setting, outcome))
    return outcome


def _show(setting: Setting, plan: Plan) -> None:
    """The plan on stdout; where that is for programs, they get a result in any case."""
    from journeys_as_code.apply.outcome import Outcome
    from journeys_as_code.cli.showing import outcome_report, plan_report

    if setting.format == "text":
        setting.terminal.out(plan_report(setting, plan, (), "") + ("" if plan.empty else "\n"))
    elif plan.empty:
        setting.terminal.out(outcome_report(setting, Outcome(plan.target, (), requests=0)))
