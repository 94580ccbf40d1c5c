"""J406: the target says which application a journey is for."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.findings import Severity
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.subject import Subject
from journeys_as_code.validate.texts import texts

_KEY = "application_code"
_TELLING = 8
"""Characters of a code that is not in texts by chance; Pushwoosh's have eleven."""


@rule("J406", Severity.WARNING)
def application_code(subject: Subject) -> Iterator[Problem]:
    """No application code is written into a journey.

    A journey is for the application of the target it is applied to, and that fills the code in. One
    that is written into the file sends staging's people into production's journey, or the other way
    round, as soon as there is a second target.
    """
    codes = [code for code in subject.terms.applications.values() if len(code) >= _TELLING]
    if not subject.says(_KEY, *codes):
        return
    for path, text in texts(subject.source.data, ()):
        if path[-1] == _KEY and "${" not in text:
            message = f"the application code `{text}` is written into this journey"
            yield Problem(path, message, "leave `application_code` out: it is the target's")
        else:
            part = next((code for code in codes if code in text), "")
            if part:
                message = f"`{part}` is the application code of a target"
                yield Problem(path, message, "write `${target.application_code}`", part=part)
