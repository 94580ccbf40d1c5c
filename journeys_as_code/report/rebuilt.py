"""What was found again of a state that was lost."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from journeys_as_code.operate.finding_again import FoundAgain
from journeys_as_code.report import escape
from journeys_as_code.report.style import Ink, Style, counted

_MOST = 5
"""Places that are named."""


def text(found: FoundAgain, *, color: bool = False) -> str:
    """What is sure and why, what is not, and what is not there."""
    style = Style(color=color)
    lines = [*_lines(found, style)]
    counts = [
        (len(found.matches), "found again"),
        (len(found.doubts), "not sure"),
        (len(found.absent), "not in the account"),
    ]
    said = ", ".join(f"{count:,} {words}" for count, words in counts if count)
    lines += [""] if lines else []
    lines.append(
        style(f"{said or 'Nothing was lost'}. Records that were there: {found.kept:,}.", Ink.STRONG)
    )
    if found.unmanaged:
        lines.append(
            f"{counted(found.unmanaged, 'journey')} of the account belong to no file here."
        )
    if found.blind:
        lines.append(f"Careful: {escape.plain(found.blind)}.")
    return "\n".join(lines) + "\n"


def _lines(found: FoundAgain, style: Style) -> Iterator[str]:
    for match in found.matches:
        head = f"= {escape.plain(match.key)}  {escape.plain(match.prior.uuid)}  {match.prior.status or '?'}"
        yield style(head, Ink.ADD)
        yield f"    sure: {match.why}"
        if match.differs:
            yield escape.plain(
                f"    differs from the file: {_some(match.differs)}; the next plan shows how"
            )
    for doubt in found.doubts:
        yield style(f"? {escape.plain(doubt.key)}", Ink.CHANGE)
        yield f"    not sure: {escape.plain(doubt.words)}"
        for uuid in doubt.uuids:
            yield escape.plain(f"    if it is this one: journeys adopt {doubt.key} {uuid}")
    for key in found.absent:
        yield f"- {escape.plain(key)}  not in the account: a plan would create it"


def _some(places: Sequence[str]) -> str:
    """The first few places, and how many more there are."""
    more = len(places) - _MOST
    return ", ".join(places[:_MOST]) + (f" and {more:,} more" if more > 0 else "")


def as_json(found: FoundAgain) -> str:
    """The same as JSON."""
    document = {
        "found": [
            {
                "key": it.key,
                "uuid": it.prior.uuid,
                "status": it.prior.status and str(it.prior.status),
                "why": it.why,
                "same": not it.differs,
                "differs": list(it.differs),
                "points": dict(it.points),
            }
            for it in found.matches
        ],
        "unsure": [
            {"key": it.key, "why": it.words, "uuids": list(it.uuids)} for it in found.doubts
        ],
        "absent": list(found.absent),
        "unmanaged": found.unmanaged,
        "kept": found.kept,
        "blind": found.blind,
    }
    return json.dumps(document, indent=2) + "\n"
