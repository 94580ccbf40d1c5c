"""J303: people wait for events in three branches at most."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.validate.events import branches_of
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.subject import Subject

MOST = 3
"""Branches. Product docs."""


@rule("J303")
def many_branches(subject: Subject) -> Iterator[Problem]:
    """A wait for events has at most three branches.

    The product has three, and the way for those to whom nothing happened (product docs). A fourth
    one has no output that it could lead to.
    """
    for name, data in subject.of("wait_for_trigger"):
        count = len(branches_of(data))
        if count > MOST:
            path = ("points", name, "wait_for_trigger", "branches", MOST)
            message = f"`{name}` has {count} branches; the product allows {MOST} at most"
            hint = "events that lead the same way can share a branch, up to four of them"
            yield Problem(path, message, hint)
