"""What changed outside git, for people."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.plan.change import JourneyPlan, Origin, Plan
from journeys_as_code.report import escape, summary
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
    unread = summary.unread(plan)
    if not drifted:
        quiet = "No drift was seen" if unread else f"No drift. {summary.unchanged(plan)}"
        return "\n".join([f"{quiet}.", *([f"? {unread}"] if unread else [])]) + "\n"
    lines: list[str] = []
    for journey in drifted:
        lines += [*_block(journey, style, full=full), ""]
    total = f"Drift: {len(drifted):,} of {counted(len(plan.journeys), 'journey')}"
    lines.append(style(f"{total} changed outside git on {escape.plain(plan.target)}.", Ink.STRONG))
    lines += [f"? {unread}"] if unread else []
    lines.append("Next: journeys plan shows what apply would put back")
    lines.append("      journeys drift --accept takes it into the files")
    return "\n".join(lines) + "\n"


def _block(journey: JourneyPlan, style: Style, *, full: bool) -> Iterator[str]:
    name = f"{escape.plain(journey.key)}  {escape.value(journey.title)}"
    yield f"{style(name, Ink.CHANGE)}  {edited(journey)}"
    for change in journey.drift:
        conflict = change.origin is Origin.CONFLICT
        yield f"    {change_line(change, style, full=full, origin=conflict)}"
    for mismatch in summary.mismatches(journey):
        yield f"    ? {escape.plain(mismatch)}"
