"""The figures as a table that a person and a README can read."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from benchmarks.process import Measured


@dataclass(frozen=True, slots=True)
class Row:
    """One thing measured against its floor; both in the order of the rounds."""

    what: str
    floor: str
    ours: Sequence[float]
    theirs: Sequence[float]
    target: float | None
    """None where the row is there to be read, not to be met."""
    processor: float | None = None
    """The ratio of processor times: the same on a busy machine, but blind to what could overlap."""

    @classmethod
    def of(
        cls,
        what: str,
        floor: str,
        ours: Sequence[Measured],
        theirs: Sequence[Measured],
        target: float,
    ) -> Row:
        """A row of whole processes."""
        processor = median(run.processor for run in ours) / median(run.processor for run in theirs)
        mine, bare = ([run.seconds for run in runs] for runs in (ours, theirs))
        return cls(what, floor, mine, bare, target, processor)

    @property
    def ratio(self) -> float:
        """Median against median."""
        return median(self.ours) / median(self.theirs)

    @property
    def best(self) -> float:
        """The quickest run against the quickest run: what noise cannot explain."""
        return min(self.ours) / min(self.theirs)

    def cells(self) -> tuple[str, ...]:
        """The row as text."""
        target, met = "", ""
        processor = f"{self.processor:.2f}x" if self.processor else ""
        if self.target is not None:
            target, met = f"{self.target:g}x", "yes" if self.ratio <= self.target else "no"
        return (
            self.what, self.floor, _time(median(self.ours)), _time(median(self.theirs)),
            f"{self.ratio:.2f}x", f"{self.best:.2f}x", processor, target, met,
        )  # fmt: skip


HEAD = ("what", "floor", "ours", "floor's", "ratio", "of minima", "of processor", "target", "met")


def render(rows: Sequence[Row], peaks: Sequence[tuple[str, float, float]]) -> str:
    """The table in markdown, aligned for the terminal too."""
    memory = [
        (f"peak memory of {what}", "", f"{peak:.0f} MB", "", "", "", "", f"{target:.0f} MB",
         "yes" if peak <= target else "no")
        for what, peak, target in peaks
    ]  # fmt: skip
    cells = [HEAD, *(row.cells() for row in rows), *memory]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = [
        "| "
        + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        + " |"
        for line in cells
    ]
    ruler = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([lines[0], ruler, *lines[1:]])


def conditions(journeys: int, rounds: int, today: date) -> str:
    """What the figures were taken on, without naming the machine."""
    return (
        f"{today.isoformat()}, {os.cpu_count()} cores, {platform.system()}, "
        f"{platform.python_implementation()} {platform.python_version()}; "
        f"{journeys:,} journeys of 30 points, {rounds} rounds, the subjects of a round one after the other; "
        f"load of the machine afterwards {os.getloadavg()[1]:.1f} (the benchmark itself makes about 1.5)."
    )


def _time(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.0f} ms"
