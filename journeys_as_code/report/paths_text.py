"""The ways through a journey for people: each as a timeline."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.report.escape import plain
from journeys_as_code.report.style import Ink, Style, columns, counted
from journeys_as_code.ways.paths import End, Paths, Step, Way

ENDS = {End.EXIT: "", End.LOOP: "back to {}", End.NOWHERE: "leads nowhere"}


def render(paths: Paths, *, color: bool = False) -> str:
    """Every way with its steps, or how many there are where they are too many."""
    style = Style(color=color)
    blocks = [_way(number, way, style) for number, way in enumerate(paths.ways, 1)]
    total = style(f"{plain(paths.key)}: {number_of(paths)}", Ink.STRONG)
    return "\n\n".join([total, *map("\n".join, blocks)]) + "\n"


def number_of(paths: Paths) -> str:
    """How many ways there are, in words."""
    ways = counted(paths.count, "way")
    if paths.ways or not paths.count:
        return f"{ways} through {plain(paths.title)}"
    least = "" if paths.exact else "at least "
    return f"{least}{ways} through {plain(paths.title)}, too many to show"


def summary(way: Way) -> str:
    """What people get on a way, and how long it takes."""
    return f"{counted(len(way.messages), 'message')}, {way.delay}"


def _way(number: int, way: Way, style: Style) -> Iterator[str]:
    yield style(f"{number}. {summary(way)}", Ink.STRONG)
    rows = [_row(step, before) for step, before in zip(way.steps, (None, *way.steps), strict=False)]
    end = plain(ENDS[way.end].format(way.back_to))
    rows[-1][-1] = ", ".join(filter(None, (rows[-1][-1], end)))
    yield from (f"   {line}" for line in columns(rows))


def _row(step: Step, before: Step | None) -> list[str]:
    when = "" if before and before.arrival == step.arrival else str(step.arrival)
    return [when, plain(step.point), plain(step.kind), _what(step)]


def _what(step: Step) -> str:
    """What there is to say of a step beside its kind."""
    if step.splits:
        stay = f" ({step.stay})" if step.stay.most or step.stay.unknown else ""
        return f"-> {plain(step.output)}{stay}"
    if step.family == "messaging":
        return plain(step.title)
    return str(step.stay) if step.stay.most or step.stay.unknown else ""
