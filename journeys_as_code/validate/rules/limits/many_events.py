"""J304: a branch waits for four events at most."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.validate.events import branches_of
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.subject import Subject

MOST = 4
"""Events of one branch. Product docs."""


@rule("J304")
def many_events(subject: Subject) -> Iterator[Problem]:
    """A branch of a wait for events has at most four events.

    The product allows no more (product docs).
    """
    for name, data in subject.of("wait_for_trigger"):
        for index, branch in enumerate(branches_of(data)):
            events = branch.get("events") if isinstance(branch, dict) else None
            if isinstance(events, list) and len(events) > MOST:
                path = ("points", name, "wait_for_trigger", "branches", index, "events", MOST)
                message = (
                    f"this branch waits for {len(events)} events; the product allows {MOST} at most"
                )
                hint = "put some of them into a branch of their own that leads to the same point"
                yield Problem(path, message, hint)
