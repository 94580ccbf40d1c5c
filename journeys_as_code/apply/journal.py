"""The record of one journey while it is applied, so that a kill at any moment loses nothing.

The pending record goes in before the first call and says what was to be done and from which status.
While a journey is paused nothing is written: that record, and the journey itself, tell the next plan
all it needs. A create is the exception: its uuid is written the moment it is known.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any, Literal

from journeys_as_code.apply.course import Course
from journeys_as_code.apply.stale import Stale, objection
from journeys_as_code.apply.tools import Tools
from journeys_as_code.model.journey import Document, Status
from journeys_as_code.plan.change import Action, JourneyPlan
from journeys_as_code.state.codec import stamp
from journeys_as_code.state.record import Pending, Record

NOWHERE = "absent"
"""The status before of a journey that was yet to be created."""

_OPERATIONS: dict[Action, Literal["create", "update", "transition", "archive"]] = {
    Action.CREATE: "create",
    Action.TRANSITION: "transition",
    Action.ARCHIVE: "archive",
}


class Journal:
    """Reads and writes the record of one journey; every write names the version it replaces."""

    def __init__(self, plan: JourneyPlan, tools: Tools) -> None:
        self._plan = plan
        self._tools = tools
        self._version: str | None = None
        self.found: Record | None = None
        """The record as it was before this run."""
        self.pending: Pending | None = None
        """What this run has begun."""

    def open(self) -> None:
        """Read the record; raises `Stale` when it is not the one the plan was made from."""
        if self._plan.moved_from is not None:
            self._move(self._plan.moved_from)
        stored = self._tools.store.get(self._plan.key)
        if stored is not None:
            self.found, self._version = stored.record, stored.version
        reason = objection(self._plan, self.found)
        if reason:
            raise Stale(reason)

    @property
    def interrupted(self) -> Pending | None:
        """What an earlier run began here and did not end."""
        return self.found.pending if self.found else None

    @property
    def _applied_before(self) -> Document | None:
        """What was applied last, an interrupted run included as far as its record says."""
        earlier = self.interrupted
        if earlier is not None and {"create", "put"} & set(earlier.done):
            return earlier.desired
        return self.found.applied if self.found else None

    def begin(self, status: Status | None) -> None:
        """Write the pending record; the calls come next."""
        plan, earlier = self._plan, self.interrupted
        self.pending = Pending(
            operation=earlier.operation if earlier else _OPERATIONS.get(plan.action, "update"),
            calls=list(plan.calls),
            status_before=earlier.status_before if earlier else str(status or NOWHERE),
            title=str(plan.after.get("title") or plan.title),
            after=digest(self._sealed(plan.after)),
            desired=self._sealed(plan.desired or (earlier.desired if earlier else {})),
            begun_at=stamp(self._tools.clock()),
            run=self._tools.run_id,
        )
        self._write(self._open_record(plan.uuid))

    def bind(self, course: Course) -> None:
        """Write the uuid of a journey just made, and what its create was answered with."""
        self._write(self._open_record(course.uuid).model_copy(update=self._known(course)))

    def leave(self, course: Course) -> None:
        """Keep the pending record, with what is known of how far it went."""
        if self.pending is None:
            return
        so_far = {"done": list(course.done), "unclear": course.doubt}
        self.pending = self.pending.model_copy(update=so_far)
        self._write(self._open_record(course.uuid).model_copy(update=self._known(course)))

    def _known(self, course: Course) -> dict[str, Any]:
        """What of the record the course knows better."""
        known: dict[str, Any] = {}
        if course.seen:
            known["seen"] = self._sealed(course.seen)
        if course.status is not None:
            known["status"] = str(course.status)
        return known

    def settle(self, course: Course, *, written: bool) -> None:
        """Write a record with nothing open; `written` says that what git wants took effect."""
        plan, found = self._plan, self.found or Record(key=self._plan.key)
        applied, points = found.applied, found.points
        if written:
            applied = self._sealed(plan.desired) if plan.desired else self._applied_before
            points = dict(plan.uuids or points or (plan.prior.uuids if plan.prior else {}))
        self._write(
            Record(
                key=plan.key,
                uuid=course.uuid,
                points=points,
                applied=applied,
                seen=self._sealed(course.seen) or found.seen,
                status=str(course.status) if course.status else found.status,
                rolled_back=plan.rolled_back if written and plan.desired else found.rolled_back,
            )
        )

    def end(self, course: Course) -> None:
        """Write that all is as planned; the record of an archived journey goes with it.

        So does one that names no journey, once nothing is open.
        """
        if self._plan.action is not Action.ARCHIVE and course.uuid is not None:
            self.settle(course, written=True)
        elif self._version is not None:
            self._tools.store.delete(self._plan.key, self._version)

    def forget(self) -> None:
        """Put back the record as it was before `begin`: surely nothing has happened."""
        if self.found is not None:
            self._write(self.found)
        elif self._version is not None:
            self._tools.store.delete(self._plan.key, self._version)

    def says_otherwise(self) -> bool:
        """Whether the record of a journey without changes does not say so yet."""
        if self.interrupted is not None:
            return True
        wanted = self._plan.desired
        return bool(self.found and wanted and self.found.applied != self._sealed(wanted))

    def _open_record(self, uuid: str | None) -> Record:
        found = self.found or Record(key=self._plan.key)
        points = {**found.points, **self._plan.uuids}
        return found.model_copy(update={"uuid": uuid, "points": points, "pending": self.pending})

    def _move(self, old: str) -> None:
        store = self._tools.store
        if store.get(self._plan.key) is not None:
            return
        stored = store.get(old)
        if stored is None:
            raise Stale(f"there is no record of {old} any more")
        store.move(old, self._plan.key, stored.version)

    def _sealed(self, value: Any) -> Any:
        return self._tools.secrets.seal(value)

    def _write(self, record: Record) -> None:
        self._version = self._tools.store.put(record, self._version)


def digest(document: Document) -> str:
    """A digest of a canonical document, whatever the order of its keys."""
    text = json.dumps(document, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
