"""How one journey differs between two targets, as a value."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from journeys_as_code.model.journey import Document, Status
from journeys_as_code.plan.change import Action, Change, JourneyPlan, Origin
from journeys_as_code.remote.port import Prior


class Standing(StrEnum):
    """How what is live on a target stands to what git wants there; a journey may have several."""

    APPLIED = "applied"
    """Git's version is live."""
    PENDING = "pending"
    """Git has changes that are not applied."""
    DRIFTED = "drifted"
    """It was changed outside git."""
    ABSENT = "absent"
    """It was not made there yet, or is gone."""
    BLOCKED = "blocked"
    """No plan can be made of it."""
    NO_FILE = "no_file"
    """Git has no file for it."""


class Kind(StrEnum):
    """What two targets have of one journey."""

    SAME = "same"
    DIFFERS = "differs"
    ONLY_FROM = "only_from"
    ONLY_TO = "only_to"
    NEITHER = "neither"
    UNKNOWN = "unknown"
    """One of them has it, but nothing is known of its definition."""


@dataclass(frozen=True, slots=True)
class Side:
    """One journey on one target: what git wants there, and the plan that would bring it there.

    `plan` is None where neither git nor the state of the target has the journey.
    """

    target: str
    plan: JourneyPlan | None = None
    wanted: Document = field(repr=False, default_factory=dict)
    wanted_status: Status | None = None

    @property
    def live(self) -> Prior | None:
        """What is live, None where nothing is."""
        prior = self.plan.prior if self.plan else None
        return None if prior is None or prior.gone else prior

    @property
    def known(self) -> bool:
        """Whether the definition of what is live is known, by reading it or by a snapshot."""
        return self.live is not None and bool(self.live.raw)

    @property
    def standings(self) -> tuple[Standing, ...]:
        """How what is live there stands to git, the worst first; empty where there is nothing."""
        plan = self.plan
        if plan is None:
            return ()
        if plan.action is Action.BLOCKED:
            return (Standing.BLOCKED,)
        drifted = bool(plan.drift or (self.live and self.live.mismatches))
        pending = any(change.origin is not Origin.DRIFT for change in plan.changes)
        found = {
            Standing.ABSENT: self.live is None,
            Standing.NO_FILE: not plan.file,
            Standing.DRIFTED: drifted and self.live is not None,
            Standing.PENDING: self.live is not None and bool(plan.file) and pending,
        }
        return tuple(which for which, so in found.items() if so) or (Standing.APPLIED,)


@dataclass(frozen=True, slots=True)
class Difference:
    """One journey on two targets. Of a change, `before` is what the target has that is promoted to.

    `changes` are what would make it there as it is where it comes from, values that git gives each
    target of its own left out; those are in `by_variable`.
    """

    key: str
    title: str
    kind: Kind
    source: Side
    aim: Side
    changes: tuple[Change, ...] = ()
    by_variable: tuple[Change, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether the two are not, or not surely, the same."""
        return self.kind not in (Kind.SAME, Kind.NEITHER)


@dataclass(frozen=True, slots=True)
class Differences:
    """How two targets differ, journeys in order of key."""

    source: str
    aim: str
    journeys: tuple[Difference, ...]

    @property
    def differ(self) -> bool:
        """Whether any journey does."""
        return any(journey.differs for journey in self.journeys)
