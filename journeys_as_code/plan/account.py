"""The account beside the project: which journeys nobody manages here, and what `drift` shows in all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from journeys_as_code.model.journey import Status
from journeys_as_code.plan.change import Plan


@dataclass(frozen=True, slots=True)
class Stranger:
    """A live journey that neither a file nor state knows.

    `unread` says why neither its application nor its editor is known, where they are not.
    """

    uuid: str
    title: str
    status: Status | None
    last_edited_by: str = ""
    updated_at: str = ""
    unread: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """The journeys of the target's application, archived ones left out.

    Without a list nothing is known (`listed`), not even how many there are.
    """

    strangers: Sequence[Stranger] = ()
    managed: int = 0
    """How many of the account's journeys the project manages."""
    archived: int = 0
    """How many archived ones nobody manages: they are over, and there is no call that deletes them."""
    elsewhere: int = 0
    """How many belong to other applications."""
    known: int = 0
    """How many more nobody manages, which a baseline knows."""
    listed: bool = True

    @property
    def total(self) -> int:
        """How many journeys the application has, as far as can be told."""
        return self.managed + len(self.strangers) + self.known

    @property
    def share(self) -> float:
        """Which share of them is managed, from 0 to 1; of no journey at all, all."""
        return self.managed / self.total if self.total else 1.0


@dataclass(frozen=True, slots=True)
class KnownDrift:
    """One entry of a baseline: a place that drifted in a journey, or a journey that is not managed."""

    key: str = ""
    path: str = ""
    kind: str = ""
    digest: str = ""
    """Of what was and what is."""
    unmanaged: str = ""
    """The uuid of a journey that nobody manages."""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What a baseline left out of a report, and which of its entries are not there any more."""

    file: str
    changes: Mapping[str, int] = field(default_factory=dict)
    """How many changes, by the key of their journey."""
    strangers: int = 0
    missing: tuple[KnownDrift, ...] = ()

    @property
    def total(self) -> int:
        """How much was left out."""
        return sum(self.changes.values()) + self.strangers


@dataclass(frozen=True, slots=True)
class Overview:
    """What `drift` shows: the plan in which the drift is, and the account where it was asked for."""

    plan: Plan
    account: Account | None = None
    known: Known | None = None
    """What is left out, where there is a baseline."""
