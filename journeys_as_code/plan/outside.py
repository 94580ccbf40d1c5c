"""What others changed where git says nothing: told as drift, never written over.

What neither git nor the last apply names is carried through every write, so a merge finds nothing in it:
a title that a point had from its name, a capping that somebody added. It is compared with what this
tool saw last. What the service fills in by itself is none of it, as long as that counts as no edit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from journeys_as_code.address import Path
from journeys_as_code.model.absent import ABSENT, is_hollow
from journeys_as_code.model.journey import Document
from journeys_as_code.plan.causes import as_left, counts_no_edit
from journeys_as_code.plan.change import Change, Origin
from journeys_as_code.plan.diff import changes
from journeys_as_code.plan.drift import base_of, meet
from journeys_as_code.plan.hiding import Hiding
from journeys_as_code.plan.merge import merge
from journeys_as_code.plan.subject import Context
from journeys_as_code.remote.port import Prior, Rung
from journeys_as_code.remote.semantics import Semantics
from journeys_as_code.remote.wire import Codec, definition_of
from journeys_as_code.state.record import Record

_POINT, _KEY = 2, 3
_OF_A_POINT = ("title", "extra")
_TOLD_OTHERWISE = ("position", "next", "outputs")


def last_seen(record: Record | None, prior: Prior, context: Context) -> Document | None:
    """The journey as this tool saw it last, its points called as they are now.

    None where nobody has edited it since, or not all of it is known.
    """
    seen = record.seen if record else None
    ours = as_left(prior.uuid, seen)
    if seen is None or ours is None or prior.rung is not Rung.READ or counts_no_edit(ours, prior):
        return None
    if definition_of(seen) == context.secrets.seal(definition_of(prior.raw)):
        return None
    return Codec(context.catalogue, context.application_code).decode(seen, prior.uuids)[0]


def outside(
    seen: Document,
    live: Document,
    applied: Document,
    desired: Document,
    found: Sequence[Change],
    *,
    semantics: Semantics,
    hiding: Hiding,
) -> Iterator[Change]:
    """The drift since `seen` in places that were not applied; `found` is what git would change.

    What somebody took away there is none: no file could say so.
    """
    conflicts = [it.path for it in found if it.origin is Origin.CONFLICT]
    since = merge(None, semantics.align(seen, live), live, semantics)
    for change in changes(since, semantics, hiding):
        if change.kind == "remove" or not leaves_open(applied, change.path):
            continue
        if leaves_open(desired, change.path):
            yield replace(change, origin=Origin.DRIFT)
        elif any(meet(change.path, path) for path in conflicts):
            yield replace(change, origin=Origin.CONFLICT)


def leaves_open(document: Document, path: Path) -> bool:
    """Whether a document has what holds a place, and says nothing of the place itself."""
    path = base_of(path)
    if path[0] == "comments":
        return False
    if path[0] == "points":
        if len(path) < _KEY or path[_POINT] in _TOLD_OTHERWISE:
            return False
        holder = path[:_POINT] if path[_POINT] in _OF_A_POINT else path[:_KEY]
        if holder == path or value_at(document, holder) is ABSENT:
            return False
    said = value_at(document, path)
    return said is ABSENT or is_hollow(said)


def value_at(document: Document, path: Path) -> Any:
    """The value at a path without list indexes, ABSENT where there is none."""
    value: Any = document
    for step in path:
        if not isinstance(value, dict) or step not in value:
            return ABSENT
        value = value[step]
    return value
