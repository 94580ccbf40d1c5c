"""A resource: one journey as git wants it, ready to be compared and written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from journeys_as_code.model.journey import Document, Status, StatusOwner


@dataclass(frozen=True, slots=True)
class Identity:
    """Which live journey and points a document is about; names are the document's own.

    `uuid` is None for a journey that is not bound to a live one yet. Point uuids are pinned by the
    file, else kept in state (under the point's earlier name, else its own), else derived (see
    `compile.identity`). No two points have the same.
    """

    uuid: str | None
    points: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Home:
    """The file of a point and its name there: in a fragment it has no prefix."""

    file: str
    name: str


@dataclass(frozen=True, slots=True)
class Resource:
    """One journey as git wants it.

    `document` is canonical and interpolated (it may hold secrets). `status` is None where the file
    gives none, and then the tool never touches the status.
    """

    key: str
    title: str
    document: Document
    status: Status | None
    owner: StatusOwner
    identity: Identity
    application_code: str
    file: str
    moved: str | None = None
    """The key this journey had before, where its file says so."""
    anew: bool = False
    """Whether its file says `moved: false`: that it is no earlier journey under another key."""
    renamed_from: Mapping[str, str | bool] = field(default_factory=dict)
    """The names that points had before, by the name they have now; False for one that is new."""
    homes: Mapping[str, Home] = field(default_factory=dict)
    """Where points are written that are not in the journey's own file."""
