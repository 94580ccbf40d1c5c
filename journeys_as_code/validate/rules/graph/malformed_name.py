"""J208: keys and names are well-formed."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.address import is_key, is_name, slug
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.subject import Subject


@rule("J208", firm=True)
def malformed_name(subject: Subject) -> Iterator[Problem]:
    """The journey's key and the names of its points are well-formed.

    Keys are file names on every system, and words on the command line and in state; the names of
    points are words in `next` and in `{{point:NAME}}`.
    """
    if not is_key(subject.key):
        hint = f"rename the file; lower-case letters, digits, `-`, `_` and `.`, like `{_key(subject.key)}`"
        yield Problem((), f"`{subject.key}` is no key for a journey", hint)
    for name in subject.names:
        if not is_name(name):
            hint = f"letters, digits, `_` and `-`, at most 64, like `{slug(name)}`"
            yield Problem(("points", name), f"`{name}` is no name for a point", hint, key=True)


def _key(key: str) -> str:
    return "/".join(
        slug(part, separator="-", fallback="journey") for part in key.split("/") if part
    )
