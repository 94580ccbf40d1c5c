"""What a baseline left out of a drift report, and which of its entries are not there any more."""

from __future__ import annotations

from typing import Any

from journeys_as_code.plan.account import Known, KnownDrift
from journeys_as_code.report import escape
from journeys_as_code.report.style import counted


def sentences(known: Known | None) -> list[str]:
    """How much was left out, then what the baseline names in vain."""
    if known is None:
        return []
    file = escape.plain(known.file)
    lines = [f"Known to the baseline {file} and left out: {_number(known)}."]
    if known.missing:
        number = counted(len(known.missing), "entry is", "entries are")
        lines.append(f"{number} no longer there; take out of the baseline:")
        lines += [f"    {entry(it)}" for it in known.missing]
    return lines


def entry(known: KnownDrift) -> str:
    """Where an entry is about."""
    if known.unmanaged:
        title = f" {escape.value(known.title)}" if known.title else ""
        return f"not managed: {escape.plain(known.unmanaged)}{title}"
    return escape.plain(f"{known.key}: {known.path}")


def note(known: Known | None, key: str) -> str:
    """What is left out of one journey; empty for nothing."""
    number = known.changes.get(key, 0) if known else 0
    return f"{counted(number, 'change')} known to the baseline" if number else ""


def value(known: Known) -> dict[str, Any]:
    """The same for programs."""
    return {
        "file": known.file,
        "known": known.total,
        "missing": [
            {"unmanaged": it.unmanaged} if it.unmanaged else {"key": it.key, "path": it.path}
            for it in known.missing
        ],
    }


def _number(known: Known) -> str:
    changes, strangers = sum(known.changes.values()), known.strangers
    parts = [counted(changes, "change")] if changes or not strangers else []
    if strangers:
        one, many = "journey that is not managed", "journeys that are not managed"
        parts.append(counted(strangers, one, many))
    return ", ".join(parts)
