"""J219: statistics tell messages apart by their titles."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.findings import Severity
from journeys_as_code.model.journey import default_title
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.subject import Subject


@rule("J219", Severity.WARNING)
def same_title(subject: Subject) -> Iterator[Problem]:
    """Message points have different titles.

    The API's statistics name points by their title alone. The numbers of two messages with one
    title cannot be told apart, neither here (`journeys stats`) nor anywhere else.
    """
    taken: dict[str, str] = {}
    for name in filter(None, subject.graph.of_family("messaging")):
        given = subject.graph.points[name].get("title")
        title = given if isinstance(given, str) and given else default_title(name)
        first = taken.setdefault(title, name)
        if first != name:
            message = (
                f"message point `{first}` has this title too: statistics cannot tell them apart"
            )
            path = ("points", name, "title") if given else ("points", name)
            yield Problem(path, message, "give each a title of its own", key=not given)
