"""What live journeys say of kinds of points: new ones, and what was assumed of the others."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Protocol

from journeys_as_code.pull.kinds import Learned, Verdict
from journeys_as_code.report import escape
from journeys_as_code.report.style import Ink, Style, counted


class Lesson(Protocol):
    """What was learned, from how many journeys."""

    @property
    def learned(self) -> Learned:
        """The kinds and the verdicts."""
        ...

    @property
    def journeys(self) -> int:
        """How many journeys were looked at."""
        ...

    @property
    def unreadable(self) -> int:
        """How many could not be read."""
        ...


def text(lesson: Lesson, *, written: bool, color: bool = False) -> str:
    """The kinds one by one, then what journeys.yaml has now."""
    style = Style(color=color)
    learned = lesson.learned
    lines = [line for verdict in learned.verdicts for line in _verdict(verdict, style)]
    known = {verdict.kind for verdict in learned.verdicts}
    for name, declaration in learned.kinds.items():
        if name not in known:
            kind = escape.plain(str(declaration.get("point_type", "")))
            lines.append(style(f"{escape.plain(name)}: new, {kind}", Ink.ADD))
    if lines:
        lines.append("")
    lines.append(style(f"Looked at {counted(lesson.journeys, 'journey')}.", Ink.STRONG))
    if lesson.unreadable:
        lines.append(f"{counted(lesson.unreadable, 'journey')} could not be read.")
    if learned.kinds:
        names = ", ".join(map(escape.plain, learned.kinds))
        lines.append(f"{'Written to' if written else 'For'} point_kinds of journeys.yaml: {names}")
        if written:
            lines.append("Next: journeys schemas generate, so that editors know them")
    else:
        lines.append("journeys.yaml needs nothing new.")
    return "\n".join(lines) + "\n"


def _verdict(verdict: Verdict, style: Style) -> Iterator[str]:
    head = f"{escape.plain(verdict.kind)}: {counted(verdict.points, 'point')}"
    yield style(head, Ink.CHANGE) if verdict.contradicted else head
    if verdict.confirmed:
        yield f"    confirmed: {', '.join(map(escape.plain, verdict.confirmed))}"
    for words in verdict.contradicted:
        yield style(f"    contradicted: {escape.plain(words)}", Ink.CHANGE)
    if verdict.unknown:
        yield f"    fields nobody knew: {', '.join(map(escape.plain, verdict.unknown))}"


def as_json(lesson: Lesson) -> str:
    """The same as JSON."""
    verdicts = [
        {
            "kind": it.kind,
            "points": it.points,
            "confirmed": list(it.confirmed),
            "contradicted": list(it.contradicted),
            "unknown_fields": list(it.unknown),
        }
        for it in lesson.learned.verdicts
    ]
    document = {
        "journeys": lesson.journeys,
        "unreadable": lesson.unreadable,
        "kinds": verdicts,
        "point_kinds": dict(lesson.learned.kinds),
    }
    return json.dumps(document, indent=2) + "\n"
