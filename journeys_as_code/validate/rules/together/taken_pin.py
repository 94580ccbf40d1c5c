"""J211: two files are not about one live journey."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.graph.bad_pin import meet
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.whole import Whole
from journeys_as_code.validate.words import suggestion


@rule("J211", firm=True)
def taken_pin(whole: Whole) -> Iterator[Problem]:
    """A pinned uuid is that of one journey only, for a target that exists."""
    taken: dict[str, list[tuple[str, str]]] = {}
    for each in whole.sketches:
        for path, pin in each.pins:
            target = str(path[-1]) if len(path) > 1 else ""
            if target and target not in whole.project.targets:
                hint = suggestion(target, whole.project.targets, otherwise="the targets are {}")
                message = f"there is no target `{target}`"
                yield Problem(path, message, hint, key=True, file=each.file)
            owners = taken.setdefault(pin.lower(), [])
            clash = next(
                (file for file, at in owners if file != each.file and meet(at, target)), None
            )
            if clash:
                message = f"{clash} is about the same live journey"
                yield Problem(path, message, "each has its own uuid", file=each.file)
            owners.append((each.file, target))
