"""Putting back what was applied last: what the merge has to know so that all that drifted goes."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

from journeys_as_code.address import Path
from journeys_as_code.model.journey import Document
from journeys_as_code.plan.change import Change
from journeys_as_code.plan.merge import merge
from journeys_as_code.plan.titles import is_retitling
from journeys_as_code.remote.semantics import Semantics


def with_additions(
    applied: Document, live: Document, drift: Sequence[Change], semantics: Semantics
) -> Document:
    """What was applied, with what drifted where git says nothing: entries of free maps, titles of points.

    Nobody's values are carried through every write. What was applied and is not wanted goes.
    """
    paths = {change.path for change in drift}
    foreign = merge(applied, live, applied, semantics).foreign
    added = {path: value for path, value in foreign.items() if path in paths}
    points = live.get("points") or {}
    added |= {it.path: points[it.path[1]]["title"] for it in drift if is_retitling(it, applied)}
    if not added:
        return applied
    document = copy.deepcopy(applied)
    for path, value in added.items():
        _put(document, path, value)
    return document


def _put(document: Document, path: Path, value: Any) -> None:
    *above, last = path
    place: Any = document
    for step in above:
        place = place.setdefault(step, {}) if isinstance(place, dict) else place[step]
    place[last] = value
