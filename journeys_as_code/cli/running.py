"""What every command that carries out a plan takes and does: consents, limits, asking, the result."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from journeys_as_code.cli.budget import Budget
from journeys_as_code.cli.setting import Setting
from journeys_as_code.errors import UsageError

if TYPE_CHECKING:
    from journeys_as_code.apply.outcome import Outcome
    from journeys_as_code.plan.change import Consents, Plan
    from journeys_as_code.workflow.applying import How
    from journeys_as_code.workflow.connecting import Connection
    from journeys_as_code.workflow.opening import Workspace

AUTO_APPROVE = (click.Option(["--auto-approve"], is_flag=True, help="Do not ask."),)
CONSENTS = (
    click.Option(
        ["--allow-destructive"], is_flag=True, help="Finish, archive and remove journeys."
    ),
    click.Option(
        ["--allow-blind"], is_flag=True, help="Write journeys of which nothing can be read."
    ),
    click.Option(
        ["--overwrite-drift"], is_flag=True, help="Write over what was changed outside git."
    ),
    click.Option(
        ["--allow-mass-change"], is_flag=True, help="Change more journeys than `safety:` says."
    ),
)
CONCURRENCY = click.Option(
    ["--concurrency"],
    type=click.IntRange(1, 64),
    metavar="N",
    help="Journeys at a time; the target's `limits:` otherwise, or 8.",
)
MAX_RPS = click.Option(
    ["--max-rps"],
    type=click.FloatRange(min=0, min_open=True),
    metavar="N",
    help="The most requests in a second; the target's `limits:` otherwise, or no limit.",
)
CARRYING_OUT = (
    CONCURRENCY,
    MAX_RPS,
    click.Option(
        ["--on-error"],
        type=click.Choice(("continue", "stop")),
        help="Whether other journeys are still begun once one failed; `safety:` otherwise.",
    ),
    click.Option(
        ["--timeout"],
        type=click.FloatRange(min=0, min_open=True),
        metavar="SECONDS",
        help="Begin no other journey after so long; those under way finish their calls.",
    ),
    click.Option(
        ["--result"],
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="FILE",
        help="Write what was done as JSON, however it ends.",
    ),
)


@dataclass(frozen=True)
class Running:
    """How a plan is to be carried out, as the command line says it."""

    consents: Consents
    budget: Budget
    auto_approve: bool = False
    concurrency: int | None = None
    max_rps: float | None = None
    on_error: str | None = None
    result: Path | None = None
    goes_on: str = ""
    """The command that goes on where something is left, if that is neither apply nor plan."""

    @classmethod
    def of(cls, setting: Setting, options: dict[str, Any]) -> Running:
        """From the options of AUTO_APPROVE, CONSENTS and CARRYING_OUT."""
        from journeys_as_code.plan.change import Consents

        options = dict(options)
        consents = Consents(
            destructive=options.pop("allow_destructive"),
            blind=options.pop("allow_blind"),
            overwrite_drift=options.pop("overwrite_drift"),
            mass_change=options.pop("allow_mass_change"),
        )
        budget = Budget(options.pop("timeout"), note=setting.terminal.note)
        return cls(consents, budget, **options)

    def connected(self, setting: Setting) -> AbstractContextManager[tuple[Workspace, Connection]]:
        """The project and its target, within these limits."""
        from journeys_as_code.cli.opening import connected

        return connected(setting, connections=self.concurrency, per_second=self.max_rps)

    def how(self, command: str) -> How:
        """What the workflow has to know of it."""
        from journeys_as_code.apply.outcome import OnError
        from journeys_as_code.workflow.applying import How

        on_error = OnError(self.on_error) if self.on_error else None
        return How(command, on_error=on_error, goes_on=self.goes_on)


def taking(*options: click.Option) -> Callable[[click.Command], click.Command]:
    """Give a command these options, before the global ones."""

    def give(command: click.Command) -> click.Command:
        arguments = [it for it in command.params if isinstance(it, click.Argument)]
        others = [it for it in command.params if not isinstance(it, click.Argument)]
        own = [it for it in others if it.expose_value]
        rest = [it for it in others if not it.expose_value]
        command.params = [*arguments, *own, *options, *rest]
        return command

    return give


def require_somebody(setting: Setting, *, auto_approve: bool, hint: str = "") -> None:
    """UsageError where a question would have nobody to answer it."""
    if not (auto_approve or setting.terminal.interactive):
        hint = hint or "give --auto-approve to go on without being asked"
        raise UsageError("there is no terminal to ask on", hint=hint)


def carry_out(
    setting: Setting,
    running: Running,
    within: tuple[Workspace, Connection],
    plan: Plan,
    command: str,
) -> Outcome | None:
    """Ask where somebody is to be asked, carry the plan out and print what was done.

    None where it was not agreed to. Raises ConsentNeeded before anybody is asked in vain.
    """
    from journeys_as_code.cli.asking import agreed
    from journeys_as_code.cli.progress import applying as progress
    from journeys_as_code.cli.showing import outcome_report
    from journeys_as_code.cli.signals import stopping
    from journeys_as_code.workflow import applying

    ws, at = within
    applying.require_consent(plan, ws, running.consents)
    question = f"Apply this plan to {plan.target}?"
    if plan.changed and not agreed(setting, question, yes=running.auto_approve):
        return None
    how = running.how(command)
    with stopping() as stop, progress(setting, len(plan.changed)) as on_event:
        bounded = running.budget.bound(stop)
        outcome = applying.apply(
            ws, at, plan, running.consents, how, on_event=on_event, stop=bounded
        )
    setting.terminal.out(outcome_report(setting, outcome))
    return outcome
