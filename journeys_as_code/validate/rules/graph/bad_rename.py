"""J223: a point was renamed from a name that is free now, and one point only was."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.subject import Subject


@rule("J223", firm=True)
def bad_rename(subject: Subject) -> Iterator[Problem]:
    """`renamed_from` names a point that is not there any more, and one point only says so.

    A point that was renamed takes over the uuid of its old name, and with it the statistics and the
    people inside. While the old name is a point still, or two points claim it, it is not clear whose
    they are.
    """
    if not subject.says("renamed_from"):
        return
    taken: dict[str, str] = {}
    for name, point in subject.graph.points.items():
        earlier = point.get("renamed_from")
        if not isinstance(earlier, str):
            continue
        path = ("points", name, "renamed_from")
        first = taken.setdefault(earlier, name)
        if earlier in subject.names:
            hint = (
                "take `renamed_from` out where every target has it applied, or call one of the two "
                "something else"
            )
            yield Problem(path, f"`{earlier}` is a point of this journey", hint)
        elif first != name:
            message = f"`{first}` says that it was `{earlier}` too"
            yield Problem(path, message, "keep `renamed_from` in one of them")
