"""How many requests may be under way, and how often one may go out. Pure.

Both shrink together when the API says 429, and grow back while it says nothing of the kind: the
share of what is allowed is halved by the one and grows in small equal steps by the other.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

_STEPS = 16
"""How many good answers for each worker it takes to win back the whole of the share."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that is ever allowed; `per_second` is None where only the workers bound it."""

    workers: int = 8
    per_second: float | None = None


@dataclass(frozen=True, slots=True)
class Pace:
    """What is allowed now. Times are in seconds of a monotonic clock.

    `free_at` is when the next request may go out: the token bucket, which holds one token, as the
    moment at which it is full again. It is never in the past for long, so nothing is saved up: within
    any second no more go out than `per_second` and one.
    """

    limits: Limits = Limits()
    share: float = 1.0
    slowed_at: float = float("-inf")
    free_at: float = float("-inf")

    @property
    def workers(self) -> int:
        """How many requests may be under way at once."""
        return max(1, int(self.limits.workers * self.share))

    @property
    def per_second(self) -> float | None:
        """How many may go out in a second."""
        most = self.limits.per_second
        return None if most is None else most * self.share

    def booked(self, now: float) -> tuple[Pace, float]:
        """The pace after one more request, and the seconds that this request has to wait."""
        if self.per_second is None:
            return self, 0.0
        at = max(now, self.free_at)
        return replace(self, free_at=at + 1 / self.per_second), at - now

    def slowed(self, *, sent_at: float, now: float) -> Pace:
        """The pace after a 429 to a request that went out at `sent_at`.

        What went out before the last time it was slowed says nothing new: many that were under way
        together are refused together.
        """
        if sent_at < self.slowed_at:
            return self
        least = 1 / (2 * max(self.limits.workers, _STEPS))
        return replace(self, share=max(least, self.share / 2), slowed_at=now)

    def quickened(self) -> Pace:
        """The pace after an answer that is no complaint."""
        if self.share == 1.0:
            return self
        return replace(self, share=min(1.0, self.share + 1 / (_STEPS * self.limits.workers)))
