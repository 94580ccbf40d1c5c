"""J410: secrets do not stand where people read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from journeys_as_code.address import Path
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.subject import Subject
from journeys_as_code.validate.texts import texts, variables

_OF_JOURNEY = ("title", "note", "comments")
_OF_POINT = ("title", "note")


@rule("J410")
def shown_secret(subject: Subject) -> Iterator[Problem]:
    """A secret variable does not stand in what people read.

    Titles and comments are shown to everybody in the builder, and messages to those who get them. A
    secret that stands there is one no longer.
    """
    secret = subject.terms.secret
    if not subject.says(*(f"vars.{name}" for name in secret)):
        return
    for path, value, where in _read_by_people(subject):
        for at, text in texts(value, path):
            for name in variables(text):
                if name in secret:
                    message = f"`{name}` is secret, and {where}"
                    hint = "use a variable that everybody may know"
                    yield Problem(at, message, hint, part=name)


def _read_by_people(subject: Subject) -> Iterator[tuple[Path, Any, str]]:
    written = subject.source.data
    for key in _OF_JOURNEY:
        yield (key,), written.get(key), "everybody sees this in the builder"
    points = written.get("points")
    for name, point in points.items() if isinstance(points, dict) else ():
        kind = subject.graph.kinds.get(name)
        if isinstance(point, dict) and kind is not None:
            for key in _OF_POINT:
                yield ("points", name, key), point.get(key), "everybody sees this in the builder"
            if kind.family == "messaging":
                yield ("points", name, kind.name), point.get(kind.name), "this is sent to people"
