"""What changed outside git, as a comment or the text of an issue."""

from __future__ import annotations

from journeys_as_code.plan.change import JourneyPlan, Plan
from journeys_as_code.report import escape, ignored, markdown, summary
from journeys_as_code.report.change_text import diff_line
from journeys_as_code.report.drift_text import cause_line
from journeys_as_code.report.redact import NOTHING, redact_plan
from journeys_as_code.report.style import counted
from journeys_as_code.secrets import Secrets


def render(plan: Plan, *, secrets: Secrets = NOTHING, limit: int = markdown.COMMENT) -> str:
    """The drifted journeys in at most `limit` characters."""
    plan = redact_plan(plan, secrets)
    title = f"### Journeys: drift on {escape.markdown(plan.target)}"
    drifted = [journey for journey in plan.journeys if summary.drifted(journey)]
    total = counted(len(plan.journeys), "journey")
    if not drifted:
        unread = summary.unread(plan)
        quiet = f"No drift was seen. {unread}" if unread else f"No drift. {total} looked at"
        return "\n\n".join((title, f"{quiet}.", *_ignored(plan))) + "\n"
    lines = [title, "", f"**{len(drifted):,} of {total} changed outside git**", ""]
    head = ("journey", "title", "last edited by", "at", "changes")
    lines += markdown.table(head, [_row(item) for item in drifted], room=limit // 3)
    return markdown.fit(
        "\n".join(lines),
        [_block(item) for item in drifted],
        "\n\n".join(_ignored(plan)),
        limit=limit,
    )


def _ignored(plan: Plan) -> list[str]:
    told = ignored.sentence(plan)
    if not told:
        return []
    return [
        "\n".join([told, "", *(f"- {escape.markdown(line)}" for line in ignored.reasons(plan))])
    ]


def _row(journey: JourneyPlan) -> tuple[str, ...]:
    prior = journey.prior
    return (
        escape.markdown(escape.clip(journey.key, 100)),
        escape.markdown(escape.clip(journey.title, 100)),
        escape.markdown(prior.last_edited_by) if prior else "",
        escape.markdown(prior.updated_at) if prior else "",
        str(len(journey.drift) or ""),
    )


def _block(journey: JourneyPlan) -> str:
    lines = [diff_line(change, origin=False) for change in journey.drift]
    lines += [f"# {cause_line(cause)}" for cause in journey.causes]
    lines += [f"# {escape.plain(text)}" for text in summary.mismatches(journey)]
    return markdown.details(escape.markdown(journey.key), lines)
