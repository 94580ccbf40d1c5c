"""`journeys apply`: make the account match the files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from journeys_as_code.cli.options import command
from journeys_as_code.cli.setting import Setting
from journeys_as_code.errors import UsageError
from journeys_as_code.plan.change import Consents, Plan


@command("apply", formats=("text", "json"))
@click.argument("plan_file", required=False, metavar="[PLANFILE]", type=click.Path(path_type=Path))
@click.option("--auto-approve", is_flag=True, help="Do not ask.")
@click.option("--allow-destructive", is_flag=True, help="Finish, archive and remove journeys.")
@click.option("--allow-blind", is_flag=True, help="Write journeys of which nothing can be read.")
@click.option("--overwrite-drift", is_flag=True, help="Write over what was changed outside git.")
@click.option("--allow-mass-change", is_flag=True, help="Change more journeys than `safety:` says.")
@click.option(
    "--concurrency",
    default=8,
    show_default=True,
    type=click.IntRange(1, 64),
    help="Journeys at a time.",
)
def apply(
    setting: Setting,
    *,
    plan_file: Path | None,
    auto_approve: bool,
    allow_destructive: bool,
    allow_blind: bool,
    overwrite_drift: bool,
    allow_mass_change: bool,
    concurrency: int,
) -> int:
    """Make the account match the files, or do just what a saved plan says.

    On a terminal it shows the plan and asks. Without one it needs PLANFILE or --auto-approve. A
    saved plan is refused when the files or the account changed since. What hurts needs a word of
    its own; a saved plan that showed it counts as that word.
    """
    if plan_file:
        return _apply_saved(setting, plan_file, concurrency)
    if not (auto_approve or setting.terminal.interactive):
        raise UsageError(
            "there is no terminal to ask on", hint="give --auto-approve, or a plan that was saved"
        )
    consents = Consents(allow_destructive, allow_blind, overwrite_drift, allow_mass_change)
    return _apply(setting, consents, concurrency, asks=not auto_approve)


def _apply(setting: Setting, consents: Consents, concurrency: int, *, asks: bool) -> int:
    """Plan now, show it, ask, and carry it out."""
    from journeys_as_code.cli.asking import agreed
    from journeys_as_code.cli.opening import connected
    from journeys_as_code.cli.progress import applying as progress
    from journeys_as_code.cli.progress import reading
    from journeys_as_code.cli.showing import note_warnings, outcome_report
    from journeys_as_code.cli.signals import stopping
    from journeys_as_code.workflow import applying, planning

    with connected(setting, connections=concurrency) as (ws, at):
        with reading(setting) as on_read:
            planned = planning.plan(ws, at, on_read=on_read)
        note_warnings(setting, planned.loaded.findings)
        plan = planned.plan
        _show(setting, plan)
        if plan.empty:
            return 0
        applying.require_consent(plan, ws, consents)
        question = f"Apply this plan to {plan.target}?"
        if asks and plan.changed and not agreed(setting, question, yes=False):
            return 1
        with stopping() as stop:
            with progress(setting, len(plan.changed)) as on_event:
                outcome = applying.apply(ws, at, plan, consents, on_event=on_event, stop=stop)
            setting.terminal.out(outcome_report(setting, outcome))
    return outcome.exit_code


def _apply_saved(setting: Setting, plan_file: Path, concurrency: int) -> int:
    """Carry out a plan that was seen when it was saved."""
    from journeys_as_code.cli import files
    from journeys_as_code.cli.opening import connected
    from journeys_as_code.cli.progress import applying as progress
    from journeys_as_code.cli.showing import outcome_report
    from journeys_as_code.cli.signals import stopping
    from journeys_as_code.plan import planfile
    from journeys_as_code.workflow import applying

    text = files.read(plan_file)
    saved = planfile.load(text)
    setting = replace(setting, target=setting.target or saved.target)
    with connected(setting, connections=concurrency) as (ws, at), stopping() as stop:
        with progress(setting, len(saved.journeys)) as on_event:
            outcome = applying.apply_saved(ws, at, text, on_event=on_event, stop=stop)
        setting.terminal.out(outcome_report(setting, outcome))
    return outcome.exit_code


def _show(setting: Setting, plan: Plan) -> None:
    """The plan on stdout; where that is for programs, they get a result in any case."""
    from journeys_as_code.apply.outcome import Outcome
    from journeys_as_code.cli.showing import outcome_report, plan_report

    if setting.format == "text":
        setting.terminal.out(plan_report(setting, plan, (), "") + ("" if plan.empty else "\n"))
    elif plan.empty:
        setting.terminal.out(outcome_report(setting, Outcome(plan.target, (), requests=0)))
