"""How protobuf JSON may spell one and the same value."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Self

from journeys_as_code.model.points.kind import Field, Form, Type
from journeys_as_code.sandbox.names import camel
from journeys_as_code.sandbox.switches import Switches

_ZEROS: dict[Form, Any] = {
    Form.TEXT: "", Form.INTEGER: 0, Form.NUMBER: 0, Form.BOOLEAN: False, Form.MAP: {}, Form.LIST: [],
}  # fmt: skip
"""Zero values by form; of a message, times among them, it is null."""
_TIMESTAMP = re.compile(r"(.+?:\d\d:\d\d)(?:\.(\d+))?(?:Z|\+00:00)", re.IGNORECASE)
_DURATION = re.compile(r"(\d+)s")


@dataclass(frozen=True, slots=True)
class Spelling:
    """The switches that change values without changing what they mean. Documented by protobuf."""

    zero_values: bool
    omit_zeros: bool
    camel_case: bool
    string_int64: bool
    time_fractions: bool

    @classmethod
    def of(cls, switches: Switches) -> Self:
        """The spelling that the switches ask for."""
        return cls(
            switches.zero_values,
            switches.omit_zeros,
            switches.camel_case,
            switches.string_int64,
            switches.time_fractions,
        )

    @property
    def changes_nothing(self) -> bool:
        """Whether values stay as they are kept."""
        return self == Spelling.of(Switches())

    def apply(self, value: Any, type_: Type, *, keep: Collection[str] = ()) -> Any:
        """The value respelt; fields named in `keep` are never left out."""
        if isinstance(value, dict):
            return self._object(value, type_, keep)
        if isinstance(value, list) and type_.item:
            return [self.apply(element, type_.item) for element in value]
        return self._scalar(value, type_.form)

    def _object(self, value: dict[str, Any], type_: Type, keep: Collection[str]) -> dict[str, Any]:
        if type_.form is Form.MAP and type_.item:
            return {key: self.apply(element, type_.item) for key, element in value.items()}
        if type_.form is not Form.MESSAGE:
            return value
        known = {field.wire_name: field for field in type_.fields.values()}
        respelt = {
            name: self.apply(element, known[name].type) if name in known else element
            for name, element in value.items()
        }
        if self.zero_values:
            zeros = {name: _zero(known[name]) for name in known if respelt.get(name) is None}
            respelt |= zeros
        if self.omit_zeros:
            respelt = {
                name: element
                for name, element in respelt.items()
                if name in keep or name not in known or not _is_zero(element, known[name])
            }
        return {camel(k): v for k, v in respelt.items()} if self.camel_case else respelt

    def _scalar(self, value: Any, form: Form) -> Any:
        if form is Form.INTEGER and isinstance(value, int) and self.string_int64:
            return str(value)
        if isinstance(value, str) and self.time_fractions:
            if form is Form.TIMESTAMP and (match := _TIMESTAMP.fullmatch(value)):
                return f"{match[1]}.{(match[2] or '').ljust(9, '0')}+00:00"
            if form is Form.DURATION and (match := _DURATION.fullmatch(value)):
                return f"{match[1]}.000s"
        return value


def _zero(field: Field) -> Any:
    if field.type.form is Form.ENUM:
        return f"{field.wire_name.upper()}_UNSPECIFIED"
    return _ZEROS.get(field.type.form)


def _is_zero(value: Any, field: Field) -> bool:
    """Whether a known field may be left out; a message that is there, even empty, may not."""
    if value is None:
        return True
    if field.type.form is Form.ENUM:
        return bool(value == _zero(field))
    zero = _ZEROS.get(field.type.form)
    return zero is not None and type(value) in (type(zero), float) and bool(value == zero)
