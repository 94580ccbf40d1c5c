"""What rules of the whole project look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.model.project import Project
from journeys_as_code.source.listing import PROJECT_FILE, JourneyFile
from journeys_as_code.validate.around import Around
from journeys_as_code.validate.sketch import Sketch

__all__ = ["PROJECT_FILE", "Whole"]


@dataclass(frozen=True, slots=True)
class Whole:
    """All journeys that could be read, as sketches in order of their keys, and what is around them."""

    sketches: Sequence[Sketch]
    project: Project
    catalogue: Catalogue
    around: Around

    @property
    def files(self) -> Sequence[JourneyFile]:
        """Every journey file with its key, those too that could not be read."""
        return self.around.files or [JourneyFile(each.key, each.file) for each in self.sketches]

    @property
    def complete(self) -> bool:
        """Whether every journey could be read."""
        return len(self.files) == len(self.sketches)

    def going(self) -> Iterator[Sketch]:
        """The journeys that people may be in, now or later."""
        return (each for each in self.sketches if not each.over)
