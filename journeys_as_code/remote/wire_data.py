"""The data of a point, from authoring names and spellings to the API's and back.

What the catalogue does not know goes through untouched, under the name as it came.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from journeys_as_code.model.points.kind import Form, Type
from journeys_as_code.model.values import canonical_duration, canonical_timestamp, parse_duration
from journeys_as_code.remote.fields import fields_of

AS_IS = "wire:"
"""Before a name in a document: what follows is the API's own name, though authors use it otherwise."""


class DataCodec:
    """Data of points for one application, whose code fills the fields that take it."""

    def __init__(self, application_code: str) -> None:
        self._application_code = application_code

    def encode(self, value: Any, type_: Type) -> Any:
        """A value of a document as the API takes it."""
        if isinstance(value, str):
            return _wire_duration(value) if type_.form is Form.DURATION else value
        if type_.form is Form.MESSAGE and isinstance(value, dict):
            return self._encode_message(value, type_)
        return _each(self.encode, value, type_)

    def decode(self, value: Any, type_: Type) -> Any:
        """A value as the API gave it, as documents hold it."""
        read = _READ.get(type_.form)
        if read is not None:
            return read(value)
        if type_.form is Form.MESSAGE and isinstance(value, dict):
            return self._decode_message(value, type_)
        return _each(self.decode, value, type_)

    def _encode_message(self, value: dict[str, Any], type_: Type) -> dict[str, Any]:
        encoded = {}
        for key, element in value.items():
            known = type_.fields.get(key)
            if known is None:
                encoded[key.removeprefix(AS_IS)] = element
            else:
                encoded[known.wire_name] = self.encode(element, known.type)
        for field in fields_of(type_).from_target:
            encoded[field.wire_name] = encoded.get(field.wire_name) or self._application_code
        return encoded

    def _decode_message(self, value: dict[str, Any], type_: Type) -> dict[str, Any]:
        by_wire_name = fields_of(type_).on_wire
        decoded: dict[str, Any] = {}
        for key, element in value.items():
            if element is None:
                continue
            known = by_wire_name.get(key)
            if known is None or known.name in decoded:
                decoded[_unknown(key, type_)] = element
            elif not (known.from_target and element in ("", self._application_code)):
                decoded[known.name] = self.decode(element, known.type)
        return decoded


def told_apart(value: Any, type_: Type) -> tuple[Any, dict[str, Any]]:
    """A decoded message, and what is in it that authors cannot write there, by the API's names.

    That is every unknown field of a message whose fields are all documented.
    """
    if type_.form is not Form.MESSAGE or not isinstance(value, dict):
        return value, {}
    kept: dict[str, Any] = {}
    strange: dict[str, Any] = {}
    for name, element in value.items():
        known = type_.fields.get(name)
        if known is None and not type_.open:
            strange[name.removeprefix(AS_IS)] = element
            continue
        kept[name], below = told_apart(element, known.type) if known else (element, {})
        if known and below:
            strange[known.wire_name] = below
    return (kept, strange) if strange else (value, strange)


def _each(convert: Callable[[Any, Type], Any], value: Any, type_: Type) -> Any:
    """A list or map whose elements are converted; any other value as it is."""
    item = type_.item
    if item is None:
        return value
    if type_.form is Form.LIST and isinstance(value, list):
        return [convert(element, item) for element in value]
    if type_.form is Form.MAP and isinstance(value, dict):
        return {key: convert(element, item) for key, element in value.items()}
    return value


def _unknown(key: str, type_: Type) -> str:
    return f"{AS_IS}{key}" if key in type_.fields or key.startswith(AS_IS) else key


def _wire_duration(text: str) -> str:
    seconds = parse_duration(text)
    if seconds is None:
        return text
    return f"{seconds}s" if isinstance(seconds, int) else f"{seconds:.9f}".rstrip("0") + "s"


def _integer(value: Any) -> Any:
    if isinstance(value, str) and _INTEGER.fullmatch(value):
        return int(value)
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _number(value: Any) -> Any:
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return _integer(float(value))
    return value


def _spelled(spell: Callable[[str], str | None]) -> Callable[[Any], Any]:
    return lambda value: (spell(value) or value) if isinstance(value, str) else value


_INTEGER = re.compile(r"-?[0-9]{1,20}")
_NUMBER = re.compile(r"-?[0-9]{1,20}(?:\.[0-9]{1,20})?(?:[eE][+-]?[0-9]{1,3})?")
_READ: Mapping[Form, Callable[[Any], Any]] = {
    Form.INTEGER: _integer,
    Form.NUMBER: _number,
    Form.TIMESTAMP: _spelled(canonical_timestamp),
    Form.DURATION: _spelled(canonical_duration),
}
