"""What the tool remembers of a target, as a table, and one record as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from journeys_as_code.report import escape
from journeys_as_code.report.style import Ink, Style, columns, counted
from journeys_as_code.state.record import Record
from journeys_as_code.state.store import LockInfo

_HEAD = ["KEY", "UUID", "STATUS", "POINTS", "PENDING", "UPDATED"]


def text(records: Sequence[Record], lock: LockInfo | None, *, color: bool = False) -> str:
    """A table of the records, and who holds the lock."""
    style = Style(color=color)
    lines: list[str] = []
    if records:
        head, *rest = columns([_HEAD, *map(_cells, records)], right=frozenset({3}))
        lines += [style(head, Ink.QUIET), *rest, ""]
    lines.append(style(f"{counted(len(records), 'record')}.", Ink.QUIET))
    lines += [style(held(lock), Ink.CHANGE)] if lock else []
    return "\n".join(lines) + "\n"


def _cells(record: Record) -> list[str]:
    return [
        escape.plain(record.key),
        escape.plain(record.uuid or "-"),
        escape.plain(record.status or "-"),
        f"{len(record.points):,}",
        record.pending.operation if record.pending else "-",
        escape.plain(record.updated_at),
    ]


def held(lock: LockInfo) -> str:
    """Who holds the lock, since when, for what, and the lock's id."""
    purpose = f" for {lock.purpose}" if lock.purpose else ""
    words = (
        f"Locked by {lock.who}{purpose} since {lock.since}, until {lock.expires} (id {lock.id})."
    )
    return escape.plain(words)


def as_json(records: Sequence[Record], lock: LockInfo | None) -> str:
    """`{"records": [...], "lock": {...}}`; the documents in the records are left out."""
    items = [
        {
            "key": record.key,
            "uuid": record.uuid,
            "status": record.status,
            "points": record.points,
            "pending": record.pending and record.pending.operation,
            "updated_at": record.updated_at,
        }
        for record in records
    ]
    holder = lock and {
        "id": lock.id,
        "who": lock.who,
        "purpose": lock.purpose,
        "since": lock.since,
        "expires": lock.expires,
    }
    return json.dumps({"records": items, "lock": holder}, indent=2) + "\n"


def one(record: Record) -> str:
    """A whole record as JSON; the secrets in it are sealed already."""
    return json.dumps(record.model_dump(mode="json"), indent=2) + "\n"
