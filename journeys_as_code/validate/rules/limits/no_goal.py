"""J308: a winner is chosen by something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from journeys_as_code.findings import Severity
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.subject import Subject

_AUTOMATIC = frozenset({"auto", "automatic", "automatically", "by_goal", "goal", "by_conversion"})
_GOALS = ("goal", "conversion", "event", "metric")


@rule("J308", Severity.WARNING)
def no_goal(subject: Subject) -> Iterator[Problem]:
    """An A/B/n splitter whose winner is chosen by itself has a goal.

    Without a goal there is nothing to choose by, and the experiment never ends. The shape of
    `winner` is not known: only what is plainly automatic is looked at.
    """
    for name, data in subject.of("ab_splitter"):
        winner = data.get("winner")
        if _is_automatic(winner) and not _has_goal(winner):
            path = ("points", name, "ab_splitter", "winner")
            hint = "say by what goal, or let people choose the winner"
            message = f"`{name}` is to find its winner by itself, but has no goal to find it by"
            yield Problem(path, message, hint, key=True)


def _is_automatic(winner: Any) -> bool:
    if isinstance(winner, dict):
        on = any(winner.get(key) is True for key in ("auto", "automatic"))
        return on or any(
            _is_automatic(value) for value in winner.values() if isinstance(value, str)
        )
    return isinstance(winner, str) and winner.lower() in _AUTOMATIC


def _has_goal(winner: Any) -> bool:
    """Whether some key of it speaks of a goal, and says something."""
    return isinstance(winner, dict) and any(
        value and any(word in str(key).lower() for word in _GOALS) for key, value in winner.items()
    )
