"""J161: a comment that ignores nothing."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.findings import Severity
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.remarks import Remarks
from journeys_as_code.validate.rules.rule import rule


@rule("J161", Severity.WARNING)
def idle_ignore(remarks: Remarks) -> Iterator[Problem]:
    """A comment that ignores a finding has one to ignore.

    It stands behind the line that the finding is about, or alone on the line above. When the mistake
    is gone the comment should go too: it would hide the next one.
    """
    for ignore in remarks.ignores:
        is_known = ignore.code in remarks.codes and ignore.code not in remarks.fixed
        if is_known and ignore not in remarks.used and ignore.code not in remarks.off:
            message = f"there is no `{ignore.code}` to ignore in line {ignore.line}"
            hint = "remove it, or put it on the line that the finding is about"
            yield Problem((), message, hint, file=remarks.file, at=ignore.place)
