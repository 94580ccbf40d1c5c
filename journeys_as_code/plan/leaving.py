"""A merge in which some of what others changed is left as it is, because the project says so."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from journeys_as_code.address import Path
from journeys_as_code.model.absent import ABSENT
from journeys_as_code.model.journey import Document, targets_of
from journeys_as_code.model.references import find_references
from journeys_as_code.plan.change import Change, Ignored, Origin
from journeys_as_code.plan.ignoring import NOT_ASKED, Ignoring
from journeys_as_code.plan.merge import Merged
from journeys_as_code.plan.merge_values import keys_of
from journeys_as_code.remote.port import Prior


@dataclass(frozen=True, slots=True)
class Left:
    """What is to be written when what is ignored stays as it is live.

    `overridden` are ignored places that git itself has changed, so that git's value is written.
    """

    merged: Merged
    overridden: Mapping[Path, str] = field(default_factory=dict)


def leave(merged: Merged, ignoring: Ignoring) -> Left:
    """The merge with every ignored place as it is live, but for those that git has changed."""
    if ignoring.idle or merged.unchanged:
        return Left(merged)
    places: dict[Path, set[Origin]] = {}
    for path, origin in merged.origins.items():
        places.setdefault(ignoring.place(path, merged.origins), set()).add(origin)
    reasons = ignoring.chosen(merged.origins.keys())
    kept = {place for place in reasons if places[place] == {Origin.DRIFT}}
    by_git = {place: reason for place, reason in reasons.items() if place not in kept}
    origins = {
        path: Origin.GIT if ignoring.place(path, merged.origins) in by_git else origin
        for path, origin in merged.origins.items()
    }
    document = _kept(merged.live, merged.document, kept, ())
    overridden = {place: reason for place, reason in by_git.items() if places[place] != _GIT}
    return Left(replace(merged, document=document, origins=origins), overridden)


_GIT = {Origin.GIT}


def parted(
    drift: tuple[Change, ...], ignoring: Ignoring
) -> tuple[tuple[Change, ...], tuple[Ignored, ...]]:
    """The drift that counts, and that which is ignored; what nobody asked for is neither."""
    paths = [change.path for change in drift]
    reasons = ignoring.chosen(paths)
    if not reasons:
        return drift, ()
    found = [(it, reasons.get(ignoring.place(it.path, paths), "")) for it in drift]
    counts = tuple(change for change, reason in found if not reason)
    ignored = (Ignored(change, reason) for change, reason in found if reason)
    return counts, tuple(it for it in ignored if it.reason != NOT_ASKED)


def uuids_with(ours: Mapping[str, str], prior: Prior, after: Document) -> dict[str, str]:
    """The uuids of the points: git's, and those of live points that are left although git has none."""
    points = after.get("points") or ()
    return {name: prior.uuids[name] for name in points if name in prior.uuids} | dict(ours)


def astray(after: Document) -> str:
    """Why a document cannot be written in which something leads to a point that is not there."""
    wrong = _first_wrong(after)
    if not wrong:
        return ""
    return (
        f"with what is left as it is live (`drift_ignore`, `--path`) {wrong}; name all that belongs "
        "together, or leave none of it"
    )


def _first_wrong(document: Document) -> str:
    points = document.get("points") or {}
    for name, point in points.items():
        for target in targets_of(point).values():
            if target not in points:
                return f"{name} would lead to {target}, which is not there"
        for reference in find_references(point):
            if reference.name not in points:
                return f"a text of {name} would name the point {reference.name}, which is not there"
    return ""


def _kept(live: Any, wanted: Any, kept: Collection[Path], path: Path) -> Any:
    """`wanted` with what is live at the kept places; the very `live` where nothing else differs."""
    if live is wanted or path in kept:
        return live
    if not (isinstance(live, dict) and isinstance(wanted, dict)):
        return wanted
    pairs = {
        key: _kept(live.get(key, ABSENT), wanted.get(key, ABSENT), kept, (*path, key))
        for key in keys_of(live, wanted)
    }
    if all(value is live.get(key, ABSENT) for key, value in pairs.items()):
        return live
    return {key: value for key, value in pairs.items() if value is not ABSENT}
