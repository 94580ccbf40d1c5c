"""What a story says of a journey is checked against it before it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from journeys_as_code.address import Path
from journeys_as_code.findings import Finding, Severity
from journeys_as_code.model.graph import Graph
from journeys_as_code.model.journey import kind_of
from journeys_as_code.model.values import format_duration, parse_duration
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.words import suggestion
from journeys_as_code.ways.story import Story

Coded = tuple[str, Problem]
Fits = Callable[[str, Graph], bool]

_WAITS = {"wait": "duration", "wait_for_trigger": "period"}


def check_story(story: Story, graph: Graph) -> tuple[Finding, ...]:
    """Findings on the points, outputs and entries that a story names."""
    return tuple(
        Problem(
            (*story.path, *problem.path), problem.message, problem.hint, key=problem.key
        ).finding(code, Severity.ERROR, story.source)
        for code, problem in _problems(story, graph)
    )


def no_such_journey(story: Story, keys: Iterable[str]) -> Finding:
    """J702: a story about a journey that the project does not have."""
    said = "journey" in story.source.data
    hint = suggestion(story.journey, keys, otherwise="the journeys are {}")
    if not said:
        hint = f"name it: `journey: KEY`; {hint}"
    problem = Problem(
        ("journey",) if said else ("stories",),
        f"there is no journey `{story.journey}`",
        hint,
        key=not said,
    )
    return problem.finding("J702", Severity.ERROR, story.source)


def _problems(story: Story, graph: Graph) -> Iterator[Coded]:
    yield from _entry(story, graph)
    yield from _points(story, graph)
    yield from _outputs(story, graph)
    yield from _known_waits(story, graph)
    ends = story.source.data["stories"][story.name].get("ends")
    if isinstance(ends, dict) and len(ends) > 1:
        hint = "write a story for each of them"
        yield "J704", Problem(("ends",), "nobody leaves by several exits", hint, key=True)
    if story.expected.says_nothing:
        hint = "add `sends`, `sets`, `passes` or `ends`"
        yield "J707", Problem((), "the story does not say what is to come of it", hint, key=True)


def _entry(story: Story, graph: Graph) -> Iterator[Coded]:
    if story.enters is None and len(graph.entries) != 1:
        entries = ", ".join(f"`{name}`" for name in graph.entries)
        hint = f"say `enters:` with one of {entries}"
        message = f"the journey has {len(graph.entries)} entries"
        yield "J706", Problem((), message, hint, key=True)


def _points(story: Story, graph: Graph) -> Iterator[Coded]:
    """J703 and J704 for every point that the story names."""
    for path, name, fits, must in _named(story):
        key = path[-1] == name
        if name not in graph.points:
            hint = suggestion(name, graph.points, otherwise="its points are {}")
            yield "J703", Problem(path, f"the journey has no point `{name}`", hint, key=key)
        elif not fits(name, graph):
            candidates = [point for point in graph.points if fits(point, graph)]
            yield "J704", Problem(path, must.format(name), suggestion(name, candidates), key=key)


def _named(story: Story) -> Iterator[tuple[Path, str, Fits, str]]:
    """Every point that the story names: where, what must be true of it, and what to say if not."""
    person, expected = story.person, story.expected
    if story.enters is not None:
        yield ("enters",), story.enters, _is_entry, "`{}` is no entry"
    for name in person.takes:
        yield ("takes", name), name, _splits, "`{}` has only one way out"
    for name in person.waits:
        yield ("waits", name), name, _is_wait, "nobody waits at `{}`"
    for name in expected.sends or ():
        yield ("sends", name), name, _sends, "`{}` sends nothing"
    for at, name in enumerate(expected.passes):
        yield ("passes", at), name, lambda *_: True, ""
    if expected.ends is not None:
        name = expected.ends[0]
        named = isinstance(story.source.data["stories"][story.name].get("ends"), dict)
        yield ("ends", *([name] if named else [])), name, _is_exit, "`{}` is no exit"


def _is_entry(name: str, graph: Graph) -> bool:
    return name in graph.entries


def _splits(name: str, graph: Graph) -> bool:
    kind = graph.kinds[name]
    return kind is not None and len(kind.outputs) > 1


def _is_wait(name: str, graph: Graph) -> bool:
    return kind_of(graph.points[name]) in _WAITS


def _sends(name: str, graph: Graph) -> bool:
    kind = graph.kinds[name]
    return kind is not None and (kind.family == "messaging" or kind.name == "webhook")


def _is_exit(name: str, graph: Graph) -> bool:
    kind = graph.kinds[name]
    return kind is not None and not kind.outputs


def _outputs(story: Story, graph: Graph) -> Iterator[Coded]:
    """J705: outputs that the point does not have."""
    for name, outputs in story.person.takes.items():
        kind = graph.kinds.get(name)
        if kind is None or len(kind.outputs) < 2:  # noqa: PLR2004
            continue
        known = [edge.output for edge in graph.edges if edge.source == name]
        for at, output in enumerate(outputs):
            found = kind.output(output)
            if found is None or found.alias not in known:
                path: Path = ("takes", name, at) if len(outputs) > 1 else ("takes", name)
                hint = suggestion(output, known, otherwise="its ways out are {}")
                yield "J705", Problem(path, f"`{name}` has no way out `{output}`", hint)


def _known_waits(story: Story, graph: Graph) -> Iterator[Coded]:
    """J704: a wait whose length stands in the document."""
    for name in story.person.waits:
        if name not in graph.points or kind_of(graph.points[name]) != "wait":
            continue
        written = graph.points[name]["wait"].get("duration")
        seconds = parse_duration(written) if isinstance(written, str) else None
        if seconds is not None:
            message = f"`{name}` takes {format_duration(seconds)}, whatever a story says"
            hint = "leave it out: only waits of unknown length can be given here"
            yield "J704", Problem(("waits", name), message, hint, key=True)
