"""When a call is tried again, and after how long. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from journeys_as_code.errors import ApiError, BadAnswer, Request, Throttled, Unclear, Unreachable


class Repeat(Enum):
    """When a call may be made a second time."""

    SAFE = "safe"
    """Making it twice does what making it once does: reads, and PUT."""
    UNDONE = "undone"
    """Only when the first one surely did nothing: create, lifecycle, trigger, drop users."""


@dataclass(frozen=True, slots=True)
class Retry:
    """A call that is about to be made again, `delay` seconds after it failed with `error`."""

    request: Request
    error: ApiError
    attempt: int
    """The number of the attempt that failed, from 1."""
    delay: float


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """How often and how patiently; all times in seconds.

    A `Retry-After` longer than `longest_wait` is not waited for: the call gives up at once, for
    trying earlier than was asked would be answered the same.
    """

    attempts: int = 5
    first_delay: float = 0.5
    longest_delay: float = 20.0
    longest_wait: float = 60.0
    budget: float = 120.0
    """The longest that one call may spend waiting in all."""

    def delay(
        self, error: ApiError, repeat: Repeat, *, attempt: int, waited: float, jitter: float
    ) -> float | None:
        """Seconds until the next attempt, or None when there is none.

        `attempt` counts from 1, `waited` is what the call has waited already, `jitter` is from 0 to 1.
        """
        if attempt >= self.attempts or not may_repeat(error, repeat):
            return None
        delay = jitter * min(self.longest_delay, self.first_delay * 2 ** (attempt - 1))
        if error.retry_after is not None:
            if error.retry_after > self.longest_wait:
                return None
            delay += error.retry_after
        return delay if waited + delay <= self.budget else None


NEVER = RetryPolicy(attempts=1)
"""Every failure is final."""


def may_repeat(error: ApiError, repeat: Repeat) -> bool:
    """Whether the call that failed so may be made again."""
    if isinstance(error, Unreachable | Throttled):
        return True
    return repeat is Repeat.SAFE and isinstance(error, Unclear | BadAnswer)
