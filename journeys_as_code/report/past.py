"""The history of a target, and of one journey: tables, and JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from journeys_as_code.operate.past import Past, Run, Version
from journeys_as_code.report import escape
from journeys_as_code.report.outcome_text import seconds
from journeys_as_code.report.style import Ink, Style, columns, counted
from journeys_as_code.state.entries import JourneyEnded

FORMAT_VERSION = "1.0"

_RUNS = ["WHEN", "WHO", "WHAT", "COMMIT", "PAUSED", "RESULT"]
_JOURNEY = ["VERSION", "WHEN", "WHO", "WHAT", "COMMIT", "CALLS", "RESULT"]
_SHORT = 7


def text(past: Past, *, color: bool = False) -> str:
    """One line a run, the latest last."""
    style = Style(color=color)
    rows = [
        [_when(run), _who(run), _command(run), _commit(run), _paused(run), _result(run)]
        for run in past.runs
    ]
    return _table(style, _RUNS, rows, [counted(len(rows), "run"), *_damage(past)])


def text_of(past: Past, versions: Sequence[Version], *, color: bool = False) -> str:
    """One line for each time that a run touched a journey, with the version it got, the latest last."""
    style, numbers = Style(color=color), _numbers(versions)
    rows = [
        [
            numbers.get((run.id, it.key), ""),
            it.at[:19] + "Z",
            _who(run),
            _command(run),
            _commit(run),
            ", ".join(it.calls) or "-",
            escape.plain(f"{it.result}: {it.error}" if it.error else it.result),
        ]
        for run, it in _touched(past)
    ]
    return _table(style, _JOURNEY, rows, [counted(len(versions), "version"), *_damage(past)])


def as_json(past: Past) -> str:
    """`{"runs": [...]}`, the latest last; the documents in them are left out."""
    return _dump({"runs": [_run(run) for run in past.runs], "damaged_lines": past.damaged})


def as_json_of(past: Past, versions: Sequence[Version]) -> str:
    """The same of one journey, with `versions`: number, when, and the document; secrets are sealed."""
    found = [
        {"number": it.number, "at": it.at, "run": it.run.id, "document": it.document}
        for it in versions
    ]
    runs = [_run(run) for run in past.runs]
    return _dump({"runs": runs, "versions": found, "damaged_lines": past.damaged})


def _dump(value: dict[str, Any]) -> str:
    return json.dumps({"format_version": FORMAT_VERSION, **value}, indent=2) + "\n"


def _run(run: Run) -> dict[str, Any]:
    begun, ended = run.begun, run.ended
    return {
        "run": run.id,
        "target": run.target,
        "at": begun and begun.at,
        "ended_at": ended and ended.at,
        "who": begun and begun.who,
        "command": begun and begun.command,
        "commit": (begun and begun.commit) or None,
        "clean": begun and begun.clean,
        "plan": begun and begun.plan,
        "ended": ended.ended if ended else "killed",
        "requests": ended and ended.requests,
        "paused_for": ended and ended.paused_for,
        "journeys": [_journey(it) for it in run.journeys],
    }


def _journey(it: JourneyEnded) -> dict[str, Any]:
    hidden = {"document", "points", "format", "run", "target", "kind"}
    return it.model_dump(exclude=hidden)


def _table(style: Style, head: list[str], rows: list[list[str]], ending: Sequence[str]) -> str:
    lines: list[str] = []
    if rows:
        first, *rest = columns([head, *rows])
        lines += [style(first, Ink.QUIET), *rest, ""]
    lines.append(style(f"{', '.join(ending)}.", Ink.QUIET))
    return "\n".join(lines) + "\n"


def _damage(past: Past) -> Iterator[str]:
    if past.damaged:
        yield f"{counted(past.damaged, 'line')} of the history could not be read"


def _touched(past: Past) -> Iterator[tuple[Run, JourneyEnded]]:
    for run in past.runs:
        yield from ((run, it) for it in run.journeys)


def _numbers(versions: Sequence[Version]) -> dict[tuple[str, str], str]:
    return {(it.run.id, it.journey.key): str(it.number) for it in versions}


def _when(run: Run) -> str:
    at = run.begun.at if run.begun else next((it.at for it in run.journeys), "")
    return f"{at[:19]}Z" if at else "-"


def _who(run: Run) -> str:
    return escape.plain(run.begun.who.partition(" pid ")[0]) if run.begun else "-"


def _command(run: Run) -> str:
    return escape.plain(run.begun.command) if run.begun else "-"


def _commit(run: Run) -> str:
    if run.begun is None or not run.begun.commit:
        return "-"
    changed = "+" if run.begun.clean is False else ""
    return escape.plain(f"{run.begun.commit[:_SHORT]}{changed}")


def _paused(run: Run) -> str:
    return seconds(run.ended.paused_for) if run.ended and run.ended.paused_for else "-"


def _result(run: Run) -> str:
    counts = Counter(it.result for it in run.journeys)
    parts = [f"{number:,} {word.replace('_', ' ')}" for word, number in counts.items()]
    parts += [] if run.ended else ["killed"]
    parts += ["interrupted"] if run.ended and run.ended.ended == "interrupted" else []
    return escape.plain(", ".join(parts) or "nothing")
