"""How two targets differ, for people."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.plan.difference import Difference, Differences, Kind
from journeys_as_code.report import diff_words, escape
from journeys_as_code.report.change_text import change_line
from journeys_as_code.report.redact import NOTHING, redact_differences
from journeys_as_code.report.style import Ink, Style, columns
from journeys_as_code.secrets import Secrets

_INKS = {Kind.ONLY_FROM: Ink.ADD, Kind.ONLY_TO: Ink.REMOVE}


def render(
    found: Differences,
    *,
    secrets: Secrets = NOTHING,
    color: bool = False,
    full: bool = False,
    variables: bool = False,
    next_step: str = "",
) -> str:
    """Every journey that differs: `variables` shows the values too that differ by variable.

    `next_step` is the command that says what a promotion will do. A line of a change reads as in a
    plan for the target that is promoted to.
    """
    found, style = redact_differences(found, secrets), Style(color=color)
    shown = [it for it in found.journeys if it.differs or (variables and it.by_variable)]
    lines = _head(found, style) if shown else []
    for journey, line in zip(shown, _titles(shown), strict=True):
        lines.append(
            style(line, _INKS.get(journey.kind, Ink.CHANGE if journey.differs else Ink.QUIET))
        )
        lines += [f"    {it}" for it in _details(journey, style, full=full, variables=variables)]
    ending = [*_ending(found, style, variables=variables)]
    ending += [f"Next: {next_step}"] if found.differ and next_step else []
    lines += ["", *ending] if shown else ending
    return "\n".join(lines) + "\n"


def _head(found: Differences, style: Style) -> list[str]:
    source, aim = escape.plain(found.source), escape.plain(found.aim)
    words = f"{aim} -> {source}: what would make {aim} as {source} is"
    return [style(words, Ink.STRONG), ""]


def _titles(journeys: list[Difference]) -> list[str]:
    return columns(
        [
            [
                f"{diff_words.SYMBOLS[it.kind]} {escape.plain(it.key)}",
                escape.value(it.title),
                escape.plain(diff_words.presence(it)),
            ]
            for it in journeys
        ]
    )


def _details(journey: Difference, style: Style, *, full: bool, variables: bool) -> Iterator[str]:
    for change in journey.changes:
        yield change_line(change, style, full=full)
    for change in journey.by_variable if variables else ():
        yield change_line(change, style, full=full) + style("  (by variable)", Ink.NOTE)
    for remark in diff_words.remarks(journey) if journey.differs else ():
        yield style(escape.plain(remark), Ink.NOTE)


def _ending(found: Differences, style: Style, *, variables: bool) -> Iterator[str]:
    source, aim = escape.plain(found.source), escape.plain(found.aim)
    said = escape.plain(diff_words.sentence(found))
    total = (
        f"Diff: {said}." if found.differ else f"No difference between {source} and {aim}. {said}."
    )
    yield style(total, Ink.STRONG)
    yield from (f"{note}." for note in diff_words.notes(found, variables=variables))
