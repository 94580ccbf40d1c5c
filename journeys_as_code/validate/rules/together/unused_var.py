"""J405: variables are used."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.findings import Severity
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.whole import PROJECT_FILE, Whole


@rule("J405", Severity.WARNING)
def unused_var(whole: Whole) -> Iterator[Problem]:
    """Every variable is used by a journey.

    A variable that nothing uses is mostly a name that was spelled differently in the journey, or
    what is left of one that is gone; its secret is asked for all the same.
    """
    is_known = whole.complete and all(each.used is not None for each in whole.sketches)
    if not (whole.sketches and is_known):
        return
    used = {name for each in whole.sketches for name in each.used or ()}
    for target, settings in whole.project.targets.items():
        for name in settings.vars:
            if name not in used:
                used.add(name)  # said once, not for every target
                path = ("targets", target, "vars", name)
                message = f"no journey uses the variable `{name}`"
                hint = f"write `${{vars.{name}}}` where it is meant, or remove it from all targets"
                yield Problem(path, message, hint, key=True, file=PROJECT_FILE)
