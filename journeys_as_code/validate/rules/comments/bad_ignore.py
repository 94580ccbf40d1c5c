"""J160: a comment names what it ignores."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.findings import Severity
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.remarks import Remarks
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.words import suggested_code

_REASON = "name the code of a rule; a reason stands behind `--`"


@rule("J160", Severity.WARNING)
def bad_ignore(remarks: Remarks) -> Iterator[Problem]:
    """A comment that ignores findings names the codes of rules, and only those that can be ignored.

    `# journeys: ignore J304` is about one rule on one line. A code that does not exist ignores
    nothing; what a journey cannot be compiled with stays an error, whatever a comment says. Several
    codes are parted by commas, and a reason can follow behind `--`.
    """
    for ignore in remarks.ignores:
        code, hint = ignore.code, ""
        if not code:
            message = "this comment does not say what it ignores"
            hint = "name the code of a rule: `# journeys: ignore J304`"
        elif code in remarks.fixed:
            message = f"`{code}` is always found, whatever a comment says"
            hint = f"remove `{code}`"
        elif code in remarks.codes:
            continue
        else:
            message = f"this version has no rule `{code}`"
            is_like_one = code[0] in "jJ" and code[1:2].isdigit()
            hint = suggested_code(code, remarks.codes) if is_like_one else _REASON
        yield Problem((), message, hint, file=remarks.file, at=ignore.place)
