"""J507: what one target can say, the others can too."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.findings import Severity
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.whole import PROJECT_FILE, Whole
from journeys_as_code.validate.words import listed


@rule("J507", Severity.WARNING)
def uneven_vars(whole: Whole) -> Iterator[Problem]:
    """Every target has the same variables.

    A journey that uses a variable which only one target has works there and cannot be planned on the
    others: that shows when it is promoted, which is late. This shows it when it is written.
    """
    targets = whole.project.targets
    every = dict.fromkeys(name for target in targets.values() for name in target.vars)
    for target, settings in targets.items():
        lacking: dict[tuple[str, ...], list[str]] = {}
        for name in (name for name in every if name not in settings.vars):
            having = tuple(other for other, it in targets.items() if name in it.vars)
            lacking.setdefault(having, []).append(name)
        for having, names in lacking.items():
            one = len(names) == 1
            has = "has" if len(having) == 1 else "have"
            variables = f"the variable{'' if one else 's'} {listed(names)}"
            message = f"the target `{target}` lacks {variables}, which {listed(having)} {has}"
            hint = f"give it {'one' if one else 'them'} too: `{names[0]}: ...` under its `vars:`"
            path = ("targets", target, "vars")
            yield Problem(path, message, hint, key=True, file=PROJECT_FILE)
