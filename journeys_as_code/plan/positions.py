"""Places on the canvas for what is new: points that git adds and gives no position.

They are written along with the points and belong to nobody afterwards: what git does not name is
not ours, so a place is never compared, and whoever moves a point in the builder may.
"""

from __future__ import annotations

from journeys_as_code.model.journey import Document
from journeys_as_code.model.layout import missing_places
from journeys_as_code.model.points.catalogue import Catalogue


def placed(document: Document, catalogue: Catalogue, live: Document | None = None) -> Document:
    """The document to write, with a position for each point that is not live and has none."""
    places = missing_places(_ordered(document), catalogue, live and _ordered(live))
    if not places:
        return document
    points = {
        name: {**point, "position": {"x": places[name][0], "y": places[name][1]}}
        if name in places
        else point
        for name, point in document["points"].items()
    }
    return {**document, "points": points}


def _ordered(document: Document) -> Document:
    """The document with its points by name, so that the order of a file's keys moves nothing."""
    return {**document, "points": dict(sorted((document.get("points") or {}).items()))}
