"""J152: names of points differ by more than capitals."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.findings import Severity
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.subject import Subject


@rule("J152", Severity.WARNING)
def point_case(subject: Subject) -> Iterator[Problem]:
    """The names of two points differ by more than capital letters.

    `next: bye` and `next: Bye` then lead to different points, which nobody sees when they read the
    file. Both also get the same title in the builder, unless they say another.
    """
    names = subject.names
    if len(set(map(str.casefold, names))) == len(names):
        return
    taken: dict[str, str] = {}
    for name in names:
        first = taken.setdefault(name.casefold(), name)
        if first != name:
            message = f"`{name}` differs from `{first}` only by capital letters"
            yield Problem(("points", name), message, "give it another name", key=True)
