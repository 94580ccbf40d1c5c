"""Values in files of their own: `data: {file: bodies/order.json}`.

Wherever a kind's field may hold anything, a mapping with the one key `file` stands for what that
file of the project says: the value of a `.json` file, the text of any other.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from math import isinf
from pathlib import Path as FilePath
from typing import Any

from journeys_as_code.address import Path
from journeys_as_code.findings import Finding, Place, Severity
from journeys_as_code.model.params import params_type
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.model.points.kind import Form, Type
from journeys_as_code.source.composer import MAX_DEPTH
from journeys_as_code.source.document import SourceFile
from journeys_as_code.source.files import content
from journeys_as_code.source.lines import Lines
from journeys_as_code.source.text import decode

KEY = "file"
_ANY = Type(Form.ANY)
_DIGITS = 300
_DEEP = f"nested deeper than {MAX_DEPTH} levels"


class TextFile(SourceFile):
    """A file that is one text."""

    def place(self, path: Path, *, key: bool = False) -> Place:  # noqa: ARG002
        """The beginning of the file."""
        return Place(self.file)

    def place_within(self, path: Path, offset: int, length: int) -> Place:  # noqa: ARG002
        """Where that part of the text stands."""
        return Place(self.file, *Lines(self.text).span(offset, offset + length))

    def is_plain(self, path: Path) -> bool:  # noqa: ARG002
        """A text in a file of its own never stands for a number."""
        return False


def bodies(document: Mapping[str, Any], catalogue: Catalogue) -> Iterator[tuple[Path, str]]:
    """The path of every `{file: NAME}` in a journey, and the name."""
    yield from _within(document.get("params"), params_type(), ("params",))
    points = document.get("points")
    for name, point in points.items() if isinstance(points, dict) else ():
        for key, data in point.items() if isinstance(point, dict) else ():
            kind = catalogue.get(key)
            if kind is not None:
                yield from _within(data, kind.data, ("points", name, key))


def _within(value: Any, declared: Type, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _within(item, declared.item or _ANY, (*path, index))
    elif isinstance(value, dict):
        if declared.form is Form.ANY and value.keys() == {KEY} and isinstance(value[KEY], str):
            yield path, value[KEY]
            return
        for key, item in value.items():
            field = declared.fields.get(key)
            inner = field.type if field else declared.item or _ANY
            yield from _within(item, inner, (*path, key))


def read_body(root: FilePath, file: str) -> SourceFile | Finding:
    """What a file of the project says, or why that cannot be used; nothing is raised.

    A finding about a place in the file is placed there, any other has no line.
    """
    found = content(root, file)
    text = found if isinstance(found, Finding) else decode(found, file)
    if isinstance(text, Finding):
        return text
    text = text.replace("\r\n", "\n")
    return _json(file, text) if file.endswith(".json") else TextFile(file, text, text)


def _json(file: str, text: str) -> SourceFile | Finding:
    try:
        value = _STRICT.decode(text)
        json.dumps(value, ensure_ascii=False).encode()  # halves of surrogate pairs
    except json.JSONDecodeError as error:
        return _no_json(Place(file, error.lineno, error.colno, 1), error.msg)
    except UnicodeEncodeError:
        return _no_json(Place(file), "half of a character (`\\ud...` without its other half)")
    except ValueError as error:
        return _no_json(Place(file), str(error))
    except RecursionError:
        return _no_json(Place(file), _DEEP)
    if _deeper(value, MAX_DEPTH):
        return _no_json(Place(file), _DEEP)
    return SourceFile(file, text, value)


def _no_json(place: Place, reason: str) -> Finding:
    message = f"this JSON cannot be used: {reason[:1].lower()}{reason[1:]}"
    return Finding("J117", Severity.ERROR, message, place)


def _deeper(value: Any, levels: int) -> bool:
    if not isinstance(value, dict | list):
        return False
    items = value.values() if isinstance(value, dict) else value
    return levels == 0 or any(_deeper(item, levels - 1) for item in items)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the key `{twice}` is given twice")
    return value


def _whole(text: str) -> int:
    if len(text) > _DIGITS:
        raise ValueError(f"a number has {len(text)} digits; at most {_DIGITS} are read")
    return int(text)


def _finite(text: str) -> float:
    value = float(text)
    if isinf(value):
        raise ValueError(f"{text} is too large a number")
    return value


def _refuse(constant: str) -> None:
    raise ValueError(f"`{constant}` is no number in JSON")


_STRICT = json.JSONDecoder(
    object_pairs_hook=_unique, parse_int=_whole, parse_float=_finite, parse_constant=_refuse
)
