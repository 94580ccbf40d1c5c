"""What changed outside git, as a comment or the text of an issue."""

from __future__ import annotations

from journeys_as_code.plan.account import Account, Known, Overview
from journeys_as_code.plan.change import JourneyPlan, Plan
from journeys_as_code.report import drift_account, drift_known, escape, ignored, markdown, summary
from journeys_as_code.report.change_text import diff_line
from journeys_as_code.report.drift_text import GONE, cause_line, total
from journeys_as_code.report.redact import NOTHING, redact_overview
from journeys_as_code.report.style import counted
from journeys_as_code.secrets import Secrets

_DRIFTED = ("journey", "title", "last edited by", "at", "changes")
_STRANGERS = ("uuid", "title", "status", "last edited by", "at")


def render(overview: Overview, *, secrets: Secrets = NOTHING, limit: int = markdown.COMMENT) -> str:
    """The drifted journeys, and those that nobody manages, in at most `limit` characters."""
    overview = redact_overview(overview, secrets)
    plan = overview.plan
    drifted = [journey for journey in plan.journeys if summary.drifted(journey)]
    head = [f"### Journeys: drift on {escape.markdown(plan.target)}", ""]
    if drifted:
        head += [f"**{total(plan)}**", ""]
        head += markdown.table(_DRIFTED, [_row(item) for item in drifted], room=limit // 3)
    else:
        head.append(_quiet(plan, known=bool(overview.known and overview.known.changes)))
    unread = summary.unread(plan) if drifted else ""
    tail = [
        *(f"{it}." for it in (unread, summary.unknown(plan)) if it),
        *_account(overview, limit // 3),
        *_known(overview.known),
        *_ignored(plan),
    ]
    blocks = [_block(item) for item in drifted]
    return markdown.fit("\n".join(head), blocks, "\n\n".join(tail), limit=limit)


def _quiet(plan: Plan, *, known: bool) -> str:
    unread = summary.unread(plan)
    if unread:
        return f"No drift was seen. {unread}."
    return f"No{' new' if known else ''} drift. {summary.looked_at(plan)} looked at."


def _row(journey: JourneyPlan) -> tuple[str, ...]:
    prior = journey.prior
    return (
        escape.markdown(escape.clip(journey.key, 100)),
        escape.markdown(escape.clip(journey.title, 100)),
        escape.markdown(prior.last_edited_by) if prior else "",
        escape.markdown(prior.updated_at) if prior else "",
        "gone" if summary.gone(journey) else str(len(journey.drift) or ""),
    )


def _block(journey: JourneyPlan) -> str:
    lost = summary.gone(journey)
    lines = [f"# {GONE}"] if lost else [diff_line(it, origin=False) for it in journey.drift]
    lines += [f"# {cause_line(cause)}" for cause in journey.causes]
    lines += [f"# {escape.plain(text)}" for text in summary.mismatches(journey)]
    return markdown.details(escape.markdown(journey.key), lines)


def _account(overview: Overview, room: int) -> list[str]:
    account = overview.account
    if account is None:
        return []
    lines = drift_account.sentences(account, overview.plan.application_code)
    told = "\n".join(f"- {escape.markdown(line.removeprefix('? '))}" for line in lines)
    return [*_strangers(account, room), told]


def _strangers(account: Account, room: int) -> list[str]:
    if not account.strangers:
        return []
    rows = [
        (
            escape.markdown(it.uuid),
            escape.markdown(escape.clip(it.title, 100)),
            str(it.status or "?"),
            escape.markdown(it.last_edited_by or it.unread),
            escape.markdown(it.updated_at),
        )
        for it in account.strangers
    ]
    number = counted(len(rows), "journey is", "journeys are")
    return [
        f"**{number} not managed here**",
        "\n".join(markdown.table(_STRANGERS, rows, room=room)),
    ]


def _known(known: Known | None) -> list[str]:
    if known is None:
        return []
    told, *rest = drift_known.sentences(known)
    return [
        "\n".join([escape.markdown(told), "", *(f"- {escape.markdown(it.strip())}" for it in rest)])
    ]


def _ignored(plan: Plan) -> list[str]:
    told = ignored.sentence(plan)
    if not told:
        return []
    reasons = (f"- {escape.markdown(line)}" for line in ignored.reasons(plan))
    return ["\n".join([told, "", *reasons])]
