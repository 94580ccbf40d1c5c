"""The time that a whole run is given; once it is over the run stops as it does on SIGINT."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event

from journeys_as_code.errors import Interrupted
from journeys_as_code.workflow.watching import NOBODY, Watcher


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

    def reading(self, watcher: Watcher = NOBODY) -> Watcher:
        """A watcher that ends the reading with `Interrupted` once the time is over: nothing was sent."""
        return _Ending(self, watcher)

    def refuse_to_go_on(self) -> None:
        """`Interrupted` once the time is over, as long as nothing was sent."""
        if self.over:
            raise Interrupted(f"{self._words}; nothing was sent yet")

    def bound(self, stop: Event) -> Bounded:
        """A stop that is set by the signal, and by the time."""
        return Bounded(self, stop)

    def say(self) -> None:
        """Say that the time is over, the first time that it is."""
        if not self._said:
            self._said = True
            self._note(f"Stopping once the journeys under way are safe: {self._words}.")


@dataclass(frozen=True)
class _Ending:
    """Ends a reading when the time is over."""

    budget: Budget
    watcher: Watcher

    def expect(self, more: int) -> None:
        self.watcher.expect(more)

    def read(self, name: str) -> None:
        self.watcher.read(name)
        self.budget.refuse_to_go_on()


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
