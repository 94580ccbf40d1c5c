"""What a text means, for those who change it: the loader has the last word on every change."""

from __future__ import annotations

import json
import re
from typing import Any

from journeys_as_code.findings import has_errors
from journeys_as_code.source.layout import lay_out
from journeys_as_code.source.outline import Outline
from journeys_as_code.source.yaml_loader import load

_CHOMPED = re.compile(r"([|>][1-9]?)\+?([1-9]?)")
_CHOMP = r"\1-\2"


def means(text: str, data: Any) -> bool:
    """Whether a text is read without an error, as just this data; the order of keys does not count."""
    source, findings = load(text.encode(), "")
    return source is not None and not has_errors(findings) and same(source.data, data)


def same(one: Any, other: Any) -> bool:
    """Whether data is equal in value and type; the order of keys does not count."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def ended(text: str, data: Any, newline: str = "\n") -> str:
    """The text with a line break at its end; a block scalar there must not get one more by it."""
    if text.endswith("\n"):
        return text
    for candidate in (f"{text}{newline}", text.rstrip(" "), f"{_chomped(text)}{newline}"):
        if candidate.endswith("\n") and means(candidate, data):
            return candidate
    return text


def _chomped(text: str) -> str:
    """The text with a block scalar at its end that drops its last line break."""
    layout = lay_out(text)
    root = None if layout is None else Outline(text, layout).root
    if root is None:
        return text
    *_, last = root.spine()
    start = last.entries[-1].spot.start
    return f"{text[:start]}{_CHOMPED.sub(_CHOMP, text[start:], count=1)}"
