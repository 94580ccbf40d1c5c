"""The time that a whole run is given; once it is over the run stops as it does on SIGINT."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Event

from journeys_as_code.errors import Interrupted


class Budget:
    """So many seconds from now on; None is for ever. `note` says once that they are over."""

    def __init__(
        self,
        seconds: float | None,
        *,
        note: Callable[[str], None],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._words = f"the {seconds:g} s of --timeout are over" if seconds else ""
        self._ends = monotonic() + seconds if seconds else None
        self._monotonic = monotonic
        self._note = note
        self._said = False

    @property
    def over(self) -> bool:
        """Whether the time is over."""
        return self._ends is not None and self._monotonic() >= self._ends

    def reading(self, listen: Callable[[str], None]) -> Callable[[str], None]:
        """A listener that ends the reading with `Interrupted` once the time is over: nothing was sent."""

        def told(key: str) -> None:
            listen(key)
            if self.over:
                raise Interrupted(f"{self._words}; nothing was sent yet")

        return told

    def bound(self, stop: Event) -> Bounded:
        """A stop that is set by the signal, and by the time."""
        return Bounded(self, stop)

    def say(self) -> None:
        """Say that the time is over, the first time that it is."""
        if not self._said:
            self._said = True
            self._note(f"Stopping once the journeys under way are safe: {self._words}.")


class Bounded:
    """Set once a signal came or the budget is used up (see `apply.tools.Stop`)."""

    def __init__(self, budget: Budget, stop: Event) -> None:
        self._budget = budget
        self._stop = stop

    def is_set(self) -> bool:
        """Whether the run is to end."""
        if self._stop.is_set():
            return True
        if not self._budget.over:
            return False
        self._budget.say()
        return True
