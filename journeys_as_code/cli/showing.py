"""Results become text in the format that was asked for."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path

from journeys_as_code.apply.outcome import Outcome
from journeys_as_code.cli.aiming import aimed_outcome, aimed_plan
from journeys_as_code.cli.setting import Setting
from journeys_as_code.findings import Finding, without_notes
from journeys_as_code.plan.change import Plan
from journeys_as_code.plan.safety import Refusal
from journeys_as_code.report import outcome_json, outcome_text, plan_json, plan_markdown, plan_text
from journeys_as_code.report.style import counted


def plan_report(setting: Setting, plan: Plan, refusals: Sequence[Refusal], next_step: str) -> str:
    """A plan with the consents it needs and the command that comes next."""
    secrets, plan = setting.terminal.secrets, aimed_plan(plan, setting.target)
    needs = [f"{refusal.flag}: {refusal.message}" for refusal in refusals]
    if setting.format == "json":
        return plan_json.render(plan, secrets=secrets)
    if setting.format == "markdown":
        return plan_markdown.render(plan, secrets=secrets, needs=needs)
    if setting.format == "html":
        from journeys_as_code.report import plan_html

        return plan_html.render(plan, secrets=secrets, needs=needs, next_step=next_step)
    return plan_text.render(
        plan,
        secrets=secrets,
        color=setting.color,
        full=setting.verbose > 0,
        needs=needs,
        next_step=next_step,
    )


def outcome_report(setting: Setting, outcome: Outcome, next_step: str = "") -> str:
    """What an apply did, and the command that goes on; its own unless `next_step` names another."""
    secrets, outcome = setting.terminal.secrets, aimed_outcome(outcome, setting.target)
    if setting.format == "json":
        return outcome_json.render(outcome, secrets=secrets)
    elsewhere = f" -C {shlex.quote(str(setting.directory))}" if setting.directory != Path() else ""
    return outcome_text.render(
        outcome,
        secrets=secrets,
        color=setting.color,
        next_step=next_step or f"{outcome.next_command}{elsewhere}",
    )


def note_warnings(setting: Setting, findings: Sequence[Finding]) -> None:
    """Say that validate has something to say, where that is not what was asked for."""
    findings = without_notes(findings)
    if findings:
        stop, them = ("stops", "it") if len(findings) == 1 else ("stop", "them")
        count = counted(len(findings), "finding")
        setting.terminal.note(f"{count} that {stop} nothing: journeys validate shows {them}")
