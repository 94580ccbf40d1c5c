"""J310: names of events are short."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.model.values import is_interpolation
from journeys_as_code.validate.events import event_names
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.subject import Subject

MOST = 32
"""Characters. Product docs."""


@rule("J310")
def long_event(subject: Subject) -> Iterator[Problem]:
    """The name of an event has at most 32 characters.

    The product allows no more (product docs): an event of a longer name cannot exist, and nobody
    would ever come in, or go on, by it.
    """
    for kind in ("message_bus", "wait_for_trigger"):
        for point, data in subject.of(kind):
            for path, name in event_names(kind, data):
                if len(name) > MOST and not is_interpolation(name):
                    message = (
                        f"this name has {len(name)} characters; names of events have {MOST} at most"
                    )
                    hint = "use the name as the application sends it"
                    yield Problem(("points", point, kind, *path), message, hint)
