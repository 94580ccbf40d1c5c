"""New data for a file that is there: what it says by variables stays, as far as the values still fit."""

from __future__ import annotations

from typing import Any

from journeys_as_code.model.journey import AUTHORING_ONLY, Document


def kept(written: Document, filled: Document, live: Document, new: Document) -> Document:
    """`new`, which says what is live, with what the file says already in the file's own words.

    `filled` is `written` with its variables filled in, and `live` is `new` filled in.
    """
    merged: Document = _kept(written, filled, live, new)
    points = written.get("points") or {}
    merged["points"] = {
        name: {**_ours(points.get(name)), **point} for name, point in merged["points"].items()
    }
    return {**_ours(written), **merged}


def _ours(part: Any) -> dict[str, Any]:
    """What only the file knows."""
    part = part if isinstance(part, dict) else {}
    return {key: value for key, value in part.items() if key in AUTHORING_ONLY}


def _kept(written: Any, filled: Any, live: Any, new: Any) -> Any:
    if filled == live and type(filled) is type(live):
        return written
    four = (written, filled, live, new)
    if all(isinstance(it, dict) for it in four):
        return {
            key: _kept(written[key], filled.get(key), live[key], value)
            if key in written and key in live
            else value
            for key, value in new.items()
        }
    if all(isinstance(it, list) and len(it) == len(new) for it in four):
        return [_kept(*parts) for parts in zip(*four, strict=True)]
    return new
