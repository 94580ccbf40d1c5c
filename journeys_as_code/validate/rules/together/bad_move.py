"""J504: a journey that moved has left its old place."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.findings import Severity
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.whole import Whole


@rule("J504", Severity.WARNING)
def bad_move(whole: Whole) -> Iterator[Problem]:
    """`moved` names a key that no file has any more, and one journey only says so.

    `moved: OLD` takes over the live journey of OLD. While OLD still has its file, or another file
    claims it too, it is not clear whose it is, and the plan blocks both.
    """
    files = {file.key: file.file for file in whole.files}
    taken: dict[str, str] = {}
    for each in whole.sketches:
        if not each.moved:
            continue
        first = taken.setdefault(each.moved, each.file)
        if each.moved in files:
            message = f"`{each.moved}` still has its file, {files[each.moved]}"
            hint = "remove `moved` where it is applied; if it is not, apply it before that file is there"
            yield Problem(("moved",), message, hint, file=each.file)
        elif first != each.file:
            message = f"{first} says that it was `{each.moved}` too"
            yield Problem(("moved",), message, "keep `moved` in one of them", file=each.file)
