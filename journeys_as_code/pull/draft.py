"""What the file of a live journey says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from journeys_as_code.model.journey import Document
from journeys_as_code.remote.port import Prior

_CANVAS = "position"


@dataclass(frozen=True, slots=True)
class Draft:
    """A live journey on its way into a file.

    `document` is canonical; of what the builder's canvas holds, it says nothing unless that was
    asked for. `uuids` are those of its points by name.
    """

    key: str
    prior: Prior
    document: Document = field(repr=False)
    uuids: Mapping[str, str] = field(repr=False)


def without_canvas(document: Document) -> Document:
    """The document without positions and comments: they are the builder's, and are never lost there."""
    points: Mapping[str, Any] = document.get("points") or {}
    bare = {
        name: {key: value for key, value in point.items() if key != _CANVAS}
        for name, point in points.items()
    }
    kept = {key: value for key, value in document.items() if key != "comments"}
    return {**kept, "points": bare}
