"""What a journey's plan is made from, and what all of them are made with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from journeys_as_code.address import Path
from journeys_as_code.compile.resource import Resource
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.model.project import DriftIgnore
from journeys_as_code.remote.made import Made
from journeys_as_code.remote.port import Prior, Statistics
from journeys_as_code.remote.semantics import Semantics
from journeys_as_code.secrets import Secrets
from journeys_as_code.state.record import Record


@dataclass(frozen=True, slots=True)
class Subject:
    """One journey: what git wants (None: its file is gone), what state knows, what is live.

    `prior` is None where there is no live journey to read, or where it could not be read.
    """

    key: str
    resource: Resource | None = None
    record: Record | None = None
    prior: Prior | None = None
    moved_from: str | None = None
    rolled_back: str = ""
    """The earlier version that `resource` is, where that is not what git says."""
    only: tuple[Path, ...] | None = None
    """The places that are to be written, where everything else is left as it is live."""
    found: Made | None = None
    """Only for a record whose create is pending and whose uuid is not known."""
    twin: Made | None = None
    """Only for a journey that state does not know: whether the account has it all the same."""
    statistics: Statistics | None = None
    """Where they were asked for: numbers for what a removed point loses."""
    trouble: str = ""
    """Why no plan can be made, where git and state contradict each other."""

    @property
    def uuid(self) -> str | None:
        """The live journey to read: pinned by the file, else bound in state, else found."""
        pinned = self.resource.identity.uuid if self.resource else None
        bound = self.record.uuid if self.record else None
        return pinned or bound or (self.found.uuid if self.found else None)

    @property
    def to_be_found(self) -> bool:
        """Whether an interrupted create is to be looked for before this can be planned."""
        record = self.record
        return bool(record and record.uuid is None and record.pending and not self._pinned)

    @property
    def _pinned(self) -> bool:
        return self.resource is not None and self.resource.identity.uuid is not None


@dataclass(frozen=True)
class Context:
    """What all journeys of a plan share; `protect` are patterns of keys."""

    application_code: str
    catalogue: Catalogue
    semantics: Semantics
    secrets: Secrets = field(default_factory=Secrets, repr=False)
    protect: Sequence[str] = ()
    drift_ignore: Sequence[DriftIgnore] = ()
    """What others may change without its being drift."""
    include_cosmetic: bool = False
    """Whether a title, a position or a comment alone is worth a pause."""
    project: str = ""
    """The project's name, from which with other things the uuids of points are derived."""

    def protects(self, key: str) -> str | None:
        """The pattern that protects a journey, if one does."""
        return next((pattern for pattern in self.protect if fnmatchcase(key, pattern)), None)
