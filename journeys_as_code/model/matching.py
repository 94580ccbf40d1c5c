"""Which point of one document is which point of another: by title, by data, by place in the graph.

The two documents call their points by names of their own. The order of points and of keys never
matters, and no point is ever paired twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from journeys_as_code.model.journey import Document, Point, default_title, kind_of, targets_of
from journeys_as_code.model.references import may_refer, rename_references

Alike = Callable[[str, Any, Any], bool]
"""Whether the data of two points of a kind is the same: kind, data of the one, data of the other."""


class How(StrEnum):
    """By what two points were found to be one."""

    UUID = "uuid"
    """Pinned by the file, derived from it, or said by hand."""
    TITLE = "title"
    DATA = "same data"
    PLACE = "place in the journey"
    NAME = "name"
    KIND = "the only one of its kind"


SURE = frozenset({How.UUID, How.TITLE, How.DATA})
"""What leaves no doubt; the rest is likely."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A point of the one document (`name`) and the point of the other that it is."""

    name: str
    other: str
    how: How

    @property
    def sure(self) -> bool:
        """Whether there is no doubt about it."""
        return self.how in SURE


def match(one: Document, other: Document, said: Mapping[str, str], alike: Alike) -> dict[str, Pair]:
    """The pairs that were found, by the name in `one`; points without a partner are left out.

    What is `said` (name -> name in the other) decides. Then a title that only one point of a kind
    has on each side; then, sure pairs first, the partner that fits best by data, title or name, and
    by the points around it, where no second one fits as well; at last being the only one of a kind.
    """
    matching = _Matching(_Side.of(one), _Side.of(other), alike)
    for name, partner in said.items():
        if name in matching.one.points and partner in matching.other.points:
            matching.add(name, partner, How.UUID)
    matching.by_title()
    while matching.by_likeness(sure=True) or matching.by_likeness(sure=False):
        pass
    matching.by_kind()
    order = list(matching.one.points)
    return dict(sorted(matching.found.items(), key=lambda item: order.index(item[0])))


@dataclass(frozen=True, slots=True)
class _Side:
    points: Mapping[str, Point]
    titles: Mapping[str, str]
    edges: Mapping[str, Mapping[str, str]]
    """Name -> output -> name."""
    into: Mapping[str, frozenset[tuple[str, str]]]
    """Name -> where one comes from: point and output."""

    @classmethod
    def of(cls, document: Document) -> _Side:
        points: Mapping[str, Point] = document.get("points") or {}
        edges = {name: targets_of(point) for name, point in points.items()}
        into: dict[str, set[tuple[str, str]]] = {name: set() for name in points}
        for name, outputs in edges.items():
            for output, target in outputs.items():
                into.setdefault(target, set()).add((name, output))
        nameless = dict.fromkeys(points, "")
        return cls(
            {name: _without_names(point, nameless) for name, point in points.items()},
            {n: str(p.get("title") or default_title(n)).casefold() for n, p in points.items()},
            edges,
            {name: frozenset(sources) for name, sources in into.items()},
        )


def _without_names(point: Point, nameless: Mapping[str, str]) -> Point:
    """The point, its texts not telling which points they speak of: names differ anyway."""
    return rename_references(point, nameless) if may_refer(point) else point


Fit = tuple[bool, bool, int]
"""How well two points fit: same data, same title or name, how many neighbours agree."""


