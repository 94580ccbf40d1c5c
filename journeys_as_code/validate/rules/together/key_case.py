"""J150: keys differ by more than capitals."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.whole import Whole


@rule("J150")
def key_case(whole: Whole) -> Iterator[Problem]:
    """The keys of two journeys differ by more than capital letters.

    On many machines `Welcome.yaml` and `welcome.yaml` are one file: whoever checks the project out
    there gets one of the two journeys, and the next apply archives the other.
    """
    taken: dict[str, str] = {}
    for file in whole.files:
        first = taken.setdefault(file.key.casefold(), file.key)
        if first != file.key:
            message = f"the key `{file.key}` differs from `{first}` only by capital letters"
            yield Problem((), message, "give one of them another name", file=file.file)
