"""J212: an exit is the end."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.subject import Subject


@rule("J212", firm=True)
def exit_leads_on(subject: Subject) -> Iterator[Problem]:
    """An exit does not lead on.

    An `exit` ends the way: the API has no output for it, and what is written there is lost.
    """
    for name, point in subject.graph.points.items():
        kind = subject.graph.kinds[name]
        if kind is None or kind.outputs:
            continue
        for key in ("next", "outputs"):
            if point.get(key):
                message = f"`{kind.name}` is the end: nothing comes after point `{name}`"
                yield Problem(("points", name, key), message, f"remove `{key}`", key=True)
