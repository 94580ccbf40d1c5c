"""The journeys of the account that nobody manages here, in words for people."""

from __future__ import annotations

from journeys_as_code.plan.account import Account, Stranger
from journeys_as_code.report import escape
from journeys_as_code.report.style import columns, counted

UNLISTED = (
    "the API has no call that lists journeys: which of the account's journeys are not managed here "
    "cannot be known, nor how many there are"
)


def rows(account: Account) -> list[str]:
    """Each journey on a line: uuid, title, status, last editor."""
    return columns([_cells(it) for it in account.strangers])


def _cells(stranger: Stranger) -> list[str]:
    return [
        escape.plain(stranger.uuid),
        escape.value(stranger.title),
        str(stranger.status or "?"),
        editor(stranger),
    ]


def editor(stranger: Stranger) -> str:
    """Who edited it last and when, or why that is not known."""
    if stranger.unread:
        return f"could not be read: {escape.plain(stranger.unread)}"
    who = f" by {escape.plain(stranger.last_edited_by)}" if stranger.last_edited_by else ""
    when = f" at {escape.plain(escape.moment(stranger.updated_at))}" if stranger.updated_at else ""
    return f"last edited{who}{when}" if who or when else ""


def sentences(account: Account, application: str) -> list[str]:
    """How much of the account is managed, and what the number leaves out."""
    if not account.listed:
        return [f"? {UNLISTED}"]
    total = counted(account.total, "journey")
    code = escape.plain(application)
    lines = [f"Managed {account.managed:,} of {total} of {code}, {percent(account)} %."]
    unread = sum(bool(it.unread) for it in account.strangers)
    if unread:
        them = "it" if unread == 1 else "they"
        lines.append(
            f"? {counted(unread, 'journey')} could not be read: {them} may belong to another application"
        )
    aside = []
    if account.archived:
        aside.append(f"{account.archived:,} archived")
    if account.elsewhere:
        aside.append(f"{account.elsewhere:,} of other applications")
    return [*lines, *([f"Not counted: {', '.join(aside)}."] if aside else [])]


def percent(account: Account) -> int:
    """The managed share in whole percent; 100 only where all are managed."""
    return int(account.share * 100)
