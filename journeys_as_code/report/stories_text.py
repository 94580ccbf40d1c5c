"""Stories for people: which came true, what came of the others, and which branches nobody took."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeys_as_code.report import findings_text
from journeys_as_code.report.escape import plain
from journeys_as_code.report.findings_text import excerpt
from journeys_as_code.report.lines import SourceLines
from journeys_as_code.report.style import Ink, Style, columns, counted
from journeys_as_code.ways.coverage import Coverage
from journeys_as_code.ways.judging import Failure, clock, sends
from journeys_as_code.ways.stories import Result, Run
from journeys_as_code.ways.telling import Passed


def render(run: Run, *, full: bool = False, color: bool = False) -> str:
    """Findings, then the stories of each journey with its branches, then the sum.

    The way that a story took is shown where it failed, with `full` always.
    """
    style = Style(color=color)
    blocks = []
    if run.findings:
        blocks.append(findings_text.render(run.findings, run.sources, color=color).rstrip("\n"))
    lines = SourceLines(run.sources)
    for coverage in run.coverage:
        results = [result for result in run.results if result.journey == coverage.journey]
        blocks.append("\n".join(_journey(coverage, results, lines, style, full=full)))
    return "\n\n".join([*blocks, _total(run, style)]) + "\n"


def _journey(
    coverage: Coverage, results: Sequence[Result], lines: SourceLines, style: Style, *, full: bool
) -> Iterator[str]:
    yield style(plain(coverage.journey), Ink.STRONG)
    for result in results:
        word = style("ok  ", Ink.ADD) if result.ok else style("FAIL", Ink.REMOVE)
        yield f"  {word}  {plain(result.name)}"
        for failure in result.failures:
            yield from (f"        {line}" for line in _failure(failure, lines, style))
        if full or not result.ok:
            yield from (f"        {line}" for line in way(result.told.steps))
    yield f"  {_covered(coverage, style)}" if results else style("  no story", Ink.QUIET)


def _failure(failure: Failure, lines: SourceLines, style: Style) -> Iterator[str]:
    where = style(plain(str(failure.place)), Ink.STRONG)
    yield f"{where}: {plain(failure.message)}"
    line = lines.line(failure.place.file, failure.place.line)
    if line is not None:
        yield from excerpt(failure.place, line, style)
    if failure.hint:
        yield f"  hint: {plain(failure.hint)}"


def way(steps: Sequence[Passed]) -> Iterator[str]:
    """The way that was really taken, with the time at which each point was come to."""
    yield "the way that was taken:"
    rows = []
    for at, step in enumerate(steps):
        when = "" if at and steps[at - 1].at == step.at else clock(step.at)
        went = f"-> {plain(step.output)}" if step.splits and step.output else ""
        rows.append([when, plain(step.point), plain(step.kind), "sent" if sends(step) else went])
    yield from (f"  {line}" for line in columns(rows))


def _covered(coverage: Coverage, style: Style) -> str:
    if not coverage.count:
        return style("no branches", Ink.QUIET)
    text = f"{len(coverage.taken)} of {counted(coverage.count, 'branch', 'branches')} taken"
    if not coverage.missing:
        return style(text, Ink.QUIET)
    missing = ", ".join(plain(f"{point}: {output}") for point, output in coverage.missing)
    return style(f"{text}; no story takes {missing}", Ink.CHANGE)


def _total(run: Run, style: Style) -> str:
    failed = sum(not result.ok for result in run.results)
    stories = counted(len(run.results), "story", "stories")
    taken = sum(len(it.taken) for it in run.coverage)
    branches = counted(sum(it.count for it in run.coverage), "branch", "branches")
    told = f"{stories} told, {failed} failed" if failed else f"{stories} told"
    return style(f"{told}; {taken} of {branches} taken.", Ink.STRONG)
