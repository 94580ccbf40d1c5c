"""Bringing a journey that this tool paused back to running."""

from __future__ import annotations

from dataclasses import dataclass, replace

from journeys_as_code.apply.calls import Calls, Live
from journeys_as_code.errors import ApiError, NotFound, Rejected
from journeys_as_code.model.journey import Status
from journeys_as_code.remote.port import Wire

_ROUNDS = 3
"""How often the start is tried, over and above the client's own attempts."""


@dataclass(frozen=True, slots=True)
class Back:
    """A journey that runs again."""

    live: Live
    started: bool = True
    """False: it was running already."""
    put: Live | None = None
    """The answer to writing the old definition, where that was needed."""


def bring_back(calls: Calls, old: Wire | None, *, paused: bool) -> Back:
    """Start a paused journey again; raises the last `ApiError` when nothing helps.

    Where the API refuses to start it as it is, `old` is written first: the definition it ran with.
    None: the definition was not touched, or is not known well enough to be written. A definition is
    never sent to what may be running; `paused` says that it surely is, where that cannot be read.
    """
    last: ApiError | None = None
    for _ in range(_ROUNDS):
        try:
            return Back(calls.transition("start"))
        except Rejected as refusal:
            live = calls.look()
            if live is not None and live.status is Status.RUNNING:
                return Back(live, started=False)
            paused = live.status is Status.PAUSED if live else paused
            if old is None or not paused or isinstance(refusal, NotFound):
                raise
            put = calls.put(old)
            return replace(bring_back(calls, None, paused=True), put=put)
        except ApiError as error:
            last = error
            paused = paused and not error.happened
    raise last or AssertionError
