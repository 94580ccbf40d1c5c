"""Drift: what somebody or something else changed in a journey since this tool last wrote it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Literal

from journeys_as_code.address import Path
from journeys_as_code.model.absent import ABSENT
from journeys_as_code.model.journey import Document, Status
from journeys_as_code.plan.change import Change, Origin
from journeys_as_code.plan.diff import changes
from journeys_as_code.plan.hiding import Hiding
from journeys_as_code.plan.merge import Merged, merge
from journeys_as_code.remote.semantics import Semantics

_INVERSE: dict[str, Literal["add", "remove", "change"]] = {
    "add": "remove",
    "remove": "add",
    "change": "change",
}


def drift_of(
    applied: Document | None, prior: Document, semantics: Semantics, hiding: Hiding
) -> tuple[Change, ...]:
    """The changes from what was applied to what is live, whether or not a plan undoes them.

    They are what it would take to write the applied document again, seen from the other side. What
    the service adds by itself is none; an entry that somebody added to a free map is.
    """
    if applied is None:
        return ()
    merged = merge(applied, prior, applied, semantics)
    return inverted(merged, changes(merged, semantics, hiding), hiding)


def inverted(merged: Merged, found: tuple[Change, ...], hiding: Hiding) -> tuple[Change, ...]:
    """The drift that a merge shows whose wanted document is the applied one."""
    drift = [
        replace(
            change,
            kind=_INVERSE[change.kind],
            before=change.after,
            after=change.before,
            origin=Origin.DRIFT,
        )
        for change in found
    ]
    drift += [
        Change(hiding.path(path), "add", ABSENT, hiding(path, value), Origin.DRIFT)
        for path, value in merged.foreign.items()
    ]
    return tuple(drift)


def still_open(
    drift: tuple[Change, ...], differing: tuple[Change, ...], foreign: Collection[Path]
) -> tuple[Change, ...]:
    """The drift that git does not have by now, conflicts marked as such.

    `differing` is what git would change of what is live, `foreign` what it would carry along.
    """
    origins: dict[Path, set[Origin]] = {}
    for change in differing:
        origins.setdefault(base_of(change.path), set()).add(change.origin)
    found = []
    for change in drift:
        met = [kinds for path, kinds in origins.items() if meet(path, base_of(change.path))]
        conflict = any(Origin.CONFLICT in kinds for kinds in met)
        if met or change.path in foreign:
            found.append(replace(change, origin=Origin.CONFLICT) if conflict else change)
    return tuple(found)


def base_of(path: Path) -> Path:
    """A path up to the first list, whose elements have no lasting place."""
    cut = next((depth for depth, step in enumerate(path) if isinstance(step, int)), len(path))
    return path[:cut]


def meet(one: Path, other: Path) -> bool:
    """Whether one place is the other, or lies in it."""
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]


def status_drift(given: str | None, status: Status | None) -> tuple[Change, ...]:
    """The drift in status: `given` is what this tool gave the journey last."""
    if given is None or status is None or given == str(status):
        return ()
    return (Change(("status",), "change", given, str(status), Origin.DRIFT),)
