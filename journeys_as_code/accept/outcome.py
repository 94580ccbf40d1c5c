"""What becomes of drift that is accepted: what is taken, what is left and why, which files change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from journeys_as_code.findings import Place
from journeys_as_code.plan.change import Change


@dataclass(frozen=True, slots=True)
class Left:
    """A change that was not taken: where it would have been written, why not, what could be done."""

    change: Change
    place: Place
    reason: str
    hint: str


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A file before and after."""

    file: str
    before: str = field(repr=False)
    after: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Accepted:
    """What became of the drift of one journey."""

    taken: tuple[Change, ...]
    left: tuple[Left, ...]
    files: tuple[Rewritten, ...]


@dataclass(frozen=True)
class Journey:
    """What would become of the drift of one journey; with a `refusal` nothing of it is taken."""

    key: str
    title: str
    accepted: Accepted
    refusal: str = ""
    points: Mapping[str, str] = field(default_factory=dict)
    """The uuids of the points that come into the file, by name."""


@dataclass(frozen=True)
class Acceptance:
    """What would be written, tried out and found right."""

    target: str
    journeys: tuple[Journey, ...]
    others: tuple[str, ...] = ()
    """Journeys of which git would come to want something else too: they share a file or a variable."""

    @property
    def files(self) -> tuple[Rewritten, ...]:
        """Every file that changes, by name."""
        found = (file for journey in self.journeys for file in journey.accepted.files)
        return tuple(sorted(found, key=lambda file: file.file))

    @property
    def complete(self) -> bool:
        """Whether nothing was left or refused."""
        return not any(journey.refusal or journey.accepted.left for journey in self.journeys)


NOTHING = Accepted((), (), ())
"""Nothing is taken, and nothing is left."""
