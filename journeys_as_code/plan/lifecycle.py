"""The status table: which calls a journey takes in which status, and where they lead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from journeys_as_code.model.journey import Status
from journeys_as_code.model.points.kind import Sure
from journeys_as_code.plan.change import Call
from journeys_as_code.remote.port import Action

S = Status


@dataclass(frozen=True, slots=True)
class Transition:
    """A lifecycle call: the statuses it is taken in, and the status it leads to."""

    sources: frozenset[Status]
    target: Status
    sure: Sure


TRANSITIONS: Mapping[Action, Transition] = {
    "start": Transition(frozenset({S.DRAFT, S.PAUSED}), S.RUNNING, Sure.DOCUMENTED),
    "pause": Transition(frozenset({S.RUNNING}), S.PAUSED, Sure.DOCUMENTED),
    "finish": Transition(frozenset({S.RUNNING, S.PAUSED}), S.FINISHED, Sure.ASSUMED),
    "draft": Transition(frozenset({S.PAUSED, S.FINISHED, S.ARCHIVED}), S.DRAFT, Sure.ASSUMED),
    "archive": Transition(frozenset({S.DRAFT, S.PAUSED, S.FINISHED}), S.ARCHIVED, Sure.ASSUMED),
}

EDITABLE = frozenset({S.DRAFT, S.PAUSED})
"""Where a definition may be replaced. Assumed: product docs say that a running journey is paused to
be edited, so a running one is never sent a definition."""


class IllegalCall(ValueError):
    """A call that the journey would not take in its status."""


def after(status: Status | None, call: Call) -> Status:
    """The status after a call on a journey in `status` (None: there is no journey).

    Raises IllegalCall where the table does not allow it.
    """
    if call == "create":
        if status is None:
            return S.DRAFT
    elif call == "put":
        if status in EDITABLE:
            return status
    elif status in TRANSITIONS[call].sources:
        return TRANSITIONS[call].target
    raise IllegalCall(f"{call} on a journey that is {status or 'absent'}")


def final(status: Status | None, calls: Iterable[Call]) -> Status | None:
    """The status after all calls in order; raises IllegalCall at the first that is not allowed."""
    for call in calls:
        status = after(status, call)
    return status


def actions_in(status: Status) -> tuple[Action, ...]:
    """The lifecycle calls that a journey in this status takes."""
    return tuple(action for action, way in TRANSITIONS.items() if status in way.sources)
