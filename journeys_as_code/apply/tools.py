"""What applying a journey needs from outside, in one value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from journeys_as_code.apply.newcomers import Newcomers
from journeys_as_code.apply.permit import Permit
from journeys_as_code.remote.port import JourneysApi
from journeys_as_code.remote.reader import Reader
from journeys_as_code.remote.semantics import Semantics
from journeys_as_code.remote.wire import Codec
from journeys_as_code.secrets import Secrets
from journeys_as_code.state.store import Lease, Store


class Stop(Protocol):
    """A `threading.Event`: once set, no other journey is begun."""

    def is_set(self) -> bool:
        """Whether the run is to end."""
        ...


@dataclass(frozen=True)
class Tools:
    """The doors and the knowledge that one run of apply works with."""

    api: JourneysApi
    codec: Codec
    semantics: Semantics
    reader: Reader
    newcomers: Newcomers
    store: Store
    lease: Lease
    permit: Permit
    secrets: Secrets
    clock: Callable[[], datetime]
    monotonic: Callable[[], float]
    sleep: Callable[[float], None]
    stop: Stop
    run_id: str
