"""J305: a tag splitter has ten branches at most."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.validate.events import branches_of
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.subject import Subject

MOST = 10
"""Branches. Product docs."""


@rule("J305")
def many_tag_branches(subject: Subject) -> Iterator[Problem]:
    """A tag splitter has at most ten branches.

    The product has ten, and the way for everybody else (product docs).
    """
    for name, data in subject.of("tag_splitter"):
        count = len(branches_of(data))
        if count > MOST:
            path = ("points", name, "tag_splitter", "branches", MOST)
            message = f"`{name}` has {count} branches; the product allows {MOST} at most"
            hint = "let `otherwise` lead to a second tag splitter"
            yield Problem(path, message, hint)
