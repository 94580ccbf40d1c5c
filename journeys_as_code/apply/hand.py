"""A journey in hand: its plan, and all that is known and needed to carry it out."""

from __future__ import annotations

from dataclasses import dataclass, field

from journeys_as_code.apply.calls import Calls
from journeys_as_code.apply.course import Course
from journeys_as_code.apply.journal import Journal
from journeys_as_code.apply.tools import Tools
from journeys_as_code.errors import JourneysError
from journeys_as_code.plan.change import JourneyPlan
from journeys_as_code.remote.port import Wire


class Failed(JourneysError):
    """Not all calls of a journey worked; the message says what is so now."""


@dataclass(frozen=True, slots=True)
class Bodies:
    """What may have to be written, made before anything is paused."""

    new: Wire = field(repr=False, default_factory=dict)
    old: Wire | None = field(repr=False, default=None)
    """The definition as it was; None where it is not known well enough to be written."""


@dataclass(frozen=True, slots=True)
class InHand:
    """One journey while its plan is carried out; `course` and `journal` change on the way."""

    plan: JourneyPlan
    tools: Tools
    course: Course
    journal: Journal
    bodies: Bodies = Bodies()

    @property
    def calls(self) -> Calls:
        """The calls to the live journey."""
        earlier = self.journal.interrupted
        return Calls(self.tools, self.course.uuid or "", earlier.calls if earlier else ())
