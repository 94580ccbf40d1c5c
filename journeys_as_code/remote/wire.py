"""Documents to the API's journey objects and back: the only place that knows the API's shape.

A law under test: decoding what was encoded gives the same document, and encoding what was decoded
keeps whatever the answer held.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from journeys_as_code.address import Path, render
from journeys_as_code.errors import Refused
from journeys_as_code.model.journey import Document
from journeys_as_code.model.params import params_type
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.model.references import refers, rename_references
from journeys_as_code.remote.envelope import JOURNEY_FIELDS, laid_under, mapping
from journeys_as_code.remote.names import rest, take
from journeys_as_code.remote.port import Wire
from journeys_as_code.remote.wire_data import DataCodec, told_apart
from journeys_as_code.remote.wire_names import named, reading_order
from journeys_as_code.remote.wire_point import PointCodec, authored
from journeys_as_code.secrets import holds_seal, is_seal


class Codec:
    """Journeys of one application, between their authoring form and the API's."""

    def __init__(self, catalogue: Catalogue, application_code: str) -> None:
        self.catalogue = catalogue
        self._points = PointCodec(catalogue, application_code)
        self._data = DataCodec(application_code)

    def encode(self, document: Document, uuids: Mapping[str, str]) -> Wire:
        """The body of a create or put call; `uuids` are the points' by name.

        Raises Refused when the document holds a sealed secret, which only stands for the real one.
        """
        if holds_seal(document):
            sealed = render(next(_seals(document)))
            raise Refused(
                f"the value of {sealed} is a secret that this run does not know",
                hint="give the variable that holds it",
            )
        written = {
            "title": document.get("title", ""),
            "params": self._data.encode(mapping(document.get("params")), params_type()),
            "points": [
                self._points.encode(name, point, uuids)
                for name, point in document.get("points", {}).items()
            ],
            "comments": list(document.get("comments") or ()),
        }
        payload = laid_under(mapping(document.get("extra")), written)
        renamed: Wire = _renamed(payload, uuids)
        return renamed

    def decode(self, raw: Wire, names: Mapping[str, str]) -> tuple[Document, dict[str, str]]:
        """The canonical document of a journey object, and its points' uuids by name.

        `names` are the uuids by the names that are known; other points are named after their titles.
        """
        info = mapping(take(raw, "info"))
        raw_points = take(raw, "points") or []
        living = {take(point, "uuid") for point in raw_points}
        opened = (self._points.open(point, living) for point in raw_points)
        ordered = reading_order({seen.uuid: seen for seen in opened})
        by_uuid = named(ordered, names)
        document: Document = {"title": take(info, "title") or take(raw, "title") or ""}
        found = mapping(take(info, "params") or take(raw, "params"))
        params, strange = told_apart(self._data.decode(found, params_type()), params_type())
        parts = {
            "params": params,
            "points": {by_uuid[s.uuid]: authored(s, by_uuid[s.uuid], by_uuid) for s in ordered},
            "comments": take(raw, "comments"),
            "extra": rest(raw, JOURNEY_FIELDS) | ({"params": strange} if strange else {}),
        }
        document |= {key: part for key, part in parts.items() if part or key == "points"}
        renamed: Document = _renamed(document, by_uuid)
        return renamed, {name: uuid for uuid, name in by_uuid.items()}


def definition_of(raw: Wire) -> Wire:
    """What a codec looks at in a journey object: all of it, but of `info` only the title and the params."""
    info = mapping(take(raw, "info"))
    return {**raw, "info": {name: take(info, name) for name in ("title", "params")}}


def _renamed(value: Any, names: Mapping[str, str]) -> Any:
    """The value with the points renamed that its texts refer to; most refer to none, which is quick."""
    return rename_references(value, names) if refers(value) else value


def _seals(value: Any, path: Path = ()) -> Iterator[Path]:
    """Where a value holds the digest of a secret in place of the secret."""
    if isinstance(value, dict):
        for key, element in value.items():
            yield from _seals(element, (*path, key))
    elif isinstance(value, list):
        for index, element in enumerate(value):
            yield from _seals(element, (*path, index))
    elif is_seal(value):
        yield path
