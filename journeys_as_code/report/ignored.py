"""What was changed outside git and is ignored, as the project says: how much, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from journeys_as_code.plan.change import JourneyPlan, Origin, Plan
from journeys_as_code.report import escape
from journeys_as_code.report.change_text import change_line
from journeys_as_code.report.style import Ink, Style, counted


def sentence(plan: Plan, *, hint: str = "") -> str:
    """`Ignored by drift_ignore: 3 changes in 2 journeys`, empty for none; `hint` says how to see them."""
    changes = sum(len(journey.ignored) for journey in plan.journeys)
    if not changes:
        return ""
    journeys = sum(bool(journey.ignored) for journey in plan.journeys)
    told = f"{counted(changes, 'change')} in {counted(journeys, 'journey')}"
    return f"Ignored by drift_ignore: {told}{hint}"


def reasons(plan: Plan) -> list[str]:
    """`2 changes: the platform picks the winner`, the most frequent reason first."""
    found = Counter(it.reason for journey in plan.journeys for it in journey.ignored)
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return [f"{counted(number, 'change')}: {escape.plain(reason)}" for reason, number in ranked]


def note(journey: JourneyPlan) -> str:
    """`2 changes made outside git are left as they are (drift_ignore: reason)`; empty for none.

    What git itself has changed is not left.
    """
    kept = [it for it in journey.ignored if it.change.origin is Origin.DRIFT]
    if not kept:
        return ""
    why = "; ".join(dict.fromkeys(escape.plain(it.reason) for it in kept))
    number = len(kept)
    left = "is left as it is" if number == 1 else "are left as they are"
    return f"{counted(number, 'change')} made outside git {left} (drift_ignore: {why})"


def block(journey: JourneyPlan, style: Style, *, full: bool) -> Iterator[str]:
    """Every ignored change on a line, with the reason."""
    for it in journey.ignored:
        marked = style(f"  (ignored: {escape.plain(it.reason)})", Ink.NOTE)
        yield f"{change_line(it.change, style, full=full, origin=False)}{marked}"
