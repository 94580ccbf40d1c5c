"""What taking the live values into the files changes, and what was left and why."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from journeys_as_code.accept.outcome import Acceptance, Journey, Left
from journeys_as_code.address import render
from journeys_as_code.report import diffs, escape
from journeys_as_code.report.change_text import change_line
from journeys_as_code.report.plan_json import change_value
from journeys_as_code.report.redact import NOTHING, redact_value
from journeys_as_code.report.style import Ink, Style, counted
from journeys_as_code.secrets import Secrets


def text(found: Acceptance, *, color: bool = False, full: bool = False) -> str:
    """The diff of the files first, then every change that is taken or left, then the counts."""
    style = Style(color=color)
    if not found.journeys:
        return "No drift to accept.\n"
    lines: list[str] = []
    for file in found.files:
        lines += [*diffs.unified(file.file, file.before, file.after, style), ""]
    for journey in found.journeys:
        lines += [*_journey(journey, style, full=full), ""]
    if found.others:
        lines += [style(_others(found), Ink.NOTE), ""]
    return "\n".join([*lines, style(_counts(found), Ink.STRONG)]) + "\n"


def _journey(journey: Journey, style: Style, *, full: bool) -> Iterator[str]:
    yield style(f"{escape.plain(journey.key)}  {escape.value(journey.title)}", Ink.CHANGE)
    if journey.refusal:
        yield f"    ! left: {escape.plain(journey.refusal)}"
    for change in journey.accepted.taken:
        yield f"    {change_line(change, style, full=full, origin=False)}"
    for left in journey.accepted.left:
        yield f"    {change_line(left.change, style, full=full, origin=False)}"
        yield style(f"      ! left: {escape.plain(f'{left.reason} ({left.place})')}", Ink.NOTE)
        yield f"        {escape.plain(left.hint)}"


def _others(found: Acceptance) -> str:
    keys = ", ".join(map(escape.plain, found.others))
    return f"! these use the same files or variables, and would change with the next apply: {keys}"


def _counts(found: Acceptance) -> str:
    taken = sum(len(it.accepted.taken) for it in found.journeys)
    left = sum(len(it.accepted.left) + bool(it.refusal) for it in found.journeys)
    files = counted(len(found.files), "file")
    said = f"Drift on {escape.plain(found.target)}: {counted(taken, 'change')} into {files}"
    return f"{said}; {left:,} left." if left else f"{said}."


def as_json(found: Acceptance, *, written: bool, secrets: Secrets = NOTHING) -> str:
    """The same for programs; `written` says whether the files hold it already."""
    document = {
        "target": found.target,
        "written": written,
        "files": [
            {
                "file": it.file,
                "diff": "\n".join(diffs.unified(it.file, it.before, it.after, Style(color=False))),
            }
            for it in found.files
        ],
        "journeys": [_value(it) for it in found.journeys],
        "others": list(found.others),
    }
    return json.dumps(redact_value(document, secrets), indent=2) + "\n"


def _value(journey: Journey) -> dict[str, Any]:
    return {
        "key": journey.key,
        "title": journey.title,
        "refusal": journey.refusal or None,
        "accepted": [change_value(change) for change in journey.accepted.taken],
        "left": [_left(it) for it in journey.accepted.left],
    }


def _left(left: Left) -> dict[str, Any]:
    return {
        "path": render(left.change.path),
        "file": left.place.file,
        "line": left.place.line,
        "reason": left.reason,
        "hint": left.hint,
    }
