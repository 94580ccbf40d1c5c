"""How long people stay, as far as a document says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from journeys_as_code.model.journey import Point, kind_of
from journeys_as_code.model.values import format_duration, parse_duration


@dataclass(frozen=True, slots=True)
class Delay:
    """From `least` to `most` seconds, and on top of that `unknown` waits.

    Of those nobody can tell beforehand how long they take.
    """

    least: float = 0
    most: float = 0
    unknown: int = 0

    def __add__(self, other: Delay) -> Delay:
        return Delay(self.least + other.least, self.most + other.most, self.unknown + other.unknown)

    def __str__(self) -> str:
        """In words: `at once`, `1d`, `up to 2h`, `1d to 1d 2h`, `1d + ?`."""
        known = self._known()
        if not self.unknown:
            return known
        return "?" if known == "at once" else f"{known} + ?"

    def _known(self) -> str:
        if self.least == self.most:
            return format_duration(self.least) if self.most else "at once"
        most = format_duration(self.most)
        return f"{format_duration(self.least)} to {most}" if self.least else f"up to {most}"

    def as_json(self) -> dict[str, Any]:
        """As reports for programs give it; times in seconds."""
        return {"least": self.least, "most": self.most, "unknown": self.unknown}


NONE = Delay()


def stay(point: Point, *, triggered: bool) -> Delay:
    """How long people stay at a point of a canonical document.

    From a wait for events they leave at the end of the period, or `triggered` at any time before.
    """
    kind = kind_of(point)
    if kind == "wait":
        return _exactly(point[kind].get("duration"))
    if kind == "wait_for_trigger":
        period = _exactly(point[kind].get("period"))
        return Delay(0, period.most, period.unknown) if triggered else period
    return NONE


def _exactly(written: object) -> Delay:
    seconds = parse_duration(written) if isinstance(written, str) else None
    return Delay(unknown=1) if seconds is None else Delay(seconds, seconds)
