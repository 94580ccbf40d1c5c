"""Which status a journey is to end in, by who owns its status."""

from __future__ import annotations

from dataclasses import dataclass

from journeys_as_code.compile.resource import Resource
from journeys_as_code.model.journey import Status, StatusOwner
from journeys_as_code.plan.change import Change, Origin
from journeys_as_code.plan.drift import status_drift
from journeys_as_code.state.record import Record


@dataclass(frozen=True, slots=True)
class Intent:
    """What is wanted of a journey's status; None leaves it to whoever has it now."""

    status: Status | None
    given: str | None = None
    """What this tool gave last, where git owns the status and so can tell drift."""
    note: str = ""


def intent(
    resource: Resource,
    record: Record | None,
    *,
    live: Status | None = None,
    owed: Status | None = None,
) -> Intent:
    """What git wants of the status. `owed` is given back where git wants nothing.

    With `start_once` git speaks only as long as this tool never gave the journey a status.
    """
    wanted, owner = resource.status, resource.owner
    if wanted is None:
        return Intent(owed)
    if owner is StatusOwner.PEOPLE:
        left = (
            f"status_owner is people: git says {wanted}, and whether it is so is for people to say"
        )
        return Intent(owed, note="" if live is wanted else left)
    if owner is StatusOwner.START_ONCE and _was_given(record):
        asked = (
            f"status_owner is start_once: if it is to be {wanted}, that is for people to say now"
        )
        note = "" if live is wanted else asked
        return Intent(owed, note=note)
    # What an interrupted run left is nobody's wish, so it is no drift.
    settled = record is not None and record.pending is None and record.applied is not None
    return Intent(wanted, given=record.status if record and settled else None)


def status_changes(
    given: str | None, before: Status | None, after: Status | None
) -> tuple[Change, ...]:
    """The change of status where somebody's decision is overwritten; git's own shows as from and to."""
    if before is after or after is None or not status_drift(given, before):
        return ()
    origin = Origin.DRIFT if given == str(after) else Origin.CONFLICT
    return (Change(("status",), "change", str(before), str(after), origin),)


def _was_given(record: Record | None) -> bool:
    return record is not None and record.applied is not None and record.status is not None
