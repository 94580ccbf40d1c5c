"""Putting back what was applied last: what the merge has to know so that all that drifted goes.

Nobody's values are carried through every write. What was applied and is not wanted goes, so they count
as applied; and where something else was seen there before, that is wanted.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from typing import Any

from journeys_as_code.address import Path
from journeys_as_code.model.absent import ABSENT
from journeys_as_code.model.journey import Document
from journeys_as_code.plan.change import Change
from journeys_as_code.plan.merge import merge
from journeys_as_code.plan.outside import leaves_open, value_at
from journeys_as_code.remote.semantics import Semantics
from journeys_as_code.secrets import holds_seal


def with_additions(
    applied: Document, live: Document, drift: Iterable[Change], semantics: Semantics
) -> Document:
    """What was applied, with what is live in the places that drifted and that it leaves open."""
    return _with(applied, merge(applied, live, applied, semantics).live, drift)


def as_it_was(applied: Document, seen: Document | None, drift: Iterable[Change]) -> Document:
    """What was applied, with what was seen before in the places that drifted and that it leaves open."""
    return _with(applied, seen or {}, drift)


def _with(applied: Document, other: Document, drift: Iterable[Change]) -> Document:
    found = {path: value_at(other, path) for path in _open(applied, drift)}
    if all(value is ABSENT for value in found.values()):
        return applied
    document = copy.deepcopy(applied)
    for path, value in found.items():
        if value is not ABSENT and not holds_seal(value):
            _put(document, path, value)
    return document


def _open(applied: Document, drift: Iterable[Change]) -> Iterator[Path]:
    """Of each place that is left open, the outermost one that holds it and is."""
    for change in drift:
        if change.kind == "remove" or not leaves_open(applied, change.path):
            continue
        steps = range(1, len(change.path) + 1)
        yield next(change.path[:end] for end in steps if leaves_open(applied, change.path[:end]))


def _put(document: Document, path: Path, value: Any) -> None:
    *above, last = path
    place: Any = document
    for step in above:
        place = place.setdefault(step, {})
    place[last] = value
