"""What has surely happened to one journey so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from journeys_as_code.apply.calls import Live
from journeys_as_code.model.journey import Status
from journeys_as_code.plan.change import Call
from journeys_as_code.remote.port import Wire


@dataclass(slots=True)
class Course:
    """The course of one journey's calls; `status` is None while it cannot be known."""

    uuid: str | None
    status: Status | None
    seen: Wire = field(repr=False)
    """The last journey object, as it came."""
    on_call: Callable[[Call], None]
    done: list[Call] = field(default_factory=list)
    """The calls that surely worked, in order."""
    doubt: Call | None = None
    """The call that may have worked."""
    paused_at: float | None = None
    """When our pause was sent, on the monotonic clock."""
    paused_for: float | None = None
    """Seconds from when our pause was sent until the start was answered."""
    written: bool = False
    """Whether the journey has the definition that the plan gives it."""
    restored: bool = False
    """Whether it was started again with its old definition."""

    def note(self, call: Call, live: Live) -> None:
        """A call surely worked. A lifecycle answer that leaves out the points does not lose them."""
        if live.probed:
            self.note("pause", Live(Status.PAUSED))
        defines = call in ("create", "put")
        self.seen = {**({} if defines else self.seen), **(live.raw or self._moved(live.status))}
        self.written = self.written or defines
        self.status = live.status or self.status
        self.done.append(call)
        if self.doubt == call:
            self.doubt = None
        self.on_call(call)

    def _moved(self, status: Status | None) -> Wire:
        """What is new where the call is known to have worked, and no journey object tells of it."""
        info = self.seen.get("info")
        if status is None or not isinstance(info, dict):
            return {}
        return {"info": {**info, "status": f"STATUS_{status.upper()}"}}

    def running_again(self, now: float) -> None:
        """The start after our pause was answered, at `now` on the monotonic clock."""
        if self.paused_at is not None:
            self.paused_for = now - self.paused_at
