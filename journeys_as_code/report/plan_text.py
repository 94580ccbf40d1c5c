"""A plan for people: one line a journey, then what changes in it, counts and the next step last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeys_as_code.plan.change import Action, JourneyPlan, Plan
from journeys_as_code.remote.port import Rung
from journeys_as_code.report import escape, ignored, summary
from journeys_as_code.report.change_text import change_line
from journeys_as_code.report.redact import NOTHING, redact_plan
from journeys_as_code.report.style import Ink, Style, columns
from journeys_as_code.secrets import Secrets

SYMBOLS = {
    Action.CREATE: "+",
    Action.UPDATE: "~",
    Action.TRANSITION: "*",
    Action.ARCHIVE: "-",
    Action.ADOPT: "=",
    Action.MOVE: ">",
    Action.NONE: " ",
    Action.BLOCKED: "!",
}
_INKS = {
    Action.CREATE: Ink.ADD,
    Action.ARCHIVE: Ink.REMOVE,
    Action.BLOCKED: Ink.REMOVE,
    Action.NONE: Ink.QUIET,
}
_SPEAKS_FOR_ITSELF = (Action.CREATE, Action.UPDATE, Action.MOVE, Action.NONE)


def render(
    plan: Plan,
    *,
    secrets: Secrets = NOTHING,
    color: bool = False,
    full: bool = False,
    needs: Sequence[str] = (),
    next_step: str = "journeys apply",
) -> str:
    """The plan as text. `needs` are the consents it asks for; `full` shows long values whole.

    `next_step` is the command that comes next, empty where the plan is carried out right away.
    """
    plan, style = redact_plan(plan, secrets), Style(color=color)
    shown = summary.noteworthy(plan)
    if not shown:
        return f"No changes. {summary.unchanged(plan)}.\n" + _left(plan)
    lines = [style(f"Plan for {_where(plan)}", Ink.STRONG), ""]
    for journey, line in zip(shown, _heads(shown), strict=True):
        lines += [style(line, _INKS.get(journey.action, Ink.CHANGE))]
        lines += [f"    {detail}" for detail in _details(journey, style, full=full)]
    return "\n".join([*lines, "", *_ending(plan, style, needs, next_step)]) + "\n"


def _left(plan: Plan) -> str:
    told = ignored.sentence(plan, hint="; they stay as they are, journeys drift -v shows them")
    return f"{told}.\n" if told else ""


def _where(plan: Plan) -> str:
    return escape.plain(f"{plan.target} ({plan.application_code})")


def _heads(journeys: Sequence[JourneyPlan]) -> list[str]:
    rows = []
    for item in journeys:
        action = f"{SYMBOLS[item.action]} {item.action}"
        rows.append([action, escape.plain(item.key), escape.value(item.title), _tail(item)])
    return columns(rows)


def _tail(journey: JourneyPlan) -> str:
    parts = [status_words(journey)]
    if journey.calls:
        parts.append(f"({', '.join(journey.calls)})")
    if journey.prior is not None and journey.prior.rung is not Rung.READ:
        parts.append(f"[{journey.prior.rung}]")
    return "  ".join(part for part in parts if part)


def status_words(journey: JourneyPlan) -> str:
    """`-> running`, `paused -> running`, or only the status that stays."""
    before, after = journey.status_from, journey.status_to
    if after is None or before is after:
        return str(before or "")
    return f"{before} -> {after}" if before else f"-> {after}"


def _details(journey: JourneyPlan, style: Style, *, full: bool) -> Iterator[str]:
    if journey.moved_from:
        yield f"was {escape.plain(journey.moved_from)}"
    yield from renames(journey)
    if journey.reason and (journey.recovers or journey.action not in _SPEAKS_FOR_ITSELF):
        yield escape.plain(journey.reason)
    for change in journey.changes:
        yield change_line(change, style, full=full)
    if summary.drifted(journey):
        yield style(edited(journey), Ink.NOTE)
        yield from (f"  {escape.plain(text)}" for text in summary.mismatches(journey))
    if left := ignored.note(journey):
        yield style(left, Ink.NOTE)
        yield from (f"  {line}" for line in ignored.block(journey, style, full=True) if full)
    for warning in journey.warnings:
        yield style(f"! {escape.plain(warning.message)} [{warning.code}]", Ink.CHANGE)


def renames(journey: JourneyPlan) -> list[str]:
    """The points that git calls otherwise than when the journey was last applied."""
    pairs = sorted(journey.renamed.items())
    return [
        f"the point {escape.plain(old)} is now called {escape.plain(new)}" for old, new in pairs
    ]


def edited(journey: JourneyPlan) -> str:
    """Who changed the live journey outside git and when, as far as the API says."""
    prior = journey.prior
    who = f" by {escape.plain(prior.last_edited_by)}" if prior and prior.last_edited_by else ""
    when = (
        f" at {escape.plain(escape.moment(prior.updated_at))}" if prior and prior.updated_at else ""
    )
    return f"changed outside git: last edited{who}{when}" if who or when else "changed outside git"


def _ending(plan: Plan, style: Style, needs: Sequence[str], next_step: str) -> Iterator[str]:
    counted = summary.sentence(plan) or f"nothing to do; {summary.unchanged(plan)}"
    yield style(f"Plan: {counted}. Nothing was sent yet.", Ink.STRONG)
    for need in needs:
        yield f"Needs {escape.plain(need)}"
    if plan.changed and next_step:
        yield f"Next: {next_step}"
    elif next_step and summary.counts(plan)[Action.BLOCKED]:
        yield f"Next: deal with what is blocked, then {next_step}"
