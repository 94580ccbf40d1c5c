"""J307: the shares of an experiment are all people."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.limits.percents import experiments, shares
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.subject import Subject

_EXACT = 1e-6


@rule("J307")
def hundred(subject: Subject) -> Iterator[Problem]:
    """The shares of an A/B/n splitter are 100 % together.

    The product wants every person to be in exactly one group (product docs).
    """
    for name, percents in experiments(subject):
        known = shares(percents)
        path = ("points", name, "ab_splitter", "percents")
        below = [way for way, share in (known or {}).items() if share < 0]
        if below:
            yield Problem((*path, below[0]), "a share cannot be below 0 %", "write 0 or more")
        elif known and abs(sum(known.values()) - 100) > _EXACT:
            message = f"the shares are {sum(known.values()):.10g} % together, not 100 %"
            yield Problem(path, message, "change one of them", key=True)
