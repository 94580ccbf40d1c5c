"""Whether two values of a canonical document mean the same, by where they stand in it."""

from __future__ import annotations

from typing import Any

from journeys_as_code.address import Path
from journeys_as_code.model.absent import ABSENT
from journeys_as_code.model.journey import Document, kind_names
from journeys_as_code.model.params import params_type
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.model.points.kind import Field, Form, Sure, Type
from journeys_as_code.remote import protojson
from journeys_as_code.remote.envelope import POSITION, whole_position
from journeys_as_code.remote.names import camel
from journeys_as_code.secrets import is_seal, matches

_ANY, _TEXT = Type(Form.ANY), Type(Form.TEXT)
_EDGES = Type(Form.MAP, item=_TEXT)
_RESERVED = {"title": _TEXT, "next": _TEXT, "outputs": _EDGES, "position": POSITION, "extra": _ANY}


class Semantics:
    """What documents mean, as far as the catalogue knows."""

    def __init__(self, catalogue: Catalogue) -> None:
        kinds = {name: kind.data for name, kind in catalogue.kinds.items()}
        points = Type(Form.MAP, item=_message(kinds | _RESERVED))
        comments = Type(Form.LIST, item=_ANY)
        self._journey = _message(
            {
                "title": _TEXT,
                "params": params_type(),
                "points": points,
                "comments": comments,
                "extra": _ANY,
            }
        )

    def type_at(self, document: Document, path: Path) -> Type:  # noqa: ARG002 (a path names its kind)
        """The type of the value at a path of a canonical document; ANY where nothing is known."""
        type_ = self._journey
        for step in path:
            known = type_.fields.get(str(step)) if type_.form is Form.MESSAGE else None
            type_ = known.type if known else type_.item or _ANY
        return type_

    def same(self, type: Type, a: Any, b: Any) -> bool:  # noqa: A002
        """Whether two values mean the same; either may be ABSENT, or sealed where it is a secret."""
        a, b = _unless_absent(a), _unless_absent(b)
        if protojson.identical(a, b) or protojson.same(a, b, type):
            return True
        return protojson.same(_revealed(a, b), _revealed(b, a), type)

    def is_zero(self, type: Type, value: Any) -> bool:  # noqa: A002
        """Whether a value means the same as ABSENT."""
        return protojson.is_zero(_unless_absent(value), type)

    def same_document(self, a: Document, b: Document) -> bool:
        """Whether two canonical documents mean the same, edges and canvas positions included."""
        return _kinds(a) == _kinds(b) and self.same(self._journey, a, b)

    def align(self, live: Document, like: Document) -> Document:
        """`live` with its unknown fields spelled as in `like`, so that plain comparison is enough."""
        aligned: Document = protojson.align(live, like, self._journey)
        return aligned

    def tidy(self, document: Document) -> Document:
        """The document without fields that mean nothing, as an author would have written it."""
        tidied: Document = {"points": {}} | protojson.tidy(document, self._journey)
        for name, point in document.get("points", {}).items():
            kept = {kind: {} for kind in kind_names(point)} | tidied["points"][name]
            if "position" in kept:
                kept["position"] = whole_position(kept["position"])
            tidied["points"][name] = {key: kept[key] for key in point if key in kept}
        return tidied


def _message(types: dict[str, Type]) -> Type:
    fields = {name: Field(name, name, type_, Sure.ASSUMED, "") for name, type_ in types.items()}
    return Type(Form.MESSAGE, fields=fields, open=True)


def _kinds(document: Document) -> dict[str, list[str]]:
    """What kind each point is: a point without data differs from no point, and by its kind."""
    points = document.get("points") or {}
    return {name: [camel(kind) for kind in kind_names(point)] for name, point in points.items()}


def _unless_absent(value: Any) -> Any:
    return None if value is ABSENT else value


def _revealed(value: Any, other: Any) -> Any:
    """`value` with each sealed text that stands for the text at its place in `other` replaced by it."""
    if isinstance(value, dict) and isinstance(other, dict):
        return {key: _revealed(element, other.get(key)) for key, element in value.items()}
    if isinstance(value, list) and isinstance(other, list) and len(value) == len(other):
        return [_revealed(a, b) for a, b in zip(value, other, strict=True)]
    if is_seal(value) and isinstance(other, str) and not is_seal(other) and matches(value, other):
        return other
    return value
