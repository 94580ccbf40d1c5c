"""What lies around the journeys that are checked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from journeys_as_code.source.document import SourceFile
from journeys_as_code.source.listing import JourneyFile


@dataclass(frozen=True, slots=True)
class Around:
    """What rules need to know beside the journeys; of what is not given they say nothing."""

    about: SourceFile | None = None
    """The project file."""
    files: Sequence[JourneyFile] = ()
    """Every journey file of the project, those too that could not be read."""
    now: datetime | None = None
    exists: Callable[[str], bool] | None = None
    """Whether a path that is relative to the project leads to a file."""


NOTHING = Around()
