"""The names of branches on their lines, none over another as far as there is room."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from journeys_as_code.ways import lettering
from journeys_as_code.ways.sheet import Spot

SIZE, HEIGHT, LONGEST = 11, 20, 140
"""Of the letters, of the label, and of the widest text in one, in pixels."""
_SQUARE = LONGEST + 20
_ALONG = (0.5, 0.64, 0.36, 0.8, 0.2)
_OUT = (130, 210, 290)


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a branch; `x` and `y` are its middle."""

    text: str
    x: float
    y: float
    width: float
    """With some room around the text."""

    def overlaps(self, other: Label) -> bool:
        """Whether it would cover some of the other one."""
        near = (self.width + other.width) / 2 + 4
        return abs(self.x - other.x) < near and abs(self.y - other.y) < HEIGHT + 1


class Labels:
    """Labels that were put somewhere, by the square of the sheet they are in."""

    def __init__(self) -> None:
        self._squares: dict[tuple[int, int], list[Label]] = defaultdict(list)

    def put(self, text: str, places: Iterable[Spot]) -> Label:
        """A label at the first of these places where it covers no other, else at the very first."""
        shown = lettering.cut(text, SIZE, LONGEST)
        width = lettering.width(shown, SIZE) + 14
        tried = [Label(shown, x, y, width) for x, y in places]
        label = next((it for it in tried if not self._covers(it)), tried[0])
        self._squares[_square(label)].append(label)
        return label

    def _covers(self, label: Label) -> bool:
        x, y = _square(label)
        around = product((x - 1, x, x + 1), (y - 1, y, y + 1))
        return any(label.overlaps(other) for it in around for other in self._squares.get(it, ()))


def _square(label: Label) -> tuple[int, int]:
    """Labels that overlap are in neighbouring squares at most."""
    return int(label.x // _SQUARE), int(label.y // _SQUARE)


def curve(start: Spot, end: Spot) -> tuple[Spot, Spot]:
    """The two control points of the curve between two spots, upright at both ends."""
    half = (end[1] - start[1]) / 2
    return (start[0], start[1] + half), (end[0], end[1] - half)


def along(spots: Sequence[Spot]) -> Iterator[Spot]:
    """Places on the first curve of a line, the best one first."""
    start, end = spots[0], spots[1]
    one, other = curve(start, end)
    for t in _ALONG:
        u = 1 - t
        parts = ((u**3, start), (3 * u * u * t, one), (3 * u * t * t, other), (t**3, end))
        yield sum(part * x for part, (x, _) in parts), sum(part * y for part, (_, y) in parts)


def along_back(spots: Sequence[Spot]) -> Iterator[Spot]:
    """Places on the way of a line out to the side, the nearest first, and then upwards."""
    (start, y), (outside, _) = spots[1], spots[2]
    yield from ((start + far, y) for far in _OUT if start + far < outside - 20)
    yield outside, (spots[2][1] + spots[3][1]) / 2
