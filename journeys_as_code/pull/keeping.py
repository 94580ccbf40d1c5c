"""New data for a file that is there: what it says by variables stays, as far as the values still fit."""

from __future__ import annotations

from typing import Any

from journeys_as_code.model.journey import AUTHORING_ONLY, Document


def kept(
    written: Document, filled: Document, live: Document, new: Document, meant: Document
) -> Document:
    """`new`, which says what is live, with what the file says already in the file's own words.

    `filled` is `written` with its variables filled in, `meant` the same in the canonical form, and
    `live` is `new` filled in.
    """
    merged: Document = _kept(written, filled, live, new, meant)
    points = written.get("points") or {}
    merged["points"] = {
        name: {**_ours(points.get(name)), **point} for name, point in merged["points"].items()
    }
    return {**_ours(written), **merged}


def _ours(part: Any) -> dict[str, Any]:
    """What only the file knows."""
    part = part if isinstance(part, dict) else {}
    return {key: value for key, value in part.items() if key in AUTHORING_ONLY}


def with_canvas_of(written: Document, new: Document, live: Document) -> Document:
    """`new` with the positions and comments that are live, as far as a file gives any."""
    there, here = live.get("points") or {}, written.get("points") or {}
    points = {
        name: {**point, "position": there[name]["position"]}
        if "position" in (here.get(name) or {}) and "position" in there.get(name, {})
        else point
        for name, point in new["points"].items()
    }
    comments = {"comments": live.get("comments", [])} if "comments" in written else {}
    return {**new, "points": points, **comments}


def _kept(written: Any, filled: Any, live: Any, new: Any, meant: Any) -> Any:
    same = filled == live and type(filled) is type(live)
    if same or (meant == live and type(meant) is type(live)):
        return written
    four = (written, filled, live, new)
    if all(isinstance(it, dict) for it in four):
        canonical = meant if isinstance(meant, dict) else {}
        return {
            key: _kept(written[key], filled.get(key), live[key], value, canonical.get(key))
            if key in written and key in live
            else value
            for key, value in new.items()
        }
    if all(isinstance(it, list) and len(it) == len(new) for it in four):
        known = meant if isinstance(meant, list) and len(meant) == len(new) else [None] * len(new)
        return [_kept(*parts) for parts in zip(*four, known, strict=True)]
    return new
