"""J217: a call of the API finds its way in."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.subject import Subject


@rule("J217")
def two_api_entries(subject: Subject) -> Iterator[Problem]:
    """A journey has at most one API entry.

    The call that lets people in by the API (`journeys trigger`) names the journey and no entry of
    it: it needs exactly one that is not switched off, and refuses a journey that has two.
    """
    open_ones = [
        name for name, data in subject.of("start_by_api") if data.get("is_deactivated") is not True
    ]
    for name in open_ones[1:]:
        message = f"`{open_ones[0]}` is an API entry too, so that neither of them can be used"
        hint = "keep one of them, or say `is_deactivated: true` of the other"
        yield Problem(("points", name), message, hint, key=True)
