"""What an apply did, for people: done, failed and why, not reached, and how to go on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeys_as_code.apply.outcome import JourneyOutcome, Outcome, Result
from journeys_as_code.report import escape
from journeys_as_code.report.redact import NOTHING, redact_outcome
from journeys_as_code.report.style import Ink, Style, columns, counted
from journeys_as_code.secrets import Secrets

_WORDS = {
    Result.DONE: ("ok", "done", Ink.ADD),
    Result.FAILED: ("x", "failed", Ink.REMOVE),
    Result.STALE: ("!", "left alone", Ink.CHANGE),
    Result.NOT_REACHED: ("-", "not reached", Ink.QUIET),
    Result.UNCHANGED: (" ", "unchanged", Ink.QUIET),
}


def render(
    outcome: Outcome,
    *,
    secrets: Secrets = NOTHING,
    color: bool = False,
    next_step: str = "",
) -> str:
    """The outcome as text; `next_step` is the command that goes on, if not the outcome's own."""
    outcome, style = redact_outcome(outcome, secrets), Style(color=color)
    shown = [item for item in outcome.journeys if item.result is not Result.UNCHANGED]
    lines = []
    for journey, head in zip(shown, _heads(shown), strict=True):
        lines.append(style(head, _WORDS[journey.result][2]))
        lines += [f"     {detail}" for detail in _details(journey)]
    blank = [""] if lines else []
    return (
        "\n".join([*lines, *blank, *_ending(outcome, style, next_step or outcome.next_command)])
        + "\n"
    )


def _heads(journeys: Sequence[JourneyOutcome]) -> list[str]:
    return columns(
        [
            [
                f"{_WORDS[item.result][0]:<2} {item.action}",
                escape.plain(item.key),
                _WORDS[item.result][1],
                _tail(item),
            ]
            for item in journeys
        ]
    )


def _tail(journey: JourneyOutcome) -> str:
    parts = [f"({', '.join(journey.calls)})"] if journey.calls else []
    parts += [f"now {journey.status}"] if journey.status else []
    parts += [f"paused for {seconds(journey.paused_for)}"] if journey.paused_for is not None else []
    return "  ".join(parts)


def seconds(number: float) -> str:
    """A length of time as people say it: `0.4 s`, `12 s`, `3 min 5 s`."""
    if number < 10:  # noqa: PLR2004
        return f"{number:.1f} s"
    minutes, rest = divmod(round(number), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def _details(journey: JourneyOutcome) -> Iterator[str]:
    if journey.error:
        yield escape.plain(journey.error)
    if journey.restored:
        found = journey.result is Result.STALE
        yield f"it was started again {'as it was found' if found else 'with its old definition'}"
    if journey.unclear:
        yield "the last call may have worked; the next plan looks before it repeats anything"
    if journey.hint:
        yield f"hint: {escape.plain(journey.hint)}"


def _ending(outcome: Outcome, style: Style, next_step: str) -> Iterator[str]:
    numbers = outcome.counts
    parts = [
        f"{numbers[result]:,} {words}"
        for result, (_, words, _) in _WORDS.items()
        if numbers[result] and result is not Result.UNCHANGED
    ]
    stopped = " before it was stopped" if outcome.interrupted else ""
    what = f"{', '.join(parts)}{stopped}" if parts else f"nothing to do{stopped}"
    asked = counted(outcome.requests, "request")
    yield style(f"Apply to {escape.plain(outcome.target)}: {what}. {asked}.", Ink.STRONG)
    if len(outcome.pauses) > 1:
        paused = counted(len(outcome.pauses), "journey")
        longest = seconds(max(outcome.pauses))
        yield f"Paused: {paused}, {seconds(outcome.paused_for)} in all, the longest {longest}."
    yield from (style(f"! {escape.plain(note)}", Ink.CHANGE) for note in outcome.notes)
    if outcome.exit_code:
        yield f"Next: {next_step}"
