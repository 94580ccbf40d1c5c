"""J207: nothing leads into an entry."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.subject import Subject


@rule("J207")
def into_entry(subject: Subject) -> Iterator[Problem]:
    """No point leads into an entry point.

    An entry lets people in from outside. To send people back to the beginning, lead to the point that
    comes after it.
    """
    entries = subject.graph.entries
    for edge in subject.graph.edges:
        if edge.target in entries:
            hint = "lead to the point after it"
            message = f"`{edge.target}` is an entry point: people come in by it, no way leads to it"
            yield Problem(edge.path, message, hint)
