"""What changed outside git, for people."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.plan.change import Cause, JourneyPlan, Origin, Plan
from journeys_as_code.report import escape, ignored, summary
from journeys_as_code.report.change_text import change_line
from journeys_as_code.report.plan_text import edited
from journeys_as_code.report.redact import NOTHING, redact_plan
from journeys_as_code.report.style import Ink, Style, counted
from journeys_as_code.secrets import Secrets


def render(
    plan: Plan, *, secrets: Secrets = NOTHING, color: bool = False, full: bool = False
) -> str:
    """Every journey that changed outside git: who, when, and what, as it was applied -> as it is."""
    plan, style = redact_plan(plan, secrets), Style(color=color)
    drifted = [journey for journey in plan.journeys if summary.drifted(journey)]
    lines: list[str] = []
    for journey in plan.journeys:
        if summary.drifted(journey) or (full and journey.ignored):
            lines += [*_block(journey, style, full=full), ""]
    lines += _totals(plan, len(drifted), style)
    lines += _ignored(plan, full=full)
    if not drifted:
        return "\n".join(lines) + "\n"
    lines.append("Next: journeys plan shows what apply would put back")
    lines.append("      journeys drift --accept takes it into the files")
    return "\n".join(lines) + "\n"


def cause_line(cause: Cause) -> str:
    """What is known as it is, a guess as one."""
    return f"{'' if cause.sure else 'perhaps '}{escape.plain(cause.words)}"


def _totals(plan: Plan, drifted: int, style: Style) -> list[str]:
    """The line that counts, and the one that says what could not be seen."""
    unread = summary.unread(plan)
    if drifted:
        total = f"Drift: {drifted:,} of {counted(len(plan.journeys), 'journey')}"
        line = style(f"{total} changed outside git on {escape.plain(plan.target)}.", Ink.STRONG)
    elif unread:
        line = "No drift was seen."
    elif any(journey.ignored for journey in plan.journeys):
        line = f"No drift. {counted(len(plan.journeys), 'journey')} looked at."
    else:
        line = f"No drift. {summary.unchanged(plan)}."
    return [line, *([f"? {unread}"] if unread else [])]


def _ignored(plan: Plan, *, full: bool) -> list[str]:
    told = ignored.sentence(plan, hint="" if full else "; -v shows them")
    return [told, *(f"    {line}" for line in ignored.reasons(plan))] if told else []


def _block(journey: JourneyPlan, style: Style, *, full: bool) -> Iterator[str]:
    name = f"{escape.plain(journey.key)}  {escape.value(journey.title)}"
    told = edited(journey) if summary.drifted(journey) else "no drift but what is ignored"
    yield f"{style(name, Ink.CHANGE)}  {told}"
    for change in journey.drift:
        conflict = change.origin is Origin.CONFLICT
        yield f"    {change_line(change, style, full=full, origin=conflict)}"
    for cause in journey.causes:
        yield f"    {style(cause_line(cause), Ink.NOTE)}"
    for mismatch in summary.mismatches(journey):
        yield f"    ? {escape.plain(mismatch)}"
    if full:
        yield from (f"    {line}" for line in ignored.block(journey, style, full=full))
