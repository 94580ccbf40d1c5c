"""What changed outside git, for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeys_as_code.plan.account import Overview
from journeys_as_code.plan.change import Cause, JourneyPlan, Origin, Plan
from journeys_as_code.report import drift_account, drift_known, escape, ignored, summary
from journeys_as_code.report.change_text import change_line
from journeys_as_code.report.plan_text import edited
from journeys_as_code.report.redact import NOTHING, redact_overview
from journeys_as_code.report.style import Ink, Style, counted
from journeys_as_code.secrets import Secrets

GONE = "is not in the account any more"


def render(
    overview: Overview,
    *,
    secrets: Secrets = NOTHING,
    color: bool = False,
    full: bool = False,
    next_steps: Sequence[str] = (),
) -> str:
    """Every journey that changed outside git: who, when, and what, as it was applied -> as it is.

    Then the journeys that nobody manages, where they were asked for, and the commands that may come next.
    """
    overview, style = redact_overview(overview, secrets), Style(color=color)
    plan, account = overview.plan, overview.account
    lines: list[str] = []
    for journey in plan.journeys:
        if summary.drifted(journey) or (full and journey.ignored):
            lines += [*_block(journey, style, full=full), ""]
    if account and account.strangers:
        lines.append(style("Not managed here:", Ink.CHANGE))
        lines += [*(f"    {row}" for row in drift_account.rows(account)), ""]
    lines += _totals(overview, style)
    lines += drift_account.sentences(account, plan.application_code) if account else []
    lines += drift_known.sentences(overview.known)
    lines += _ignored(plan, full=full)
    return "\n".join([*lines, *steps(next_steps)]) + "\n"


def steps(commands: Sequence[str]) -> list[str]:
    """The commands that may come next, under each other."""
    return [f"{'      ' if index else 'Next: '}{it}" for index, it in enumerate(commands)]


def cause_line(cause: Cause) -> str:
    """What is known as it is, a guess as one."""
    return f"{'' if cause.sure else 'perhaps '}{escape.plain(cause.words)}"


def total(plan: Plan, where: str = "") -> str:
    """`2 of 9 journeys changed outside git`, `where`, and how many are gone; empty for none."""
    drifted = [journey for journey in plan.journeys if summary.drifted(journey)]
    if not drifted:
        return ""
    gone = sum(map(summary.gone, drifted))
    lost = f", {gone:,} of them {'is' if gone == 1 else 'are'} gone" if gone else ""
    number = f"{len(drifted):,} of {counted(len(plan.journeys), 'journey')}"
    return f"{number} changed outside git{where}{lost}"


def _totals(overview: Overview, style: Style) -> list[str]:
    """The line that counts, and the one that says what could not be seen."""
    plan, unread = overview.plan, summary.unread(overview.plan)
    known = overview.known is not None and overview.known.changes
    if found := total(plan, f" on {escape.plain(plan.target)}"):
        line = style(f"Drift: {found}.", Ink.STRONG)
    elif unread:
        line = "No drift was seen."
    else:
        new, target = " new" if known else "", escape.plain(plan.target)
        line = f"No{new} drift on {target}. {summary.looked_at(plan)} looked at."
    return [line, *(f"? {it}" for it in (unread, summary.unknown(plan)) if it)]


def _ignored(plan: Plan, *, full: bool) -> list[str]:
    told = ignored.sentence(plan, hint="" if full else "; -v shows them")
    return [told, *(f"    {line}" for line in ignored.reasons(plan))] if told else []


def _block(journey: JourneyPlan, style: Style, *, full: bool) -> Iterator[str]:
    name = f"{escape.plain(journey.key)}  {escape.value(journey.title)}"
    yield f"{style(name, Ink.CHANGE)}  {_head(journey)}"
    if not summary.gone(journey):
        for change in journey.drift:
            conflict = change.origin is Origin.CONFLICT
            yield f"    {change_line(change, style, full=full, origin=conflict)}"
    for cause in journey.causes:
        yield f"    {style(cause_line(cause), Ink.NOTE)}"
    for mismatch in summary.mismatches(journey):
        yield f"    ? {escape.plain(mismatch)}"
    if full:
        yield from (f"    {line}" for line in ignored.block(journey, style, full=full))


def _head(journey: JourneyPlan) -> str:
    if summary.gone(journey):
        return GONE
    return edited(journey) if summary.drifted(journey) else "no drift but what is ignored"
