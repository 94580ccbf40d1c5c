"""A live document of one target as another target would have it, and as git would speak of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from journeys_as_code.model.absent import ABSENT
from journeys_as_code.model.journey import Document, kind_names
from journeys_as_code.model.points.kind import Form, Type
from journeys_as_code.plan.lists import align
from journeys_as_code.plan.merge_values import NO_TYPE, Values, keys_of
from journeys_as_code.remote.semantics import Semantics

_NOT_OURS = ("comments", "extra")
_NOT_OURS_OF_A_POINT = ("title", "position", "extra")


def carried(live: Document, here: Document, there: Document, semantics: Semantics) -> Document:
    """What is live on one target, with the values that git gives the other one.

    `here` and `there` are git's documents for the two. Where they differ, and live says what git
    says here, it gets what git says there; everything else stays as it is.
    """
    document: Document = _Carrying(semantics).value(live, here, there, semantics.type_at({}, ()))
    return document


class _Carrying:
    def __init__(self, semantics: Semantics) -> None:
        self._semantics = semantics
        self._covers = Values(semantics, known=False).covers

    def value(self, live: Any, here: Any, there: Any, type_: Type) -> Any:
        if here is there or here == there:
            return live
        three = (live, here, there)
        if all(isinstance(value, dict) for value in three):
            return self._mapping(live, here, there, type_)
        if all(_is_list_of_mappings(value) for value in three) and len(here) == len(there):
            return self._list(live, here, there, type_.item or NO_TYPE)
        return there if self._semantics.same(type_, live, here) else live

    def _mapping(
        self, live: Document, here: Document, there: Document, type_: Type
    ) -> Mapping[Any, Any]:
        made = dict(live)
        for key in keys_of(here, there):
            known = type_.fields.get(key) if type_.form is Form.MESSAGE else None
            below = known.type if known else type_.item or NO_TYPE
            now, one, other = (it.get(key, ABSENT) for it in (live, here, there))
            made[key] = self.value(now, one, other, below)
            if made[key] is ABSENT:
                del made[key]
        return made

    def _list(self, live: list[Any], here: list[Any], there: list[Any], item: Type) -> list[Any]:
        made = list(live)
        for index, place in enumerate(align(here, live, self._covers(item))):
            if place is not None:
                made[place] = self.value(live[place], here[index], there[index], item)
        return made


def spoken_of(live: Document, named: Sequence[Document], semantics: Semantics) -> Document:
    """What is live, without what is nobody's to compare unless git names it in one of `named`.

    That are titles of points, canvas positions, comments, and fields that the catalogue does not know.
    """
    document = _without(live, named, _NOT_OURS)
    points = document.get("points") or {}
    document["points"] = {
        name: _point(name, point, [_below(git, "points", name) for git in named], semantics)
        for name, point in points.items()
    }
    return document


def _point(name: str, point: Document, named: list[Any], semantics: Semantics) -> Document:
    made = _without(point, named, _NOT_OURS_OF_A_POINT)
    for kind in kind_names(point):
        type_ = semantics.type_at({}, ("points", name, kind))
        made[kind] = _known(point[kind], [_below(git, kind) for git in named], type_)
    return made


def _without(document: Document, named: Sequence[Any], keys: Sequence[str]) -> Document:
    """The document, of these keys only with what git names."""
    made = {key: value for key, value in document.items() if key not in keys}
    for key in keys:
        below = [git[key] for git in named if isinstance(git, dict) and key in git]
        if key in document and below:
            made[key] = _named(document[key], below) if key == "extra" else document[key]
    return made


def _named(value: Any, named: Sequence[Any]) -> Any:
    """A value of no known type, of its mappings only with the keys that git names."""
    if not isinstance(value, dict):
        return value
    below = {
        key: [git[key] for git in named if isinstance(git, dict) and key in git] for key in value
    }
    return {key: _named(item, below[key]) for key, item in value.items() if below[key]}


def _known(value: Any, named: Sequence[Any], type_: Type) -> Any:
    """A value without the fields that neither the catalogue nor git knows."""
    if not isinstance(value, dict) or type_.form is not Form.MESSAGE:
        return value
    made = {}
    for key, item in value.items():
        below = [_below(git, key) for git in named]
        field = type_.fields.get(key)
        if field is not None:
            made[key] = _known(item, below, field.type)
        elif any(git is not None for git in below):
            made[key] = item
    return made


def _below(value: Any, *steps: str) -> Any:
    for step in steps:
        value = value.get(step) if isinstance(value, dict) else None
    return value


def _is_list_of_mappings(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(element, dict) for element in value)
