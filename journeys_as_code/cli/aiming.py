"""Commands in reasons and hints name the target of this run: typed as printed, none may hit another."""

from __future__ import annotations

import re
import shlex
from dataclasses import replace

from journeys_as_code.apply.outcome import Outcome
from journeys_as_code.plan.change import JourneyPlan, Plan, PlanWarning

_COMMAND = r"(journeys (?:state )?[a-z][a-z-]*)(?![a-z-])"
_QUOTED = re.compile(rf"(?<=`){_COMMAND}([^`\n]*)(?=`)")
_FIRST = re.compile(rf"\A{_COMMAND}(.*)", re.DOTALL)
_ANYWHERE = ("journeys validate", "journeys fmt", "journeys init", "journeys schemas")
"""Commands that touch no account."""


def aimed(text: str, target: str | None) -> str:
    """The text, in which commands in backticks, and one that it begins with, name the target."""
    if target is None:
        return text

    def whole(found: re.Match[str]) -> str:
        command, rest = found.groups()
        spared = command in _ANYWHERE or "--target" in rest
        return found[0] if spared else f"{command} --target {shlex.quote(target)}{rest}"

    return _FIRST.sub(whole, _QUOTED.sub(whole, text))


def aimed_plan(plan: Plan, target: str | None) -> Plan:
    """The plan, with commands that name the target in its reasons and warnings."""
    if target is None:
        return plan
    return replace(plan, journeys=tuple(_aimed(it, target) for it in plan.journeys))


def _aimed(plan: JourneyPlan, target: str) -> JourneyPlan:
    warnings = tuple(PlanWarning(it.code, aimed(it.message, target)) for it in plan.warnings)
    return replace(plan, reason=aimed(plan.reason, target), warnings=warnings)


def aimed_outcome(outcome: Outcome, target: str | None) -> Outcome:
    """The outcome, with commands that name the target in its errors and hints."""
    if target is None:
        return outcome
    journeys = (
        replace(it, error=aimed(it.error, target), hint=aimed(it.hint, target))
        for it in outcome.journeys
    )
    return replace(outcome, journeys=tuple(journeys))
