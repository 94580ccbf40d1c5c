"""Which known field a key of a message is, in whatever spelling it came."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from journeys_as_code.model.points.kind import Field, Type
from journeys_as_code.remote.names import camel

_MOST = 10_000


@dataclass(frozen=True, slots=True)
class Fields:
    """The known fields of a MESSAGE; `type` is held so that nothing else can have its id."""

    type: Type
    on_wire: Mapping[str, Field]
    """By the API's name, in both spellings."""
    anywhere: Mapping[str, Field]
    """By the API's name and by the authors', in both spellings; the authors' name comes first."""
    from_target: tuple[Field, ...]


_known: dict[int, Fields] = {}


def fields_of(type_: Type) -> Fields:
    """The known fields of a message type, worked out once (types are neither hashable nor small)."""
    found = _known.get(id(type_))
    if found is None:
        if len(_known) >= _MOST:
            _known.clear()
        found = _known[id(type_)] = _work_out(type_)
    return found


def _work_out(type_: Type) -> Fields:
    fields = tuple(type_.fields.values())
    on_wire = _by(fields, "wire_name")
    return Fields(
        type_, on_wire, on_wire | _by(fields, "name"), tuple(f for f in fields if f.from_target)
    )


def _by(fields: tuple[Field, ...], attribute: str) -> dict[str, Field]:
    exact = {getattr(field, attribute): field for field in fields}
    return {camel(name): field for name, field in exact.items()} | exact
