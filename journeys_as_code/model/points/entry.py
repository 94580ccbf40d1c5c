"""Entry points: where people come into a journey."""

from __future__ import annotations

from typing import ClassVar

from journeys_as_code.model.points.declare import (
    AssumedKind,
    DocumentedKind,
    Facts,
    Message,
    OpenMessage,
    assumed,
    documented,
)
from journeys_as_code.model.points.kind import Sure
from journeys_as_code.model.points.types import Anything, Flag, Text, Timestamp

_APPLICATION = "The Pushwoosh application; left out, it is the target's."


class SegmentRepeat(OpenMessage):
    """How often the segment is let in again. Documented name, unknown inside."""


class Period(OpenMessage):
    """A span of time. Documented name, unknown inside."""


class MultiEntry(OpenMessage):
    """Whether one person may be in the journey several times at once. Documented name, unknown inside."""


class AttributeEntry(Message):
    """Entry by an attribute of the event. Documented."""

    enabled: Flag = documented("Whether entry by attribute is on.")
    attribute_name: Text = documented("The attribute of the event.")


class StartBySegment(DocumentedKind):
    """The people of a segment enter, once or repeatedly."""

    facts: ClassVar[Facts] = Facts(
        "start_by_segment", "POINT_TYPE_START_BY_SEGMENT", Sure.DOCUMENTED, Sure.DOCUMENTED
    )
    application_code: Text = documented(_APPLICATION, from_target=True)
    filter_code: Text = documented("Code of the segment whose people enter.")
    repeat: SegmentRepeat = documented(
        "How often the segment is let in again; inner shape unknown."
    )
    start_at: Timestamp = documented("When the segment is let in: `2026-03-01T09:00:00Z`.")
    is_deactivated: Flag = documented("Whether this entry is switched off.")


class MessageBus(DocumentedKind):
    """People enter when an event happens to them."""

    facts: ClassVar[Facts] = Facts(
        "message_bus", "POINT_TYPE_EVENT", Sure.DOCUMENTED, Sure.DOCUMENTED
    )
    event_name: Text = documented("The event that lets people in.")
    application_code: Text = documented(_APPLICATION, from_target=True)
    event_conditions: list[Anything] = documented(
        "What the event's attributes must be; inner shape unknown."
    )
    active_period: Period = documented("When the entry is open; inner shape unknown.")
    multi_entry: MultiEntry = documented(
        "Whether one person may be in the journey several times at once; inner shape unknown."
    )
    attribute_entry: AttributeEntry = documented("Entry by an attribute of the event.")
    allow_reenter: Flag = documented("Whether people may enter again.")


class StartByApi(AssumedKind):
    """People enter by a call of the API (`journeys trigger`). The key is documented, the rest assumed."""

    facts: ClassVar[Facts] = Facts("start_by_api", "POINT_TYPE_START_BY_API", Sure.DOCUMENTED)
    application_code: Text = assumed(_APPLICATION, from_target=True)
    attributes: list[Anything] = assumed("Names of the attributes that a call may give.")
    is_deactivated: Flag = assumed("Whether this entry is switched off.")


KINDS = (StartBySegment, MessageBus, StartByApi)
