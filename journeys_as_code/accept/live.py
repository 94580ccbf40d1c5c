"""From what drifted to the steps that bring a journey's data to what is live there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from journeys_as_code.accept.data import Step, steps_between, value_at
from journeys_as_code.accept.refit import Refit
from journeys_as_code.address import Path
from journeys_as_code.model.absent import ABSENT
from journeys_as_code.model.journey import Document, kind_names, targets_of
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.model.points.kind import Kind
from journeys_as_code.remote.semantics import Semantics

EDGES = ("next", "outputs")
_POINT, _FIELD = 2, 3


@dataclass(frozen=True)
class Live:
    """What git wants of a journey and what is live, as canonical documents; `status` is the live one."""

    wanted: Document = field(repr=False)
    document: Document = field(repr=False)
    status: str | None
    catalogue: Catalogue = field(repr=False)
    semantics: Semantics = field(repr=False)

    def steps(self, path: Path, written: Document, refit: Refit) -> list[Step]:
        """What makes the journey's data, as it is `written` now, say what is live at a path."""
        if path == ("status",):
            return [Step(path, self.status)]
        if path[0] == "points" and len(path) == _POINT:
            return [self._point(str(path[1]), written, refit)]
        if path[0] == "points" and path[2] in EDGES:
            return list(self._edges(path, written))
        return list(self._value(up_to_lists(path), written, refit))

    def _value(self, path: Path, written: Document, refit: Refit) -> Iterator[Step]:
        now, live = value_at(written, path), value_at(self.document, path)
        if live is ABSENT:
            if now is not ABSENT:
                yield Step(path, ABSENT)
            return
        type_ = self.semantics.type_at(self.document, path)
        made = refit.value(type_, now, value_at(self.wanted, path), live, path)
        yield from steps_between(now, made, path)

    def _point(self, name: str, written: Document, refit: Refit) -> Step:
        path: Path = ("points", name)
        if name not in self.document["points"]:
            return Step(path, ABSENT)
        tidied = self.semantics.tidy({"points": {name: self.document["points"][name]}})
        point = dict(tidied["points"][name])
        if not any("position" in each for each in written["points"].values()):
            point.pop("position", None)
        after, before = self._neighbours(name, written["points"])
        return Step(path, refit.fresh(point, path), after, before)

    def _neighbours(self, name: str, written: Mapping[str, Any]) -> tuple[str | None, str | None]:
        """The point behind which a new one stands in the file; else the one before which it does."""
        points: Mapping[str, Any] = self.document["points"]
        above = (it for it in written if it in points and name in targets_of(points[it]).values())
        below = (it for it in targets_of(points[name]).values() if it in written)
        first = next(above, None)
        return (first, None) if first is not None else (None, next(below, None))

    def _edges(self, path: Path, written: Document) -> Iterator[Step]:
        """The ways out of a point, each spelled as its author spells it."""
        at = path[:_POINT]
        point, live = value_at(written, at), value_at(self.document, at)
        if point is ABSENT or live is ABSENT:
            return
        kind = self.catalogue.get(next(iter(kind_names(live)), ""))
        leads = {_canonical(kind, way): to for way, to in targets_of(live).items()}
        only = _canonical(kind, str(path[_FIELD])) if len(path) > _FIELD else None
        known = _ways(point)
        for place, way in known.items():
            to = leads.get(_canonical(kind, way), ABSENT)
            if only in (None, _canonical(kind, way)) and to != value_at(point, place):
                yield Step((*at, *_whole(place, point, to)), to)
        spelled = {_canonical(kind, way) for way in known.values()}
        for way, to in leads.items():
            if way not in spelled and only in (None, way):
                yield Step((*at, *_new_way(kind, way, live)), to)


def up_to_lists(path: Path) -> Path:
    """A path without what leads into a list: lists are taken as a whole."""
    cut = next((depth for depth, step in enumerate(path) if isinstance(step, int)), len(path))
    return path[:cut]


def _ways(point: Mapping[str, Any]) -> dict[Path, str]:
    """Where in a point each of its ways out is written, and how it is called there."""
    found: dict[Path, str] = {("next",): "default"} if "next" in point else {}
    outputs = point.get("outputs")
    return found | {("outputs", way): way for way in (outputs if isinstance(outputs, dict) else ())}


def _whole(place: Path, point: Mapping[str, Any], to: Any) -> Path:
    """With its last way out, `outputs` goes too."""
    only = len(place) > 1 and len(point["outputs"]) == 1
    return place[:1] if only and to is ABSENT else place


def _canonical(kind: Kind | None, way: str) -> str:
    output = kind.output(way) if kind else None
    return output.alias if output else way


def _new_way(kind: Kind | None, way: str, live: Mapping[str, Any]) -> Path:
    single = kind.single if kind else "next" in live
    return (
        ("next",)
        if single and way in ("default", _canonical(kind, "default"))
        else ("outputs", way)
    )
