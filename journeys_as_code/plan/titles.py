"""Titles of points that git leaves to the builder: a new one is drift, and nothing overwrites it.

A point without a title in git is made with the one that its name gives. After that git says nothing of
it, so that a point may be called otherwise in git without being touched. What it was when this tool
last saw the journey is what a new one is told from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from journeys_as_code.address import Path
from journeys_as_code.model.journey import Document, default_title
from journeys_as_code.plan.change import Change, Origin
from journeys_as_code.plan.hiding import Hiding
from journeys_as_code.remote.names import take
from journeys_as_code.remote.port import Prior, Wire
from journeys_as_code.secrets import is_seal

_TITLE = "title"


def last_seen(seen: Wire | None, prior: Prior) -> dict[str, str]:
    """The titles that live points had when this tool last saw them, by the names they have now.

    One that was sealed, is no text, or not there, is left out.
    """
    points = take(seen or {}, "points")
    titles = {
        str(take(point, "uuid")): take(point, _TITLE) or ""
        for point in (points if isinstance(points, list) else ())
        if isinstance(point, dict)
    }
    known = {name: titles.get(uuid) for name, uuid in prior.uuids.items()}
    return {
        name: title or default_title(name)
        for name, title in known.items()
        if isinstance(title, str) and not is_seal(title)
    }


def retitled(
    titles: Mapping[str, str], live: Document, applied: Document, desired: Document, hiding: Hiding
) -> Iterator[Change]:
    """The drift in titles of which nothing was applied; `titles` is what they were."""
    wanted = desired.get("points") or {}
    for name, point in (live.get("points") or {}).items():
        now, was = point.get(_TITLE), titles.get(name)
        path: Path = ("points", name, _TITLE)
        if not now or was in (None, now) or name not in wanted or not _is_silent(applied, path):
            continue
        asked = wanted[name].get(_TITLE)
        if asked != now:
            origin = Origin.CONFLICT if asked else Origin.DRIFT
            yield Change(path, "change", hiding(path, was), hiding(path, now), origin)


def _is_silent(document: Document, path: Path) -> bool:
    """Whether a document has a point and does not say its title."""
    point = (document.get("points") or {}).get(path[1])
    return point is not None and _TITLE not in point


def is_retitling(change: Change, applied: Document) -> bool:
    """Whether a change is such drift, seen from what was applied."""
    path = change.path
    of_a_point = len(path) == len(("points", "name", _TITLE)) and path[::2] == ("points", _TITLE)
    return of_a_point and _is_silent(applied, path)


def as_they_were(document: Document, drift: Iterable[Change]) -> Document:
    """The document, saying of points that got a new title the one they had, where their name does not."""
    points: dict[str, Any] = dict(document.get("points") or {})
    for change in drift:
        if is_retitling(change, document):
            name = str(change.path[1])
            if change.before != default_title(name):
                points[name] = {_TITLE: change.before, **points[name]}
    return {**document, "points": points}
