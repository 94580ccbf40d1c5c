"""Timing points: where people stay for a while."""

from __future__ import annotations

from typing import ClassVar

from journeys_as_code.model.points.declare import AssumedKind, Facts, OpenMessage, assumed
from journeys_as_code.model.points.kind import Output
from journeys_as_code.model.points.types import Anything, Duration


class TriggerBranch(OpenMessage):
    """One branch of a wait for events. Assumed."""

    events: list[Anything] = assumed("Up to four events, any of which leads into this branch.")


class Until(OpenMessage):
    """A moment: by time of day, date, weekday, tag or event attribute. Assumed, unknown inside."""


class Wait(AssumedKind):
    """People wait for a fixed time, or until a moment; at most 90 days."""

    facts: ClassVar[Facts] = Facts("wait", "POINT_TYPE_WAIT")
    duration: Duration = assumed("How long: `1d`, `12h`, `1d 12h`, `90m`.")
    until: Until = assumed("Until when: by time of day, date, weekday, tag or event attribute.")


class WaitForTrigger(AssumedKind):
    """People wait for events, in up to three branches, or until the period (at most 90 days) is over."""

    facts: ClassVar[Facts] = Facts(
        "wait_for_trigger",
        "POINT_TYPE_WAIT_FOR_TRIGGER",
        outputs=(
            Output("output1", "triggered1"),
            Output("output2", "triggered2", required=False),
            Output("output3", "triggered3", required=False),
            Output("default", "not_triggered"),
        ),
    )
    period: Duration = assumed("How long to wait for the events: `1d`, `12h`, `1d 12h`.")
    branches: list[TriggerBranch] = assumed(
        "The branches `triggered1` to `triggered3`, in this order."
    )


KINDS = (Wait, WaitForTrigger)
