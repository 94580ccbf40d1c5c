"""What may come over a run of the search: a kill, a fault of the service, a port where nobody listens."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from faults.doors import CALLS, KILL, STATE, Moment
from faults.inside import Refused
from hypothesis import strategies as st

from journeys_as_code.sandbox.faults import Fault, Kind


@dataclass(frozen=True)
class Attack:
    """What comes over a run."""

    moment: Moment | None = None
    fault: Fault | None = None
    refused: Refused | None = None

    @property
    def options(self) -> dict[str, Any]:
        """As `Inside.run` takes it."""
        faults = (self.fault,) if self.fault else ()
        return {"moment": self.moment, "faults": faults, "refused": self.refused}

    @property
    def lasting(self) -> bool:
        """Whether nothing can be started as long as the run lasts."""
        fault = self.fault
        return bool(fault and fault.times is None and fault.matches("POST", f"{_GATEWAY}/start"))

    def __str__(self) -> str:
        if self.moment:
            return f", killed at the {self.moment.number}th {' or '.join(self.moment.among)}"
        if self.refused:
            return f", refused {self.refused.times} times from request {self.refused.nth}"
        if self.fault:
            it = self.fault
            often = "for ever" if it.times is None else f"{it.times} times"
            return f", {it} {often} at the {it.nth}th {it.method} {it.path}"
        return ""


NOTHING = Attack()
_GATEWAY = "/api/v3/journeygateway"
_WHERE = (
    *((nth, "*", "*") for nth in range(1, 10)),
    *((nth, "POST", _GATEWAY) for nth in (1, 1, 2)),
    *((nth, "PUT", "*") for nth in (1, 1, 2)),
    *((1, "POST", f"*/{action}") for action in ("start", "start", "pause", "finish", "archive")),
)
"""Which calls a fault may strike: the nth of all, or of those that write."""
_KINDS = tuple(it for it in Fault.each() if it.kind is not Kind.TIMEOUT)
_FAULTS = tuple(
    Attack(fault=replace(it, method=method, path=path, nth=nth, times=times))
    for times in (1, 2, None)
    for it in _KINDS
    for nth, method, path in _WHERE
)
_KILLS = tuple(
    Attack(moment=Moment(number, KILL, among))
    for among, most in (((CALLS,), 12), ((CALLS, STATE), 99))
    for number in range(1, most)
)
_REFUSALS = tuple(
    Attack(refused=Refused(nth, times)) for times in (1, 2, 9) for nth in range(1, 10)
)

kills, faults, refusals = map(st.sampled_from, (_KILLS, _FAULTS, _REFUSALS))
attacks = st.one_of(st.just(NOTHING), kills, faults, refusals)
deadly = st.one_of(kills, faults)
