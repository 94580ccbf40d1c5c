"""J306: an experiment has four ways at most."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.limits.percents import experiments
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.subject import Subject

MOST = 4
"""Ways, the control group included. Product docs."""


@rule("J306")
def many_ways(subject: Subject) -> Iterator[Problem]:
    """An A/B/n splitter has at most four ways.

    The product has four, `a` to `d`, of which `a` is the control group (product docs).
    """
    for name, percents in experiments(subject):
        if len(percents) > MOST:
            path = ("points", name, "ab_splitter", "percents", list(percents)[MOST])
            message = f"`{name}` has {len(percents)} ways; the product allows {MOST} at most"
            yield Problem(path, message, "keep `a` to `d`", key=True)
