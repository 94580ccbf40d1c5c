"""The lines of the history: a run begins, journeys come to an end in it, it ends. No secret in any.

A run that has no last line was killed; what stands in its other lines happened all the same.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from journeys_as_code.model.journey import Document

FORMAT: Literal[1] = 1


class _Line(BaseModel):
    """What a later version adds is passed over, so that an older one still reads the rest."""

    model_config = ConfigDict(extra="ignore", frozen=True, use_attribute_docstrings=True)

    format: Literal[1] = FORMAT
    run: str
    """Id of the run; that of the lock it held."""
    at: str
    """When, RFC 3339 in UTC."""
    target: str


class Begun(_Line):
    """A run holds the lock and is about to make its first call."""

    kind: Literal["begun"] = "begun"
    who: str
    """Who ran it, and where: `user@host pid 123`."""
    command: str
    """What was run: `apply`, `apply plan.json`, `rollback welcome`, `pause welcome`."""
    application_code: str = ""
    commit: str = ""
    """The git commit that was checked out; empty where there is no repository."""
    clean: bool | None = None
    """Whether the project's files were as that commit has them; None where that is not known."""
    plan: str
    """Digest of the plan: of a saved one the digest in its file."""
    journeys: int
    """How many journeys it was to touch."""


class JourneyEnded(_Line):
    """What became of one journey."""

    kind: Literal["journey"] = "journey"
    key: str
    uuid: str | None
    title: str
    action: str
    result: str
    """done, failed, stale or not_reached."""
    calls: list[str]
    """The calls that surely worked, in order."""
    before: str | None
    """Its status before; None where there was no journey."""
    status: str | None
    """Its status afterwards, as last seen."""
    error: str = ""
    paused_for: float | None = None
    """Seconds."""
    file: str = ""
    """The file in git that says what it is."""
    document: Document | None = None
    """The canonical document that it has from now on, sealed; None where none was written."""
    points: dict[str, str] = Field(default_factory=dict)
    """Point name -> uuid, of that document."""


class RunEnded(_Line):
    """A run came to an end by itself."""

    kind: Literal["ended"] = "ended"
    ended: str
    """done, failed or interrupted."""
    requests: int
    paused_for: float
    """Seconds that journeys were paused in all."""


Entry = Annotated[Begun | JourneyEnded | RunEnded, Field(discriminator="kind")]
"""One line of the history."""
