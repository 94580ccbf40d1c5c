"""What an interrupted run left of a journey, read from its pending record."""

from __future__ import annotations

from dataclasses import dataclass

from journeys_as_code.model.journey import Document, Status
from journeys_as_code.plan.merge import merge
from journeys_as_code.remote.made import Made
from journeys_as_code.remote.port import Prior
from journeys_as_code.remote.semantics import Semantics
from journeys_as_code.state.record import Pending, Record


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a bound journey stands.

    `applied` is what this tool wrote last, as far as can be told. `owed` is the status that an
    interrupted run was about to give back; it holds even where git leaves the status alone.
    """

    applied: Document | None
    owed: Status | None = None
    story: str = ""


def standing(record: Record | None, prior: Prior, semantics: Semantics) -> Standing:
    """Where a journey stands, given its record and what is live."""
    pending = record.pending if record else None
    if record is None or pending is None:
        return Standing(record.applied if record else None)
    owed = _owed(pending, prior.status)
    made = "create" in pending.calls and record.uuid is not None
    written = made or _was_written(pending, prior, semantics)
    applied = pending.desired if written and pending.desired else record.applied
    return Standing(applied, owed, _story(pending, owed, prior.status))


def what_to_check(key: str, title: str, found: Made | None) -> str:
    """What a person has to look up where the tool could not find out whether a create worked."""
    why = f" ({found.words})" if found and found.words else ""
    return (
        f"an interrupted run may have created it, and this could not be found out{why}; look in "
        f"the builder for a journey titled {title!r}: if it is there, run `journeys adopt {key} "
        f"UUID`, if it surely is not, run `journeys state rm {key}`"
    )


def _was_written(pending: Pending, prior: Prior, semantics: Semantics) -> bool:
    """Whether the live journey holds what the interrupted run was to write."""
    if not pending.desired:
        return False
    if {"put", "create"} & set(pending.done):
        return True
    return merge(None, prior.document, pending.desired, semantics).unchanged


def _owed(pending: Pending, status: Status | None) -> Status | None:
    """Running, where the run was to leave it so and stopped on the way there.

    The calls of a run that was itself a repair need not begin with the pause.
    """
    if "start" not in pending.calls or "start" in pending.done:
        return None
    new = pending.status_before in ("absent", Status.DRAFT)
    return Status.RUNNING if status is (Status.DRAFT if new else Status.PAUSED) else None


def _story(pending: Pending, owed: Status | None, status: Status | None) -> str:
    if owed is not None:
        return f"an interrupted {pending.operation} left it {status}: it is started again"
    return f"an interrupted {pending.operation} is brought to its end"
