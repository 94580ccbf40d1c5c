"""What the store keeps, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

Definition = dict[str, Any]
"""`title`, `params`, `points`, `comments`, and whatever else a request held, names in snake_case."""


@dataclass(frozen=True, slots=True)
class Journey:
    """One journey. `ran` is how many seconds it has run in all, up to `running_since`."""

    uuid: str
    status: str
    created_at: str
    updated_at: str
    last_edited_by: str
    was_started: bool = False
    ran: float = 0.0
    running_since: str = ""
    definition: Definition = field(repr=False, default_factory=dict)

    @property
    def title(self) -> str:
        """The journey's name."""
        return str(self.definition.get("title", ""))

    @property
    def points(self) -> list[dict[str, Any]]:
        """The points in the order they were given."""
        return list(self.definition.get("points") or ())

    def seconds_run(self, now: datetime) -> float:
        """How long it has run until `now`, in seconds."""
        if not self.running_since:
            return self.ran
        return self.ran + (now - datetime.fromisoformat(self.running_since)).total_seconds()


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the API, as the service saw it.

    `action` is create, put, start, pause, finish, draft, archive, read, list, statistics, trigger,
    drop_users, or empty where there is no such call. `before` and `after` are the journey's status
    (empty: there was none). `status` is the HTTP status this service gave, 0 where a fault left none;
    `fault` says what then became of the answer.
    """

    number: int
    at: str
    method: str
    path: str
    action: str
    uuid: str
    status: int
    before: str
    after: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Trigger:
    """People put into a journey by API: `by` is users, hwids or filter."""

    request_uuid: str
    uuid: str
    by: str
    people: tuple[str, ...]
    attributes: Mapping[str, str]
    at: str


@dataclass(frozen=True, slots=True)
class Loss:
    """A field that the service had added and a PUT did not send back."""

    uuid: str
    path: str
    at: str
