"""One call as the handlers see it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from journeys_as_code.sandbox.accept import parsed
from journeys_as_code.sandbox.failures import no_journey
from journeys_as_code.sandbox.faults import Faults
from journeys_as_code.sandbox.record import Journey
from journeys_as_code.sandbox.store import SandboxStore
from journeys_as_code.sandbox.switches import Switches


@dataclass(slots=True)
class Incoming:
    """A call on its way through its handler, which fills in `uuid` and `before` for the log."""

    store: SandboxStore
    switches: Switches
    faults: Faults
    path_params: Mapping[str, Any]
    query: Mapping[str, str]
    raw: bytes
    number: int
    """Which call of this service it is, from 1: what seeds chance."""
    uuid: str = ""
    before: str = ""

    def body(self) -> dict[str, Any]:
        """The JSON object that was sent."""
        return parsed(self.raw)

    def journey(self, uuid: str) -> Journey:
        """The journey this call is about; refused with NOT_FOUND when there is none."""
        journey = self.store.get(uuid)
        if journey is None:
            raise no_journey(uuid)
        self.uuid, self.before = uuid, journey.status
        return journey


Handler = Callable[[Incoming], dict[str, Any]]
"""Answers a call with JSON, or raises Failure or NoSuchCall."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One call the service has: where it is, what it is called in the log, and who answers it."""

    method: str
    path: str
    action: str
    handle: Handler = field(repr=False)

    @property
    def legacy(self) -> bool:
        """Whether its errors come in the legacy envelope. Documented: all but `/api/v3`."""
        return not self.path.startswith("/api/v3/")
