"""Three-way merge of the values inside a document: mappings, lists and what is neither.

In every function `a` is what was applied, `p` what is live, `d` what git wants; any may be ABSENT.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from journeys_as_code.address import Path
from journeys_as_code.model.absent import ABSENT
from journeys_as_code.model.points.kind import Form, Type
from journeys_as_code.plan.change import Origin
from journeys_as_code.plan.lists import Covers, align, in_order
from journeys_as_code.remote import protojson
from journeys_as_code.remote.semantics import Semantics
from journeys_as_code.secrets import is_seal

Pair = tuple[Any, Any]
"""What is live and what is wanted in one place; the very same object where nothing changes."""

NO_TYPE = Type(Form.ANY)


class Values:
    """The places where a merge found something, and why; `known` is whether there is an `a` at all."""

    def __init__(self, semantics: Semantics, *, known: bool) -> None:
        self._semantics = semantics
        self._known = known
        self.origins: dict[Path, Origin] = {}
        self.pairs: dict[Path, list[int | None]] = {}
        self.foreign: dict[Path, Any] = {}

    def value(self, type_: Type, a: Any, p: Any, d: Any, path: Path) -> Pair:
        """A value that is ours where git names it, or named it; its zero value is as if absent."""
        if d is ABSENT and a is ABSENT:
            return p, p
        if not self._semantics.is_zero(type_, p):
            return self.element(type_, a, p, d, path)
        if self._semantics.is_zero(type_, d):
            return p, p
        self._note(path, type_, a, p, d)
        return ABSENT, d

    def element(self, type_: Type, a: Any, p: Any, d: Any, path: Path) -> Pair:
        """A value that is live, be it zero or not."""
        if isinstance(p, dict) and isinstance(d, dict):
            return self._mapping(type_, a if isinstance(a, dict) else {}, p, d, path)
        if isinstance(p, list) and isinstance(d, list):
            return self._list(type_, a if isinstance(a, list) else [], p, d, path)
        return self.leaf(type_, a, p, d, path)

    def leaf(self, type_: Type, a: Any, p: Any, d: Any, path: Path) -> Pair:
        """A value that is replaced as a whole."""
        if type(p) is type(d) and p == d:
            return p, p
        if self._semantics.same(type_, p, d):
            return (d, d) if is_seal(p) else (p, p)
        self._note(path, type_, a, p, d)
        return p, d

    def covers(self, type_: Type) -> Covers:
        """What tells of two values of a type whether the first says all that the second says."""

        def covered(live: Any, part: Any) -> bool:
            trial = Values(self._semantics, known=False)
            trial.element(type_, part, live, part, ())
            return not trial.origins

        return covered

    def note_whole(self, path: Path, a: Any, p: Any, d: Any, covers: Covers) -> None:
        """Say why a thing comes or goes as a whole; unlike a value it has no zero."""
        self._judge(path, lambda: _held(p, a, covers), lambda: _held(a, d, covers))

    def _note(self, path: Path, type_: Type, a: Any, p: Any, d: Any) -> None:
        same = self._semantics.same

        def held() -> bool:
            both = a is not ABSENT and p is not ABSENT
            return same(type_, a, p) or (both and self.covers(type_)(p, a))

        self._judge(path, held, lambda: same(type_, a, d))

    def _judge(self, path: Path, held: Callable[[], bool], restored: Callable[[], bool]) -> None:
        """`held`: live is as it was applied; `restored`: git wants what was applied."""
        if not self._known or held():
            self.origins[path] = Origin.GIT
        else:
            self.origins[path] = Origin.DRIFT if restored() else Origin.CONFLICT

    def _mapping(
        self, type_: Type, a: dict[str, Any], p: dict[str, Any], d: dict[str, Any], path: Path
    ) -> Pair:
        free = type_.form is Form.MAP
        if not free:
            a = _spelled(a, d, type_)
            p = _spelled(_spelled(p, d, type_), a, type_)
        pairs: dict[str, Pair] = {}
        for key in keys_of(p, d):
            was, live, wanted = (it.get(key, ABSENT) for it in (a, p, d))
            one = self._entry if free else self.value
            pairs[key] = one(_child(type_, key), was, live, wanted, (*path, key))
        return joined(pairs)

    def _entry(self, type_: Type, a: Any, p: Any, d: Any, path: Path) -> Pair:
        """An entry of a free map: there, it is never as if absent, whatever its value."""
        if d is ABSENT and a is ABSENT:
            self.foreign[path] = p
            return p, p
        if type(p) is type(d) and isinstance(p, dict | list):
            return self.element(type_, a, p, d, path)
        if self._alike(type_, p, d):
            return (d, d) if is_seal(p) else (p, p)
        self._judge(
            path,
            lambda: _held(p, a, lambda one, other: self._alike(type_, one, other)),
            lambda: _held(a, d, lambda one, other: self._alike(type_, one, other)),
        )
        return p, d

    def _alike(self, type_: Type, one: Any, other: Any) -> bool:
        """Whether two entries mean the same; like an element of a list, an entry has no zero."""
        if one is ABSENT or other is ABSENT:
            return one is other
        return self._semantics.same(Type(Form.LIST, item=type_), [one], [other])

    def _list(self, type_: Type, a: list[Any], p: list[Any], d: list[Any], path: Path) -> Pair:
        if not _mappings(p) or not _mappings(d):
            return self._plain_list(type_, a, p, d, path)
        item = type_.item or NO_TYPE
        covers = self.covers(item)
        places = align(d, p, covers)
        origins = align(d, a, covers) if _mappings(a) else [None] * len(d)
        live, wanted = list(p), []
        for index, (place, origin, element) in enumerate(zip(places, origins, d, strict=True)):
            was, at = ABSENT if origin is None else a[origin], (*path, index)
            if place is None:
                self.note_whole(at, was, ABSENT, element, covers)
                wanted.append(element)
            else:
                live[place], after = self.element(item, was, p[place], element, at)
                wanted.append(after)
        if len(live) == len(wanted) and all(map(_is, live, wanted)):
            return live, live
        if not in_order(places):
            self._note(path, type_, a, p, d)
            return live, wanted
        self.pairs[path] = places
        for index in set(range(len(p))).difference(places):
            was = next((element for element in a if covers(p[index], element)), ABSENT)
            self.note_whole((*path, -1 - index), was, p[index], ABSENT, covers)
        return live, wanted

    def _plain_list(
        self, type_: Type, a: list[Any], p: list[Any], d: list[Any], path: Path
    ) -> Pair:
        """A list whose elements are not all mappings is one value."""
        trial = Values(self._semantics, known=False)
        if len(p) == len(d):
            live = [
                trial.element(type_.item or NO_TYPE, ABSENT, one, other, ())[0]
                for one, other in zip(p, d, strict=True)
            ]
            if not trial.origins:
                return live, live
        self._note(path, type_, a, p, d)
        return p, d


def joined(pairs: Mapping[str, Pair]) -> Pair:
    """A mapping put together from its values; one object for both sides if nothing changes."""
    live = {key: one for key, (one, _) in pairs.items() if one is not ABSENT}
    if all(one is other for one, other in pairs.values()):
        return live, live
    return live, {key: other for key, (_, other) in pairs.items() if other is not ABSENT}


def keys_of(p: Mapping[Any, Any], d: Mapping[Any, Any]) -> Iterable[Any]:
    """The keys of both, those of `p` first."""
    return p if p.keys() >= d.keys() else [*p, *(key for key in d if key not in p)]


def _held(one: Any, part: Any, covers: Covers) -> bool:
    if one is ABSENT or part is ABSENT:
        return one is part
    return covers(one, part)


def _is(one: Any, other: Any) -> bool:
    return one is other


def _mappings(elements: list[Any]) -> bool:
    return all(isinstance(element, dict) for element in elements)


def _child(type_: Type, key: str) -> Type:
    known = type_.fields.get(key) if type_.form is Form.MESSAGE else None
    return known.type if known else type_.item or NO_TYPE


def _spelled(value: dict[str, Any], like: Mapping[str, Any], type_: Type) -> dict[str, Any]:
    """`value` with its fields spelled as in `like`, where they differ in spelling only."""
    if value.keys() <= like.keys() or like.keys() <= value.keys():
        return value
    wanted = {name: key for key, name in protojson.spellings(like, type_)[0].items()}
    spelled: dict[str, Any] = {}
    for key, name in protojson.spellings(value, type_)[0].items():
        to = wanted.get(name, key)
        spelled[key if to in value else to] = value[key]
    return spelled
