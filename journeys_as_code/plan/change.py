"""The plan as a value: what would change, why, and by which calls in which order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal

from journeys_as_code.address import Path
from journeys_as_code.model import absent
from journeys_as_code.model.journey import Document, Status, StatusOwner
from journeys_as_code.remote.port import Prior

ABSENT = absent.ABSENT
Absent = absent.Absent

Call = Literal["create", "put", "start", "pause", "finish", "draft", "archive"]


class Action(StrEnum):
    """What happens to a journey, in one word."""

    CREATE = "create"
    UPDATE = "update"
    TRANSITION = "transition"
    ARCHIVE = "archive"
    ADOPT = "adopt"
    MOVE = "move"
    NONE = "none"
    BLOCKED = "blocked"


class Origin(StrEnum):
    """Why a value changes."""

    GIT = "git"
    """Git changed since the last apply."""
    DRIFT = "drift"
    """Somebody changed the live journey; git's value is put back."""
    CONFLICT = "conflict"
    """Both changed; git wins."""


@dataclass(frozen=True, slots=True)
class Change:
    """One value that differs between the live journey and what is wanted.

    `secret` values are kept out of every report; `deferred` changes wait for the next real one,
    since alone they are not worth a pause.
    """

    path: Path
    kind: Literal["add", "remove", "change"]
    before: Any
    after: Any
    origin: Origin
    secret: bool = False
    deferred: bool = False


@dataclass(frozen=True, slots=True)
class Ignored:
    """A change made outside git that `drift_ignore:` leaves to others, and the reason it gives."""

    change: Change
    reason: str


class Who(StrEnum):
    """Who or what changed a journey outside git."""

    PERSON = "person"
    TOOL = "tool"
    PLATFORM = "platform"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Cause:
    """Where drift comes from; a guess unless it is `sure`."""

    who: Who
    words: str
    sure: bool = False


@dataclass(frozen=True, slots=True)
class PlanWarning:
    """Something a person should know before the plan is applied; codes are stable (`P101`)."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class JourneyPlan:
    """What happens to one journey.

    `after` is the definition to write (canonical, may hold secrets, never saved), `uuids` its point
    uuids; both are empty when nothing is written. `reason` says why this action, in one sentence.
    `calls` is complete: apply makes these and no others, except to restore a journey that it paused.
    `drift` lists what changed outside git since the last apply, whether or not this plan touches it,
    but for what is `ignored`.
    """

    key: str
    uuid: str | None
    title: str
    action: Action
    prior: Prior | None
    status_from: Status | None
    status_to: Status | None
    calls: tuple[Call, ...] = ()
    changes: tuple[Change, ...] = ()
    drift: tuple[Change, ...] = ()
    causes: tuple[Cause, ...] = ()
    """Where the drift comes from, as far as that can be known or guessed."""
    ignored: tuple[Ignored, ...] = ()
    warnings: tuple[PlanWarning, ...] = ()
    reason: str = ""
    destructive: bool = False
    unchecked: bool = False
    """Whether it is created although nobody could look whether the account has it already."""
    recovers: bool = False
    """Whether it finishes or repairs what an interrupted run left."""
    moved_from: str | None = None
    renamed: Mapping[str, str] = field(default_factory=dict)
    """Points that are called otherwise than when it was last applied: new name by old name."""
    rolled_back: str = ""
    """The version it is rolled back to, where this plan is not made from git."""
    file: str = ""
    """The file in git that says what it is to be; empty where there is none."""
    owner: StatusOwner | None = None
    """Who decides whether it runs; None where git has no such journey."""
    after: Document = field(repr=False, default_factory=dict)
    desired: Document = field(repr=False, default_factory=dict)
    """What git wants, canonical: becomes the record's `applied`."""
    uuids: Mapping[str, str] = field(repr=False, default_factory=dict)
    application_code: str = ""

    @property
    def left_paused(self) -> bool:
        """Whether it is to run again after an interrupted run left it paused: nothing is more urgent."""
        paused, running = Status.PAUSED, Status.RUNNING
        return self.recovers and self.status_from is paused and self.status_to is running

    @property
    def changes_anything(self) -> bool:
        """Whether applying this makes any call or writes any state."""
        return self.action not in (Action.NONE, Action.BLOCKED)


@dataclass(frozen=True, slots=True)
class Plan:
    """What one apply would do to one target, journeys in order of key."""

    target: str
    application_code: str
    journeys: tuple[JourneyPlan, ...]
    managed: int
    """How many journeys the project manages on this target: what a share of changes is a share of."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to do and nothing blocked."""
        return all(journey.action is Action.NONE for journey in self.journeys)

    @property
    def changed(self) -> tuple[JourneyPlan, ...]:
        """The journeys that applying this plan would touch."""
        return tuple(journey for journey in self.journeys if journey.changes_anything)


@dataclass(frozen=True, slots=True)
class Consents:
    """What the user agreed to beforehand."""

    destructive: bool = False
    blind: bool = False
    overwrite_drift: bool = False
    mass_change: bool = False
