"""J211: two files are not about one live journey, nor about one point."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeys_as_code.address import Path
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.graph.bad_pin import meet, target_of
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.sketch import Pin, Sketch
from journeys_as_code.validate.whole import Whole
from journeys_as_code.validate.words import suggestion


@rule("J211", firm=True)
def taken_pin(whole: Whole) -> Iterator[Problem]:
    """A pinned uuid is that of one journey only, or of one point, for a target that exists."""
    targets = whole.project.targets
    for each in whole.sketches:
        for path, _ in each.pins:
            target = target_of(path)
            if target and target not in targets:
                hint = suggestion(target, targets, otherwise="the targets are {}")
                message = f"there is no target `{target}`"
                yield Problem(path, message, hint, key=True, file=each.file)
    for each, path, (file, _) in _clashes((each, each.pins) for each in whole.sketches):
        message = f"{file} is about the same live journey"
        yield Problem(path, message, "each has its own uuid", file=each.file)
    for each, path, (file, at) in _clashes((each, each.point_pins) for each in whole.sketches):
        message = f"point `{at[1]}` of {file} has the same uuid"
        yield Problem(path, message, "each point has its own", file=each.file)


def _clashes(
    pinned: Iterable[tuple[Sketch, Iterable[Pin]]],
) -> Iterator[tuple[Sketch, Path, tuple[str, Path]]]:
    """Where a journey has a pin that another one has already for the same target, and where that is."""
    taken: dict[str, list[tuple[str, Path]]] = {}
    for each, pins in pinned:
        for path, pin in pins:
            owners = taken.setdefault(pin.lower(), [])
            for file, at in owners:
                if file != each.file and meet(target_of(at), target_of(path)):
                    yield each, path, (file, at)
                    break
            owners.append((each.file, path))
