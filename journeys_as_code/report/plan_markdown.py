"""A plan as a comment on a pull request: a table, then the changes of each journey to unfold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeys_as_code.plan.change import JourneyPlan, Plan
from journeys_as_code.report import escape, ignored, markdown, summary
from journeys_as_code.report.change_text import diff_line
from journeys_as_code.report.plan_text import SYMBOLS, edited, renames, status_words
from journeys_as_code.report.redact import NOTHING, redact_plan
from journeys_as_code.report.style import counted
from journeys_as_code.secrets import Secrets

_HEAD = ("", "journey", "title", "status", "calls", "changes")


def render(
    plan: Plan,
    *,
    secrets: Secrets = NOTHING,
    needs: Sequence[str] = (),
    limit: int = markdown.COMMENT,
) -> str:
    """The plan in at most `limit` characters; `needs` are the consents it asks for."""
    plan = redact_plan(plan, secrets)
    title = f"### Journeys: plan for {escape.markdown(plan.target)}"
    shown = summary.noteworthy(plan)
    if not shown:
        return f"{title}\n\nNo changes. {counted(len(plan.journeys), 'journey')} looked at.\n"
    lines = [title, "", f"**{summary.sentence(plan) or 'nothing to do'}**", ""]
    lines += markdown.table(_HEAD, [_row(item) for item in shown], room=limit // 3)
    blocks = [block for block in map(_block, shown) if block]
    tail = "\n".join(f"- needs {escape.markdown(need)}" for need in needs)
    return markdown.fit("\n".join(lines), blocks, tail, limit=limit)


def _row(journey: JourneyPlan) -> tuple[str, ...]:
    return (
        f"{escape.markdown(SYMBOLS[journey.action])} {journey.action}",
        escape.markdown(escape.clip(journey.key, 100)),
        escape.markdown(escape.clip(journey.title, 100)),
        status_words(journey).replace(">", "&gt;"),
        ", ".join(journey.calls),
        str(len(journey.changes) or ""),
    )


def _block(journey: JourneyPlan) -> str:
    lines = list(_lines(journey))
    if not lines:
        return ""
    key = escape.markdown(journey.key)
    return markdown.details(f"{journey.action} {key}", lines)


def _lines(journey: JourneyPlan) -> Iterator[str]:
    """Lines of a diff block, where a line in front of which stands `+`, `-` or `!` is coloured."""
    if journey.reason:
        yield f"# {escape.plain(journey.reason)}"
    yield from (f"# {line}" for line in renames(journey))
    for change in journey.changes:
        yield diff_line(change)
    if summary.drifted(journey):
        yield f"# {edited(journey)}"
        for mismatch in summary.mismatches(journey):
            yield f"#   {escape.plain(mismatch)}"
    if left := ignored.note(journey):
        yield f"# {left}"
    for warning in journey.warnings:
        yield f"! {escape.plain(warning.message)} [{warning.code}]"
