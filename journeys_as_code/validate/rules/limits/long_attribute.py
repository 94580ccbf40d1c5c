"""J311: names of attributes are short."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.model.values import is_interpolation
from journeys_as_code.validate.events import attribute_names
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.subject import Subject

MOST = 64
"""Characters. Product docs."""


@rule("J311")
def long_attribute(subject: Subject) -> Iterator[Problem]:
    """The name of an attribute has at most 64 characters.

    The product allows no more (product docs): no event can have an attribute of a longer name.
    """
    for kind in ("message_bus", "start_by_api", "tag_splitter"):
        for point, data in subject.of(kind):
            for path, name in attribute_names(kind, data):
                if len(name) > MOST and not is_interpolation(name):
                    message = (
                        f"this name has {len(name)} characters; attributes have {MOST} at most"
                    )
                    hint = "use the name as the application sends it"
                    yield Problem(("points", point, kind, *path), message, hint)
