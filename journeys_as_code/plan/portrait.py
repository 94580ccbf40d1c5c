"""How much two journeys look like one, whatever they and their points are called.

What a journey says is the data of its points. Waits and exits tell nothing, and neither does a point
that other journeys of the project have just so; only where a journey has no others do they count.
No order of files, points or keys ever matters.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from journeys_as_code.compile.resource import Resource
from journeys_as_code.model.journey import Document, Point, kind_names
from journeys_as_code.model.references import may_refer, rename_references
from journeys_as_code.secrets import Secrets
from journeys_as_code.state.record import Record

Said = tuple[str, str]
"""What one point says: its kind, and its data as text."""

ENOUGH = Fraction(1, 2)
"""The share of what tells from which on two journeys may be one."""
_TELL_NOTHING = ("wait", "exit")
_NOTHING = "{}"


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two journeys have in common: `agreeing` of `points` points, and this `share` of what tells."""

    same_title: bool
    agreeing: int
    points: int
    share: Fraction
    by_name: bool = False
    """Whether only the points' names could be compared."""

    @property
    def enough(self) -> bool:
        """Whether the one may be the other under another key."""
        return self.same_title or self.share >= ENOUGH

    @property
    def rank(self) -> Fraction:
        """The more, the more alike."""
        return self.share + self.same_title

    @property
    def words(self) -> str:
        """What they have in common."""
        alike = "have the same name" if self.by_name else "say the same"
        points = f"{self.agreeing} of {self.points} points {alike}"
        return f"the same title, {points}" if self.same_title else points


@dataclass(frozen=True, slots=True)
class Portrait:
    """A journey as far as it can be recognised: `says` is empty where only the names are known."""

    title: str
    says: Counter[Said] = field(repr=False)
    names: frozenset[str]

    @classmethod
    def of(cls, document: Document, names: Collection[str] = ()) -> Portrait:
        """The portrait of a canonical document, its secrets sealed."""
        points: Mapping[str, Point] = document.get("points") or {}
        nameless = dict.fromkeys(points, "")
        return cls(
            _folded(document.get("title")),
            Counter(_said(point, nameless) for point in points.values()),
            frozenset(points or names),
        )

    @property
    def looks(self) -> Hashable:
        """The same for two journeys that are alike in title and data."""
        return self.title, frozenset(self.says.items())

    def hooks(self, common: Collection[Said] = ()) -> Collection[Hashable]:
        """Two journeys that share none of these are surely not alike enough."""
        if not self.says:
            return {("title", self.title), *self.names}
        return {("title", self.title), *(_telling(self.says, common) or ["nothing"])}

    def like(self, other: Portrait, common: Collection[Said] = ()) -> Likeness:
        """How much they look like one; what is `common` tells nothing. The same the other way round."""
        same_title = bool(self.title) and self.title == other.title
        if not (self.says and other.says):
            agreeing = len(self.names & other.names)
            points = max(len(self.names), len(other.names))
            share = Fraction(agreeing, points or 1)
            return Likeness(same_title, agreeing, points, share, by_name=True)
        both = (self.says & other.says).total()
        points = max(self.says.total(), other.says.total())
        mine, theirs = _telling(self.says, common), _telling(other.says, common)
        if not (mine or theirs):
            return Likeness(same_title, both, points, Fraction(both, points))
        most = max(mine.total(), theirs.total())
        return Likeness(same_title, both, points, Fraction((mine & theirs).total(), most))


def portraits(record: Record) -> list[Portrait]:
    """The portraits of a journey that state knows: as it was applied, and as it was about to be."""
    pending = record.pending.desired if record.pending else None
    known = [document for document in (record.applied, pending) if document]
    if not known:
        info = (record.seen or {}).get("info") or {}
        known = [{"title": info.get("title")}]
    return [Portrait.of(document, record.points) for document in known]


def portrait(resource: Resource, secrets: Secrets) -> Portrait:
    """The portrait of a journey as git wants it."""
    return Portrait.of(secrets.seal(resource.document))


def _said(point: Point, nameless: Mapping[str, str]) -> Said:
    """Without the names of the points that its texts speak of: they may differ."""
    if may_refer(point):
        point = rename_references(point, nameless)
    kind = next(iter(kind_names(point)), "")
    return kind, json.dumps(point.get(kind) or {}, sort_keys=True)


def _telling(says: Counter[Said], common: Collection[Said]) -> Counter[Said]:
    return Counter(
        {
            said: count
            for said, count in says.items()
            if said[0] not in _TELL_NOTHING and said[1] != _NOTHING and said not in common
        }
    )


def _folded(title: Any) -> str:
    return " ".join(title.split()).casefold() if isinstance(title, str) else ""
