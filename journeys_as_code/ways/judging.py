"""Whether what came of a story is what it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeys_as_code.address import Path
from journeys_as_code.findings import Place
from journeys_as_code.model.values import format_duration
from journeys_as_code.ways.choices import in_text
from journeys_as_code.ways.story import Story, Time
from journeys_as_code.ways.telling import Passed, Told


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing that is not as the story says, or that it does not say; `place` is its line."""

    message: str
    place: Place
    hint: str = ""


def judge(story: Story, told: Told) -> tuple[Failure, ...]:
    """Everything in which a story and what came of it differ; empty when it is true.

    A story that could not be told to its end is not compared.
    """
    if told.stuck is not None:
        return (Failure(told.stuck.message, story.place, told.stuck.hint),)
    found = (*_sends(story, told), *_sets(story, told), *_passes(story, told), *_ends(story, told))
    return tuple(Failure(text, _place(story, path)) for text, path in found)


Wrong = tuple[str, Path]
"""What is wrong, and where in the story it is said otherwise."""


def _place(story: Story, path: Path) -> Place:
    return story.source.place((*story.path, *path))


def sends(step: Passed) -> bool:
    """Whether something leaves at a point: a message, or a request to another service."""
    return step.family == "messaging" or step.kind == "webhook"


def _sends(story: Story, told: Told) -> Iterator[Wrong]:
    expected = story.expected.sends
    if expected is None:
        return
    sent: dict[str, list[Time]] = {}
    for step in filter(sends, told.steps):
        sent.setdefault(step.point, []).append(step.at)
    for point, times in expected.items():
        if not _fits(sent.get(point, []), times):
            yield _differently(point, sent.get(point, []), times), ("sends", point)
    for point, times in sent.items():
        if point not in expected:
            yield f"`{point}` is sent {listed(times)}, and the story does not say so", ("sends",)


def _fits(sent: Sequence[Time], expected: Sequence[Time | None]) -> bool:
    return len(sent) == len(expected) and all(
        wanted in (None, at) for at, wanted in zip(sent, expected, strict=True)
    )


def _differently(point: str, sent: Sequence[Time], expected: Sequence[Time | None]) -> str:
    if not sent:
        return f"`{point}` is not sent"
    if not expected:
        return f"`{point}` is sent {listed(sent)}, and the story says it is not"
    return f"`{point}` is sent {listed(sent)}, not {listed(expected)}"


def _sets(story: Story, told: Told) -> Iterator[Wrong]:
    for tag, value in story.expected.sets.items():
        if tag not in told.tags:
            yield f"the tag `{tag}` is not set", ("sets", tag)
        elif in_text(told.tags[tag]) != in_text(value):
            got = in_text(told.tags[tag])
            yield f"the tag `{tag}` is set to `{got}`, not `{in_text(value)}`", ("sets", tag)


def _passes(story: Story, told: Told) -> Iterator[Wrong]:
    on_the_way = iter([step.point for step in told.steps])
    for number, point in enumerate(story.expected.passes):
        if point not in on_the_way:
            before = f" after `{story.expected.passes[number - 1]}`" if number else ""
            yield f"the person does not come through `{point}`{before}", ("passes", number)
            return


def _ends(story: Story, told: Told) -> Iterator[Wrong]:
    if story.expected.ends is None:
        return
    (point, when), last = story.expected.ends, told.steps[-1]
    if not told.left:
        yield f"the person is left standing at `{last.point}`", ("ends",)
    elif last.point != point:
        yield f"the person leaves by `{last.point}`, {clock(last.at)}, not by `{point}`", ("ends",)
    elif when not in (None, last.at):
        yield f"the person leaves {clock(last.at)}, not {clock(when)}", ("ends", point)


def clock(at: Time | None) -> str:
    """A time since entering in words: `at once`, `after 1d 2h`."""
    if at is None:
        return "at any time"
    return f"after {format_duration(at)}" if at else "at once"


def listed(times: Sequence[Time | None]) -> str:
    """Several times in words."""
    return " and ".join(map(clock, times))
