"""One journey compared: what differs from git, what drifted, and how much of it matters."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from journeys_as_code.address import Path
from journeys_as_code.model.absent import ABSENT
from journeys_as_code.model.journey import Document
from journeys_as_code.plan.change import Change, Ignored
from journeys_as_code.plan.diff import changes
from journeys_as_code.plan.drift import drift_of, inverted, meet, still_open
from journeys_as_code.plan.hiding import Hiding
from journeys_as_code.plan.ignoring import Ignoring
from journeys_as_code.plan.leaving import leave, parted
from journeys_as_code.plan.merge import merge
from journeys_as_code.plan.operations import Edit
from journeys_as_code.plan.outside import outside
from journeys_as_code.plan.subject import Context

_COSMETIC = ("title", "comments")
_COSMETIC_OF_A_POINT = ("title", "position")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs: `after` is the document to write, `edit` how much writing it would change."""

    after: Document
    changes: tuple[Change, ...]
    drift: tuple[Change, ...]
    ignored: tuple[Ignored, ...] = ()
    """What drifted and is left to others."""
    overridden: Mapping[Path, str] = field(default_factory=dict)
    """Places that are left to others, but that git itself has changed, with the reasons."""

    @property
    def edit(self) -> Edit:
        """Whether anything differs, and whether that is worth a pause."""
        if not self.changes:
            return Edit.NOTHING
        cosmetic = all(is_cosmetic(change.path) for change in self.changes)
        return Edit.COSMETIC if cosmetic else Edit.REAL


def compare(
    applied: Document | None,
    prior: Document,
    desired: Document,
    context: Context,
    *,
    key: str = "",
    only: Collection[Path] | None = None,
    seen: Document | None = None,
) -> Comparison:
    """Compare what is live with what git wants, in the light of what was applied.

    What the project ignores in the journey with this key stays as it is, unless git changed it; so
    does all that is not in the `only` places, where they are given. `seen` is the journey as this
    tool saw it last, where somebody has edited it since.
    """
    semantics = context.semantics
    hiding = Hiding(context.secrets, (applied, desired))
    merged = merge(applied, prior, desired, semantics)
    found = changes(merged, semantics, hiding)
    # The usual case is nothing new in git: then one merge tells both.
    drift = inverted(merged, found, hiding) if applied == desired else None
    if drift is None:
        foreign = map(hiding.path, merged.foreign)
        drift = still_open(drift_of(applied, prior, semantics, hiding), found, set(foreign))
    if applied is not None and seen is not None:
        more = outside(
            seen, merged.live, applied, desired, found, semantics=semantics, hiding=hiding
        )
        told = [change.path for change in drift]
        drift += tuple(it for it in more if not any(meet(it.path, path) for path in told))
    ignoring = Ignoring.of(context.drift_ignore, key, (applied, prior, desired), only=only)
    drift, ignored = parted(drift, ignoring)
    left = leave(merged, ignoring)
    if left.merged is not merged:
        found = changes(left.merged, semantics, hiding)
    overridden = {hiding.path(path): reason for path, reason in left.overridden.items()}
    return Comparison(left.merged.document, found, drift, ignored, overridden)


def is_cosmetic(path: Path) -> bool:
    """Whether a place is a title, a canvas position or a comment."""
    if path[:1] == ("points",):
        return path[2:3] != () and path[2] in _COSMETIC_OF_A_POINT
    return path[:1] != () and path[0] in _COSMETIC


def still_applied(
    desired: Document, applied: Document | None, live: Document, deferred: Iterable[Change]
) -> Document:
    """What counts as applied while some changes wait: `desired` without them.

    In their places stands what was applied before, or what is live where nothing ever was.
    """
    before = live if applied is None else applied
    document = {**desired, "points": dict(desired.get("points") or {})}
    for change in deferred:
        _take_over(document, before, change.path)
    return document


def _take_over(document: Document, before: Document, path: Path) -> None:
    """Set the cosmetic value that a path is in to what it was before."""
    if path[0] != "points":
        _set(document, path[0], before.get(str(path[0]), ABSENT))
        return
    name, key = path[1], path[2]
    point = document["points"][name] = dict(document["points"].get(name) or {})
    _set(point, key, ((before.get("points") or {}).get(name) or {}).get(key, ABSENT))


def _set(mapping: dict[Any, Any], key: str | int, value: Any) -> None:
    mapping.pop(key, None)
    if value is not ABSENT:
        mapping[key] = value
