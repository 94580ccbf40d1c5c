"""Three-way merge of canonical documents, path by path, as `kubectl apply` does it.

What git names, git decides. What git named when it was last applied and does not name any more
goes. What neither names is not ours and is carried untouched. Points, their kinds, their outputs
and the elements of lists are ours wholly: what git leaves out of them goes, whoever put it there.

Wherever live and wanted mean the same, both sides of the result hold the very same object, so that
`is` tells whether anything changes below a place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from journeys_as_code.address import Path
from journeys_as_code.model.absent import ABSENT
from journeys_as_code.model.journey import Document, Point, kind_names
from journeys_as_code.model.points.kind import Form, Type
from journeys_as_code.plan.change import Origin
from journeys_as_code.plan.merge_values import NO_TYPE, Pair, Values, joined, keys_of
from journeys_as_code.plan.settled import Settled, settled
from journeys_as_code.remote.semantics import Semantics

_EDGES = ("next", "outputs")
_KIND = ("point_type", "point_data")
"""In `extra`: what the API says of a point's kind beyond what the catalogue knows."""
_SHARED = ("params", "extra")
"""Mappings of which only the keys that git names are ours, even when it names none any more."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge made.

    `live` is the prior document as far as it is to be compared: unknown fields spelled as git
    spells them, sealed secrets that git still holds shown as git's text. `document` is what to
    write; nothing changes exactly when the two are one object.
    """

    live: Document
    document: Document
    origins: Mapping[Path, Origin] = field(default_factory=dict)
    """Why each differing place differs. What was element `i` of a live list and goes is at `-1 - i`."""
    pairs: Mapping[Path, list[int | None]] = field(default_factory=dict)
    """Of lists compared by element: for each wanted element the index of the live one it is."""
    foreign: Mapping[Path, Any] = field(default_factory=dict)
    """Entries of free maps that are carried: data that somebody added outside git."""

    @property
    def unchanged(self) -> bool:
        """Whether what is live already means what is wanted."""
        return self.live is self.document


def merge(
    applied: Document | None, prior: Document, desired: Document, semantics: Semantics
) -> Merged:
    """The document to write, given what was applied last, what is live and what git wants.

    Without `applied` (an adopted journey) nothing was removed and every change is git's.
    """
    values = Values(semantics, known=applied is not None)
    before = desired if applied is None else applied
    live, document = _Merge(semantics, values).document(before, prior, desired)
    return Merged(live, document, values.origins, values.pairs, values.foreign)


class _Merge:
    def __init__(self, semantics: Semantics, values: Values) -> None:
        self._type_at = semantics.type_at
        self._semantics = semantics
        self._values = values

    def document(self, a: Document, p: Document, d: Document) -> Pair:
        pairs: dict[str, Pair] = {}
        for key in keys_of(p, d):
            if key == "points":
                pairs[key] = self._points(a.get(key) or {}, p.get(key) or {}, d.get(key) or {})
            else:
                pairs[key] = self._named(key, a, p, d, (key,))
        return joined(pairs)

    def _points(self, a: Document, p: Document, d: Document) -> Pair:
        pairs: dict[str, Pair] = {}
        for name in keys_of(p, d):
            path = ("points", name)
            was, live, wanted = a.get(name, ABSENT), p.get(name, ABSENT), d.get(name, ABSENT)
            if live is ABSENT or wanted is ABSENT:
                pairs[name] = live, wanted
                self._values.note_whole(path, was, live, wanted, self._covered)
            elif self._is_settled(was, live, wanted):
                pairs[name] = live, live
            else:
                pairs[name] = self._point({} if was is ABSENT else was, live, wanted, path)
        return joined(pairs)

    def _is_settled(self, a: Any, p: Point, d: Point) -> bool:
        """Whether a quick look is enough to see that nothing changes."""
        if a != d or any(p.get(edge) != d.get(edge) for edge in _EDGES):
            return False
        how = settled(p, d)
        if how is not Settled.WITH_MORE:
            return how is Settled.EXACTLY
        types = (
            (d[kind], p[kind], self._type_at(d, ("points", "", kind))) for kind in kind_names(d)
        )
        return not any(_adds_to_maps(*it) for it in types)

    def _point(self, a: Point, p: Point, d: Point, path: Path) -> Pair:
        pairs: dict[str, Pair] = {}
        kinds = {*kind_names(p), *kind_names(d)}
        for key in keys_of(p, d):
            at = (*path, key)
            if key in _EDGES:
                pairs[key] = self._edges(a, p, d, at)
            elif key not in kinds:
                pairs[key] = self._named(key, a, p, d, at)
            else:
                pairs[key] = self._kind(key, a, p, d, at)
        if "extra" in pairs and kind_names(p) != kind_names(d):
            live, wanted = pairs["extra"]
            pairs["extra"] = live, _of_another_kind(wanted, d.get("extra") or {})
        return joined(pairs)

    def _kind(self, kind: str, a: Point, p: Point, d: Point, path: Path) -> Pair:
        type_ = self._type_at(d, path)
        was, live, wanted = (point.get(kind, ABSENT) for point in (a, p, d))
        if live is not ABSENT and wanted is not ABSENT:
            return self._values.element(type_, was, live, wanted, path)
        self._values.note_whole(path, was, live, wanted, self._values.covers(type_))
        return live, wanted

    def _named(self, key: str, a: Document, p: Document, d: Document, path: Path) -> Pair:
        """A value that is ours where git names it."""
        was, live, wanted = (it.get(key, ABSENT) for it in (a, p, d))
        if wanted is ABSENT and key in _SHARED and isinstance(was, dict):
            wanted = {}
        return self._values.value(self._type_at(d, path), was, live, wanted, path)

    def _edges(self, a: Point, p: Point, d: Point, path: Path) -> Pair:
        type_ = self._type_at(d, path)
        was, live, wanted = (point.get(str(path[-1]), ABSENT) for point in (a, p, d))
        if not (isinstance(live, dict) and isinstance(wanted, dict)):
            return self._values.leaf(type_, was, live, wanted, path)
        was = was if isinstance(was, dict) else {}
        pairs: dict[str, Pair] = {}
        for name in keys_of(live, wanted):
            one, other = live.get(name, ABSENT), wanted.get(name, ABSENT)
            leaf = type_.item or NO_TYPE
            pairs[name] = self._values.leaf(leaf, was.get(name, ABSENT), one, other, (*path, name))
        return joined(pairs)

    def _covered(self, live: Point, part: Point) -> bool:
        """Whether the live point says everything that `part` says."""
        trial = Values(self._semantics, known=False)
        _Merge(self._semantics, trial)._point(part, live, part, ())  # noqa: SLF001
        return not trial.origins


def _of_another_kind(extra: Any, ours: Document) -> Any:
    """What is carried of a point whose kind changes: nothing that only says what kind it was."""
    if not isinstance(extra, dict):
        return extra
    left = {key: it for key, it in extra.items() if key not in _KIND or key in ours}
    if len(left) == len(extra):
        return extra
    return left or ABSENT


def _adds_to_maps(wanted: Document, live: Document, type_: Type) -> bool:
    """Whether a free map among the fields of a settled message has entries beside the wanted ones."""
    return any(
        settled(live[name], wanted[name]) is Settled.WITH_MORE
        for name, field in type_.fields.items()
        if name in wanted and _has_map(field.type)
    )


def _has_map(type_: Type) -> bool:
    if type_.form is Form.MAP:
        return True
    types = (*(field.type for field in type_.fields.values()), type_.item)
    return any(_has_map(part) for part in types if part)
