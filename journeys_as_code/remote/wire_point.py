"""One point, between its authoring form and the API's."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from journeys_as_code.errors import Refused
from journeys_as_code.model.journey import POINT_KEYS, Point, default_title, kind_of, targets_of
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.model.points.kind import Kind
from journeys_as_code.remote.envelope import (
    EDGE_FIELDS,
    OUTPUT_FIELDS,
    POINT_FIELDS,
    POSITION,
    laid_under,
    mapping,
    whole_position,
)
from journeys_as_code.remote.names import rest, take
from journeys_as_code.remote.port import Wire
from journeys_as_code.remote.wire_data import AS_IS, DataCodec, told_apart

_NO_TYPE = "POINT_TYPE_UNSPECIFIED"


@dataclass(frozen=True, slots=True)
class Seen:
    """A point of the API, taken apart. `edges` are (output key, uuid), in the order of its outputs."""

    uuid: str
    title: str
    kind_name: str
    """The key authors write: the kind's name or, of a kind not in the catalogue, its data key."""
    kind: Kind | None
    data: Any
    position: Any
    edges: tuple[tuple[str, str], ...]
    extra: dict[str, Any] = field(default_factory=dict)


class PointCodec:
    """Points of one application."""

    def __init__(self, catalogue: Catalogue, application_code: str) -> None:
        self._catalogue = catalogue
        self._data = DataCodec(application_code)

    def encode(self, name: str, point: Point, uuids: Mapping[str, str]) -> Wire:
        """The point as the API takes it."""
        kind_name = kind_of(point)
        kind = self._catalogue.get(kind_name)
        extra = mapping(point.get("extra"))
        data: Any = {} if point[kind_name] is None else point[kind_name]
        if kind is not None:
            data = self._data.encode(data, kind.data)
        written: Wire = {
            "uuid": uuids[name],
            "title": point.get("title") or default_title(name),
            "point_type": extra.get("point_type") or _point_type(kind, kind_name),
            "point_data": {_data_key(kind, kind_name): data}
            if data or not _bare(kind_name)
            else {},
            "outputs": {
                _output_key(kind, output): {"info": {"next_point_uuid": _uuid(name, to, uuids)}}
                for output, to in targets_of(point).items()
            },
        }
        if "position" in point:
            written["position"] = point["position"]
        merged: Wire = laid_under(extra, written)
        return merged

    def open(self, raw: Wire, living: Collection[str]) -> Seen:
        """A point of an answer taken apart; `living` are the uuids that an edge may lead to."""
        point_type = take(raw, "point_type") or ""
        key, data, others = self._data_of(raw, point_type)
        kind = self._catalogue.on_wire(key, point_type)
        kind_name = kind.name if kind else self._unknown_kind(key, point_type)
        edges, strays = _edges(mapping(take(raw, "outputs")), kind, living)
        extra = rest(raw, POINT_FIELDS)
        if point_type not in ("", _NO_TYPE, _point_type(kind, kind_name)):
            extra["point_type"] = point_type
        decoded = self._data.decode(data, kind.data) if kind else data
        if kind is not None:
            decoded, strange = told_apart(decoded, kind.data)
            others |= {kind.data_key: strange} if strange else {}
        if others:
            extra["point_data"] = others
        if strays:
            extra["outputs"] = strays
        return Seen(
            uuid=take(raw, "uuid") or "",
            title=take(raw, "title") or "",
            kind_name=kind_name,
            kind=kind,
            data=decoded,
            position=whole_position(self._data.decode(take(raw, "position"), POSITION)),
            edges=edges,
            extra=extra,
        )

    def _data_of(self, raw: Wire, point_type: str) -> tuple[str, Any, dict[str, Any]]:
        """The key and the value of a point's data, and what should not be beside them."""
        found = mapping(take(raw, "point_data"))
        data = {key: value for key, value in found.items() if value is not None}
        if not data:
            return "", {}, {}
        key, *others = data
        if others:
            key = max(sorted(data), key=lambda key: self._fit(key, data[key], point_type))
        value = data.pop(key)
        return key, value, data

    def _fit(self, key: str, data: Any, point_type: str) -> tuple[bool, bool, bool]:
        kind = self._catalogue.on_wire(key, point_type)
        return kind is not None and kind.point_type == point_type, kind is not None, bool(data)

    def _unknown_kind(self, key: str, point_type: str) -> str:
        if not key:
            return point_type or _NO_TYPE
        taken = key in POINT_KEYS or self._catalogue.get(key) or key.startswith(AS_IS)
        return f"{AS_IS}{key}" if taken else key


def authored(seen: Seen, name: str, names: Mapping[str, str]) -> Point:
    """The point as authors write it; `names` are by uuid."""
    point: Point = {}
    if seen.title and seen.title != default_title(name):
        point["title"] = seen.title
    point[seen.kind_name] = seen.data
    point |= _authored_edges(seen, names)
    if seen.position is not None:
        point["position"] = seen.position
    if seen.extra:
        point["extra"] = seen.extra
    return point


def _authored_edges(seen: Seen, names: Mapping[str, str]) -> dict[str, Any]:
    """`next` where `default` is the only way out, as far as is known; otherwise `outputs` by alias."""
    if [key for key, _ in seen.edges] == ["default"] and (seen.kind is None or seen.kind.single):
        return {"next": names[seen.edges[0][1]]}
    aliases = {output.key: output.alias for output in seen.kind.outputs} if seen.kind else {}
    outputs = {aliases.get(key, key): names[uuid] for key, uuid in seen.edges}
    return {"outputs": outputs} if outputs else {}


def _edges(
    outputs: dict[str, Any], kind: Kind | None, living: Collection[str]
) -> tuple[tuple[tuple[str, str], ...], dict[str, Any]]:
    """The edges to living points, and whatever else the outputs hold."""
    edges: dict[str, str] = {}
    strays: dict[str, Any] = {}
    for key, output in outputs.items():
        info = mapping(take(mapping(output), "info"))
        to = take(info, "next_point_uuid")
        left = rest(info, EDGE_FIELDS)
        if to in living and not _shadowed(kind, key):
            edges[key] = to
        elif to:
            left["next_point_uuid"] = to
        stray = rest(mapping(output), OUTPUT_FIELDS) | ({"info": left} if left else {})
        if stray:
            strays[key] = stray
    known = [output.key for output in kind.outputs] if kind else []
    order = [*known, *sorted(edges.keys() - set(known))]
    return tuple((key, edges[key]) for key in order if key in edges), strays


def _shadowed(kind: Kind | None, key: str) -> bool:
    """Whether the key of an unknown output is how authors write another one."""
    return kind is not None and any(o.alias == key != o.key for o in kind.outputs)


def _output_key(kind: Kind | None, name: str) -> str:
    output = kind.output(name) if kind else None
    return output.key if output else name


def _point_type(kind: Kind | None, kind_name: str) -> str:
    if kind is not None:
        return kind.point_type
    return kind_name if _bare(kind_name) else f"POINT_TYPE_{kind_name.removeprefix(AS_IS).upper()}"


def _data_key(kind: Kind | None, kind_name: str) -> str:
    return kind.data_key if kind else kind_name.removeprefix(AS_IS)


def _bare(kind_name: str) -> bool:
    """Whether a kind is known by its `point_type` only: its points came without data."""
    return kind_name.startswith("POINT_TYPE_")


def _uuid(name: str, to: str, uuids: Mapping[str, str]) -> str:
    if to not in uuids:
        raise Refused(f"point {name} leads to {to}, which is no point of the journey")
    return uuids[to]
