"""The Customer Journey API as the rest of the tool sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal, Protocol

from journeys_as_code.model.journey import Document, Status

Action = Literal["start", "pause", "finish", "draft", "archive"]
"""The lifecycle calls. Documented."""

Wire = dict[str, Any]
"""JSON as it goes over the wire."""


@dataclass(frozen=True, slots=True)
class JourneyObject:
    """A journey as an answer of the API holds it. Shape documented; `raw` is the answer untouched.

    `status` is None when the API says a status this tool does not know.
    """

    uuid: str
    title: str
    status: Status | None
    application_code: str
    updated_at: str
    last_edited_by: str
    raw: Wire = field(repr=False, default_factory=dict)


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of the list call. Observed; `status` is None when its spelling is unknown."""

    uuid: str
    title: str
    status: Status | None
    created_at: str


@dataclass(frozen=True, slots=True)
class PointStatistics:
    """A row of the statistics call. Documented; rows join to points by title only.

    `counts` holds the numbers under the API's own names (`sent`, `opened`, `shows`, ...): whole
    ones, but for `conversion`, which is a share in percent.
    """

    title: str
    campaign_code: str
    preset_code: str
    counts: Mapping[str, int | float]


@dataclass(frozen=True, slots=True)
class Statistics:
    """The statistics of one journey. Documented."""

    title: str
    points: tuple[PointStatistics, ...]


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom `trigger` starts: exactly one of the three is given. Documented."""

    users: Sequence[str] = ()
    hwids: Sequence[str] = ()
    filter: str = ""


class JourneysApi(Protocol):
    """Every known call. Each may raise any `ApiError`; none retries what is not safe to repeat."""

    def asking(self, permit: Callable[[], None]) -> AbstractContextManager[None]:
        """As long as the context lasts, `permit` is asked right before each request but reads.

        What it raises goes through, and the request is not sent.
        """
        ...

    def create(self, payload: Wire) -> JourneyObject:
        """Make a draft journey. Documented. Never repeated by itself."""
        ...

    def put(self, uuid: str, payload: Wire) -> JourneyObject:
        """Replace the whole definition; what is left out is gone. Documented."""
        ...

    def transition(self, uuid: str, action: Action) -> JourneyObject:
        """Move a journey through its lifecycle. Documented."""
        ...

    def read(self, uuid: str) -> JourneyObject:
        """Read one journey. Assumed: raises `NoSuchCall` where the service has no such call."""
        ...

    def list(self) -> Iterator[Listed]:
        """Every journey of the account, all pages. Observed."""
        ...

    def statistics(self, uuid: str) -> Statistics:
        """What the messages of a journey did. Documented."""
        ...

    def trigger(self, uuid: str, audience: Audience, attributes: Mapping[str, str]) -> str:
        """Put people into a running journey's API entry; returns the `request_uuid`. Documented."""
        ...

    def drop_users(
        self, user_ids: Sequence[str], *, journeys: Sequence[str] = (), all_journeys: bool = False
    ) -> None:
        """Take people out of active journeys. Documented."""
        ...


class Rung(StrEnum):
    """Where a journey's live state came from."""

    READ = "read"
    SNAPSHOT = "snapshot"
    """The last journey object any call returned, checked against the list and the statistics."""
    BLIND = "blind"
    """Nothing but the snapshot; nothing could be checked."""


@dataclass(frozen=True, slots=True)
class Prior:
    """The live state of one journey, as far as it is known.

    `document` is canonical; `uuids` maps its point names to point uuids. `mismatches` says, in
    words, where a snapshot disagrees with what could be read: drift of unknown extent. `gone` means
    the API surely says that the journey is no more.
    """

    uuid: str
    rung: Rung
    status: Status | None
    document: Document = field(repr=False, default_factory=dict)
    uuids: Mapping[str, str] = field(default_factory=dict)
    application_code: str = ""
    updated_at: str = ""
    last_edited_by: str = ""
    mismatches: tuple[str, ...] = ()
    gone: bool = False
    raw: Wire = field(repr=False, default_factory=dict)
