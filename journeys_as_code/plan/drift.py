"""Drift: what somebody or something else changed in a journey since this tool last wrote it."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

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


def status_drift(given: str | None, status: Status | None) -> tuple[Change, ...]:
    """The drift in status: `given` is what this tool gave the journey last."""
    if given is None or status is None or given == str(status):
        return ()
    return (Change(("status",), "change", given, str(status), Origin.DRIFT),)
