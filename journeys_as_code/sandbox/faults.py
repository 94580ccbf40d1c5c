"""Faults to be suffered on purpose: which calls they strike, and how."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from fnmatch import fnmatchcase
from threading import Lock
from typing import Any, Self

from journeys_as_code.errors import UsageError


class Kind(StrEnum):
    """What goes wrong."""

    THROTTLED = "429"
    """HTTP 429, nothing done."""
    BROKEN = "500"
    BAD_GATEWAY = "502"
    UNAVAILABLE = "503"
    RESET = "reset"
    """The connection is reset without an answer."""
    TIMEOUT = "timeout"
    """No answer for `seconds`, then the connection is closed."""
    TRUNCATED = "truncated"
    """The work is done, but the connection closes in the middle of the answer's body."""
    HTML = "html"
    """HTTP 200 with the page of some proxy."""
    OTHER_JSON = "other_json"
    """HTTP 200 with JSON that is not what the call promises."""
    WRONG_UUID = "wrong_uuid"
    """The work is done, but the answer names another journey."""


_NEVER_DONE = frozenset({Kind.THROTTLED})
_ALWAYS_DONE = frozenset({Kind.TRUNCATED, Kind.WRONG_UUID})
_COUNTS = ("nth", "times")
_TYPES: Mapping[str, Any] = {
    "nth": int,
    "times": int | None,
    "after": bool,
    "seconds": int | float,
}
"""What the fields of a fault are in JSON, where they are no text."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: of the calls that match, it strikes the `nth` and the following, `times` in all.

    `after` says whether the work is done before the fault strikes. `times` is None for ever.
    """

    kind: Kind
    method: str = "*"
    path: str = "*"
    """A glob; `*` stands for slashes too."""
    nth: int = 1
    times: int | None = 1
    after: bool = False
    retry_after: str = ""
    """The `Retry-After` header of a 429 or 503: seconds or an HTTP date; none where empty."""
    seconds: float = 60.0
    """How long a timeout lasts."""

    def __post_init__(self) -> None:
        after = (self.after or self.kind in _ALWAYS_DONE) and self.kind not in _NEVER_DONE
        object.__setattr__(self, "after", after)

    def matches(self, method: str, path: str) -> bool:
        """Whether a call is one of those this fault counts."""
        return self.method in ("*", method) and fnmatchcase(path, self.path)

    def __str__(self) -> str:
        return f"{self.kind} {'after' if self.after else 'before'}"

    def as_json(self) -> dict[str, Any]:
        """The fault as `from_json` reads it."""
        return asdict(self)

    @classmethod
    def from_json(cls, value: object) -> Self:
        """A fault from JSON; raises UsageError when it is none."""
        known = {field.name for field in fields(cls)}
        if not isinstance(value, Mapping) or "kind" not in value or value.keys() - known:
            raise UsageError(f"a fault is an object of kind and of {', '.join(sorted(known))}")
        if value["kind"] not in list(Kind):
            raise UsageError(f"fault kind must be one of {', '.join(Kind)}")
        for name, given in value.items():
            if not isinstance(given, _TYPES.get(name, str)) or (given == 0 and name in _COUNTS):
                raise UsageError(f"{name} of a fault cannot be {given!r}")
        return cls(**{**value, "kind": Kind(value["kind"])})

    @classmethod
    def each(cls, method: str = "*", path: str = "*", *, seconds: float = 60.0) -> list[Self]:
        """Every kind of fault, before and after the work where both can be."""
        before = [cls(kind, method, path, seconds=seconds) for kind in Kind]
        return [*before, *(late for one in before if (late := replace(one, after=True)) != one)]


class Faults:
    """A programme of faults, shared by the service and whoever tests with it; safe between threads.

    The first fault in the programme that is due strikes; all that match count the call.
    `latency` is in seconds, on every call.
    """

    def __init__(self, *faults: Fault, latency: float = 0.0) -> None:
        self.latency = latency
        self._lock = Lock()
        self._seen: list[tuple[Fault, int]] = [(fault, 0) for fault in faults]

    def add(self, *faults: Fault) -> None:
        """Put faults at the end of the programme; they count calls from now on."""
        with self._lock:
            self._seen.extend((fault, 0) for fault in faults)

    def clear(self) -> None:
        """From now on everything works, without latency."""
        with self._lock:
            self._seen.clear()
        self.latency = 0.0

    @property
    def pending(self) -> tuple[Fault, ...]:
        """The faults that have not struck for the last time."""
        with self._lock:
            return tuple(fault for fault, _ in self._seen)

    def strike(self, method: str, path: str) -> Fault | None:
        """The fault that this call suffers, if any."""
        with self._lock:
            self._seen = [(fault, seen + fault.matches(method, path)) for fault, seen in self._seen]
            due = (
                fault
                for fault, seen in self._seen
                if seen >= fault.nth and fault.matches(method, path)
            )
            struck = next(due, None)
            self._seen = [(fault, seen) for fault, seen in self._seen if not _spent(fault, seen)]
            return struck


def _spent(fault: Fault, seen: int) -> bool:
    return fault.times is not None and seen >= fault.nth + fault.times - 1
