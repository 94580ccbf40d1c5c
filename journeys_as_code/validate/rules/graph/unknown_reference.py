"""J209: a text refers only to points that are there."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.subject import Subject
from journeys_as_code.validate.words import suggestion


@rule("J209")
def unknown_reference(subject: Subject) -> Iterator[Problem]:
    """Every `{{point:NAME}}` names a point of the journey.

    `{{point:NAME}}` is written to the API with that point's uuid. A name that no point has would be
    sent as it stands, and read by whoever gets the text.
    """
    known = subject.names
    for reference in subject.graph.references:
        name = reference.name
        if name not in known:
            hint = suggestion(name, known, otherwise="the points are {}")
            message = f"`{{{{point:{name}}}}}` names no point of this journey"
            yield Problem(reference.path, message, hint, part=reference.begin)
