"""What means the same in protobuf JSON, so that it never shows as a change.

An absent field and its zero value, both spellings of a field's name, 64-bit integers as numbers and
as strings, timestamps of the same instant, durations, the order of keys. Text is text: of a field
known to be TEXT only the very same text is the same. Documented by protobuf's JSON mapping.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import Any

from journeys_as_code.model.points.kind import Form, Type
from journeys_as_code.model.values import canonical_duration, canonical_timestamp
from journeys_as_code.remote.fields import fields_of
from journeys_as_code.remote.names import folded

ANY = Type(Form.ANY)

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,19})")
_ANY_DURATION = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,9})?s")
_UNSPECIFIED = re.compile(r"[A-Z][A-Z0-9_]*_UNSPECIFIED")
_NUMBERS = frozenset({bool, int, float})
"""What is zero only where it is false."""
_ZERO_TEXTS = {
    Form.INTEGER: frozenset({"0"}),
    Form.NUMBER: frozenset({"0"}),
    Form.ENUM: frozenset({"0"}),
    Form.DURATION: frozenset({"0s"}),
    Form.ANY: frozenset({"0"}),
}


def same(a: Any, b: Any, type: Type) -> bool:  # noqa: A002
    """Whether two values of a field mean the same; None stands for an absent one."""
    return a is b or canonical(a, type) == canonical(b, type)


def identical(a: Any, b: Any) -> bool:
    """Whether two JSON values are the very same; unlike `==` it tells `true` from `1`."""
    if type(a) is not type(b):
        return False
    if isinstance(a, dict):
        return len(a) == len(b) and all(k in b and identical(v, b[k]) for k, v in a.items())
    if isinstance(a, list):
        return len(a) == len(b) and all(map(identical, a, b))
    return bool(a == b)


def is_zero(value: Any, type: Type) -> bool:  # noqa: A002
    """Whether a value means the same as an absent field."""
    return value is None or canonical(value, type) is None


def canonical(value: Any, type: Type) -> Any:  # noqa: A002
    """The one form that all values of the same meaning share; None for a zero value.

    For comparing and digesting, not for reading or sending: numbers are texts, names are folded.
    """
    form = _form(value, type)
    return None if _is_zero_form(form, type) else form


def tidy(value: Any, type: Type) -> Any:  # noqa: A002
    """A copy without the fields that mean nothing, for people to read; entries of maps stay."""
    return _tidied(value, type)[0]


def _tidied(value: Any, type_: Type) -> tuple[Any, bool]:
    """The tidy copy of a value that is there, and whether it means the same as an absent field."""
    if isinstance(value, dict):
        if type_.form is not Form.MAP:
            return _tidied_message(value, type_)
        item = type_.item or ANY
        return {key: _tidied(it, item)[0] for key, it in value.items()}, not value
    if isinstance(value, list):
        item = type_.item or ANY
        return [_tidied(element, item)[0] for element in value], not value
    return value, is_zero(value, type_)


def _tidied_message(value: dict[str, Any], type_: Type) -> tuple[dict[str, Any], bool]:
    kept = {}
    for key, element in value.items():
        kind = type(element)
        if (kind is str and _is_plain(element)) or (kind in _NUMBERS and element):
            kept[key] = element
        elif element is not None:
            copy, zero = _tidied(element, _type_in(value, key, type_))
            if not zero:
                kept[key] = copy
    return kept, not kept


def _type_in(message: Mapping[str, Any], key: str, type_: Type) -> Type:
    """The type of a field of a message, as `spellings` would say."""
    field = fields_of(type_).anywhere.get(key) if type_.fields else None
    return field.type if field and (field.name == key or field.name not in message) else ANY


def _is_plain(text: str) -> bool:
    """Whether a text cannot be the zero of any type: none is spelled like this."""
    return text != "" and text[0] not in "0-" and text[-1] not in "Ds"


def align(live: Any, like: Any, type: Type) -> Any:  # noqa: A002
    """A copy of `live` whose fields are spelled as in `like`, where they differ in spelling only."""
    item = type.item or ANY
    if isinstance(live, list) and isinstance(like, list):
        return [align(a, b, item) for a, b in zip(live, like, strict=False)] + live[len(like) :]
    if not isinstance(live, dict) or not isinstance(like, dict):
        return live
    if type.form is Form.MAP:
        return {key: align(element, like.get(key), item) for key, element in live.items()}
    names, types = spellings(live, type)
    wanted = {name: key for key, name in spellings(like, type)[0].items()}
    keys = {
        key: key if (to := wanted.get(name, key)) in live else to for key, name in names.items()
    }
    return {
        keys[key]: align(element, like.get(keys[key]), types.get(key, ANY))
        for key, element in live.items()
    }


def _form(value: Any, type_: Type) -> Any:
    """The canonical form of a value that is known to be there."""
    form = type_.form
    if isinstance(value, str):
        return _text_form(value, form)
    if isinstance(value, dict):
        return _object_form(value, type_)
    if isinstance(value, list):
        item = (type_.item if form is Form.LIST else None) or ANY
        return [_form(element, item) for element in value]
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    return _number_form(_double(value) if form is Form.NUMBER else value)


def _text_form(text: str, form: Form) -> str:
    if form in (Form.TEXT, Form.ENUM):
        return text
    return _SPELLINGS.get(form, _loose)(text) or text


def _loose(text: str) -> str | None:
    """A text of which nothing is known may be a 64-bit integer, a duration or a timestamp."""
    if _INTEGER.fullmatch(text):
        return "0" if text == "-0" else text
    if _ANY_DURATION.fullmatch(text):
        return canonical_duration(text)
    return canonical_timestamp(text)


def _numeric(text: str) -> str | None:
    try:
        return _number_form(float(text))
    except ValueError:
        return None


_SPELLINGS: Mapping[Form, Callable[[str], str | None]] = {
    Form.TIMESTAMP: canonical_timestamp,
    Form.DURATION: canonical_duration,
    Form.NUMBER: _numeric,
}


def _double(number: float) -> float:
    """The number as a protobuf double holds it."""
    try:
        return float(number)
    except OverflowError:
        return number


def _number_form(number: float) -> str:
    if isinstance(number, int):
        return str(number)
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    return str(int(number)) if number.is_integer() else repr(number)


def _object_form(value: Mapping[str, Any], type_: Type) -> dict[str, Any]:
    if type_.form is Form.MAP:
        item = type_.item or ANY
        return {key: _form(element, item) for key, element in value.items()}
    present = {key: element for key, element in value.items() if element is not None}
    names, types = spellings(present, type_)
    forms = {
        names[key]: (_form(element, types.get(key, ANY)), types.get(key, ANY))
        for key, element in present.items()
    }
    return {name: form for name, (form, type_) in forms.items() if not _is_zero_form(form, type_)}


def spellings(value: Mapping[str, Any], type_: Type) -> tuple[dict[str, str], dict[str, Type]]:
    """Each key of a message -> the name it is compared under, and the types of the known ones."""
    if not type_.fields:
        return folded(value), {}
    known = fields_of(type_).anywhere
    fields = {key: field for key in value if (field := known.get(key))}
    fields = {k: f for k, f in fields.items() if k == f.name or f.name not in fields}
    names = {key: field.name for key, field in fields.items()}
    if len(names) < len(value):
        taken = set(names.values())
        for key, form in folded([key for key in value if key not in names]).items():
            names[key] = key if form in taken else form
    return names, {key: field.type for key, field in fields.items()}


def _is_zero_form(form: Any, type_: Type) -> bool:
    if isinstance(form, str):
        if form in _ZERO_TEXTS.get(type_.form, ()) or not form:
            return True
        return type_.form in (Form.ENUM, Form.ANY) and bool(_UNSPECIFIED.fullmatch(form))
    return form is None or form is False or form in ({}, [])
