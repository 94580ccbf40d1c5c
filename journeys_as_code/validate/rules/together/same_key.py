"""J501: a key is that of one journey."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.whole import Whole


@rule("J501", firm=True)
def same_key(whole: Whole) -> Iterator[Problem]:
    """Two files do not have one key.

    The key is the name by which state knows a journey. Of two files with one key nobody can say
    which of them the live journey is.
    """
    taken: dict[str, str] = {}
    for file in whole.files:
        first = taken.setdefault(file.key, file.file)
        if first != file.file:
            message = f"{first} has the key `{file.key}` too"
            yield Problem((), message, "rename one of the files", file=file.file)
