"""The codes of findings on the shape of a file."""

from __future__ import annotations

from collections.abc import Mapping

SHAPE: Mapping[str, str] = {
    "J120": "A key is known",
    "J121": "A key that must be there is there",
    "J122": "A value is of the right type",
    "J123": "A value is one of those it can be",
    "J124": "A point has exactly one kind, and that is known",
    "J125": "A text is spelled as it must be",
    "J126": "A value fits the schema that the project declares",
}
