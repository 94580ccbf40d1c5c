"""A resource: one journey as git wants it, ready to be compared and written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from journeys_as_code.model.journey import Document, Status, StatusOwner


@dataclass(frozen=True, slots=True)
class Identity:
    """Which live journey and points a document is about; names are the document's own.

    `uuid` is None for a journey that is not bound to a live one yet. Point uuids are pinned by the
    file, else kept in state, else derived (see `compile.identity`).
    """

    uuid: str | None
    points: Mapping[str, str] = field(default_factory=dict)


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
