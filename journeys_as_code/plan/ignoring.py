"""What `drift_ignore:` of journeys.yaml leaves to others: which places of a journey, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from journeys_as_code.address import Path
from journeys_as_code.model.journey import POINT_KEYS, Document, kind_names
from journeys_as_code.model.project import DriftIgnore
from journeys_as_code.plan.selecting import means

_POINT = len(("points", "name"))


NOT_ASKED = "(not asked for)"
"""The reason for what is left only because nobody asked for it now."""


@dataclass(frozen=True, slots=True)
class Ignoring:
    """The entries that concern one journey, and which kinds each of its points has or had."""

    entries: Sequence[DriftIgnore] = ()
    kinds: Mapping[str, frozenset[str]] = field(default_factory=dict)
    only: Collection[Path] | None = None
    """The places that are asked for, where not all are; all others are left too."""

    @classmethod
    def of(
        cls,
        entries: Iterable[DriftIgnore],
        key: str,
        documents: Iterable[Document | None],
        *,
        only: Collection[Path] | None = None,
    ) -> Ignoring:
        """The entries for the journey with this key, whose documents are these."""
        chosen = tuple(it for it in entries if fnmatchcase(key, it.journey or "*"))
        return cls(chosen, _kinds(documents) if chosen else {}, only)

    @property
    def idle(self) -> bool:
        """Whether nothing at all is left to others."""
        return not self.entries and self.only is None

    def chosen(self, paths: Collection[Path]) -> dict[Path, str]:
        """Which of the places that differ are ignored, each with the reason.

        A list counts as a whole, and so does a point that became one of another kind: the whole
        place stands in the answer. The status is none of them, that is what `status_owner` is for.
        """
        if self.idle:
            return {}
        turned = _turned(paths)
        reasons: dict[Path, list[str]] = {}
        for path in paths:
            reasons.setdefault(whole(path, turned), []).append(self._reason(path))
        return {place: found[0] for place, found in reasons.items() if all(found)}

    def place(self, path: Path, paths: Collection[Path]) -> Path:
        """The place that a path is counted with, of all paths that differ."""
        return whole(path, _turned(paths))

    def _reason(self, path: Path) -> str:
        asked = self.only is None or any(_meet(_base(path), _base(it)) for it in self.only)
        if not asked:
            return NOT_ASKED
        return next((it.reason for it in self.entries if self._means(it, path)), "")

    def _means(self, entry: DriftIgnore, path: Path) -> bool:
        if path == ("status",):
            return False
        if entry.kind and entry.kind not in self._kinds_at(path):
            return False
        return entry.path is None or means(entry.path, _base(path))

    def _kinds_at(self, path: Path) -> frozenset[str]:
        if path[:1] != ("points",) or len(path) < _POINT:
            return frozenset()
        return self.kinds.get(str(path[1]), frozenset())


def _meet(one: Path, other: Path) -> bool:
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]


def whole(path: Path, turned: Collection[Path]) -> Path:
    """The place that is left or written as one: up to the first list, or a point that is `turned`."""
    return path[:_POINT] if path[:_POINT] in turned else _base(path)


def _base(path: Path) -> Path:
    cut = next((depth for depth, step in enumerate(path) if isinstance(step, int)), len(path))
    return path[:cut]


def _turned(paths: Collection[Path]) -> set[Path]:
    """The points of which more than one kind comes or goes."""
    kinds: dict[Path, set[str]] = {}
    for path in paths:
        if len(path) == _POINT + 1 and path[0] == "points" and path[-1] not in POINT_KEYS:
            kinds.setdefault(path[:_POINT], set()).add(str(path[-1]))
    return {point for point, names in kinds.items() if len(names) > 1}


def _kinds(documents: Iterable[Document | None]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for document in documents:
        for name, point in ((document or {}).get("points") or {}).items():
            found.setdefault(name, set()).update(kind_names(point))
    return {name: frozenset(kinds) for name, kinds in found.items()}
