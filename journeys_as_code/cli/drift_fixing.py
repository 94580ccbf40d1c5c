"""`journeys drift --fix`: what was applied last is put back, and nothing else is applied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from journeys_as_code.cli.progress import reading
from journeys_as_code.cli.running import Running, carry_out, require_somebody
from journeys_as_code.cli.setting import Setting
from journeys_as_code.errors import UsageError

if TYPE_CHECKING:
    from journeys_as_code.plan.change import Plan
    from journeys_as_code.workflow.connecting import Connection
    from journeys_as_code.workflow.opening import Workspace


@dataclass(frozen=True)
class Fixing:
    """What to put back, where the plan is kept if it is not carried out, and how it is."""

    keys: Sequence[str]
    paths: Sequence[str]
    out: Path | None
    running: Running

    @property
    def places(self) -> list[str]:
        """The paths as options."""
        return [word for path in self.paths for word in ("--path", path)]

    @classmethod
    def of(
        cls, setting: Setting, keys: Sequence[str], paths: Sequence[str], options: dict[str, Any]
    ) -> Fixing:
        """From the options of the command; --fix itself is the consent to write over drift.

        What cannot be read is left, so there is nothing to be written blindly.
        """
        out = options.pop("out")
        given = {"overwrite_drift": True, "allow_blind": False, "goes_on": "drift"}
        running = Running.of(setting, {**options, **given})
        return cls(keys, paths, out, running)


def fix(setting: Setting, what: Fixing) -> int:
    """Show the plan, ask, and carry it out, or save it; 1 where anything is left as it is."""
    from journeys_as_code.apply.outcome import Outcome
    from journeys_as_code.cli.result import kept
    from journeys_as_code.workflow import fixing

    if setting.format not in ("text", "json"):
        raise UsageError("--fix prints text or JSON", hint="--format text, json")
    if what.out is None:
        require_somebody(setting, auto_approve=what.running.auto_approve)
    with kept(setting, what.running.result) as keep, what.running.connected(setting) as (ws, at):
        with reading(setting) as watcher:
            listen = what.running.budget.reading(watcher)
            plan = fixing.plan_fix(ws, at, what.keys, what.paths, watcher=listen)
        outcome: Outcome | None = Outcome(plan.target, (), requests=0)
        if what.out is not None:
            _save(setting, what, what.out, (ws, at), plan)
        else:
            _show(setting, plan)
            if not plan.empty:
                command = " ".join(["drift", *what.keys, "--fix", *what.places])
                outcome = carry_out(setting, what.running, (ws, at), plan, command)
        keep(outcome)
    blocked = any(it.action == "blocked" for it in plan.journeys)
    return 1 if outcome is None or blocked else outcome.exit_code


def _show(setting: Setting, plan: Plan) -> None:
    """The plan on stdout; where that is for programs, they get a result in any case."""
    from journeys_as_code.apply.outcome import Outcome
    from journeys_as_code.cli.showing import outcome_report, plan_report

    if setting.format == "json":
        if plan.empty:
            setting.terminal.out(outcome_report(setting, Outcome(plan.target, (), requests=0)))
    elif plan.empty:
        setting.terminal.out("No drift to put back.\n")
    else:
        setting.terminal.out(f"{plan_report(setting, plan, (), '')}\n")


def _save(
    setting: Setting,
    what: Fixing,
    out: Path,
    within: tuple[Workspace, Connection],
    plan: Plan,
) -> None:
    """Keep the plan in a file, and show it with the command that carries it out, or makes it anew."""
    from journeys_as_code.cli import files
    from journeys_as_code.cli.opening import again
    from journeys_as_code.cli.showing import plan_report
    from journeys_as_code.plan import safety
    from journeys_as_code.plan.change import Consents
    from journeys_as_code.workflow import applying

    ws, at = within
    files.write(out, applying.save(ws, at, plan, include_cosmetic=True, fix=what.paths))
    refusals = safety.check(plan, ws.project.safety, Consents(overwrite_drift=True))
    anew = ["drift", *what.keys, "--fix", *what.places, "--out", str(out)]
    step = again(setting, *(["apply", str(out)] if plan.changed else anew))
    setting.terminal.out(plan_report(setting, plan, refusals, step))
