"""What an apply tells while it runs, as values."""

from __future__ import annotations

from dataclasses import dataclass

from journeys_as_code.apply.outcome import JourneyOutcome
from journeys_as_code.plan.change import Action, Call


@dataclass(frozen=True, slots=True)
class Begun:
    """A journey's turn has come."""

    key: str
    title: str
    action: Action


@dataclass(frozen=True, slots=True)
class Called:
    """A call surely worked."""

    key: str
    call: Call


@dataclass(frozen=True, slots=True)
class Ended:
    """A journey is through, well or not."""

    outcome: JourneyOutcome


Event = Begun | Called | Ended