class _Matching:
    def __init__(self, one: _Side, other: _Side, alike: Alike) -> None:
        self.one, self.other = one, other
        self.found: dict[str, Pair] = {}
        self._partners: dict[str, str] = {}
        self._alike = alike
        self._same: dict[tuple[str, str], bool] = {}

    def add(self, name: str, partner: str, how: How) -> None:
        if name not in self.found and partner not in self._partners:
            self.found[name] = Pair(name, partner, how)
            self._partners[partner] = name

    def by_title(self) -> None:
        """Titles that one point of a kind has on each side."""

        def titled(side: _Side) -> dict[tuple[str, str], str]:
            titles = {n: (kind_of(p), side.titles[n]) for n, p in side.points.items()}
            counts = Counter(titles.values())
            return {title: name for name, title in titles.items() if counts[title] == 1}

        theirs = titled(self.other)
        for title, name in titled(self.one).items():
            if title in theirs:
                self.add(name, theirs[title], How.TITLE)

    def by_likeness(self, *, sure: bool) -> bool:
        """The pairs whose points each fit the other best; False when there is none any more."""
        fits = {pair: fit for pair in self._open() if _counts(fit := self._fit(*pair), sure=sure)}
        pairs = _only_best(fits, 0) & _only_best(fits, 1)
        for name, partner in sorted(pairs):
            self.add(name, partner, _how(fits[name, partner], has_data=self._has_data(name)))
        return bool(pairs)

    def by_kind(self) -> None:
        """Points that are the only ones of their kind that are left."""
        kinds = Counter(kind_of(self.one.points[name]) for name in self._left(self.one, self.found))
        others = self._left(self.other, self._partners)
        theirs = Counter(kind_of(self.other.points[name]) for name in others)
        for name, partner in list(self._open()):
            kind = kind_of(self.one.points[name])
            if kinds[kind] == theirs[kind] == 1:
                self.add(name, partner, How.KIND)

    def _left(self, side: _Side, taken: Mapping[str, object]) -> list[str]:
        return [name for name in side.points if name not in taken]

    def _open(self) -> Iterator[tuple[str, str]]:
        """Every pair of points of a kind that may still be one."""
        left = self._left(self.other, self._partners)
        for name in self._left(self.one, self.found):
            kind = kind_of(self.one.points[name])
            yield from ((name, it) for it in left if kind_of(self.other.points[it]) == kind)

    def _fit(self, name: str, partner: str) -> Fit:
        pair = name, partner
        if pair not in self._same:
            mine, theirs = self.one.points[name], self.other.points[partner]
            kind = kind_of(mine)
            self._same[pair] = self._alike(kind, mine[kind], theirs[kind])
        called = name == partner or self.one.titles[name] == self.other.titles[partner]
        agreeing = self._agreeing(name, partner)
        # That neither has any data tells nothing.
        telling = self._has_data(name) or called or bool(agreeing)
        return self._same[pair] and telling, called, agreeing

    def _has_data(self, name: str) -> bool:
        point = self.one.points[name]
        return bool(point[kind_of(point)])

    def _agreeing(self, name: str, partner: str) -> int:
        """How many ways in and out lead from and to points that are one."""
        out = sum(
            to in self.found and self.found[to].other == self.other.edges[partner].get(output)
            for output, to in self.one.edges[name].items()
        )
        into = sum(
            source in self.found
            and (self.found[source].other, output) in self.other.into.get(partner, ())
            for source, output in self.one.into.get(name, ())
        )
        return out + into


def _counts(fit: Fit, *, sure: bool) -> bool:
    same, called, agreeing = fit
    return same if sure else bool(called or agreeing)


def _how(fit: Fit, *, has_data: bool) -> How:
    same, called, agreeing = fit
    if same and (has_data or agreeing):
        return How.DATA
    return How.NAME if called else How.PLACE


def _only_best(fits: Mapping[tuple[str, str], Fit], side: int) -> set[tuple[str, str]]:
    """For each point of a side its best pair, where no other pair is as good."""
    rows: dict[str, list[tuple[Fit, tuple[str, str]]]] = {}
    for pair, fit in fits.items():
        rows.setdefault(pair[side], []).append((fit, pair))
    best: set[tuple[str, str]] = set()
    for row in rows.values():
        top = max(fit for fit, _ in row)
        winners = [pair for fit, pair in row if fit == top]
        best |= set(winners) if len(winners) == 1 else set()
    return best
