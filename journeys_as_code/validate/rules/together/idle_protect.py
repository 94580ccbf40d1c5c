"""J505: what is protected is there."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase

from journeys_as_code.findings import Severity
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.whole import PROJECT_FILE, Whole
from journeys_as_code.validate.words import suggestion


@rule("J505", Severity.WARNING)
def idle_protect(whole: Whole) -> Iterator[Problem]:
    """Every pattern of `protect` fits the key of a journey.

    A pattern that fits nothing protects nothing, and nobody notices that until the journey that it
    was for is archived. Patterns are of keys, which are paths: `*` stands for `/` too.
    """
    keys = [file.key for file in whole.files]
    for target, settings in whole.project.targets.items() if keys else ():
        for index, pattern in enumerate(settings.protect):
            if not any(fnmatchcase(key, pattern) for key in keys):
                path = ("targets", target, "protect", index)
                message = f"no journey has a key that fits `{pattern}`"
                hint = suggestion(pattern, keys, otherwise="the keys are {}")
                yield Problem(path, message, hint, file=PROJECT_FILE)
