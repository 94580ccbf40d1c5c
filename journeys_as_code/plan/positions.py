"""Places on the canvas for what is new: points that git adds and gives no position.

They are written along with the points and belong to nobody afterwards: what git does not name is
not ours, so a place is never compared, and whoever moves a point in the builder may.
"""

from __future__ import annotations

from journeys_as_code.model.journey import Document, Point, kind_of
from journeys_as_code.model.layout import missing_places
from journeys_as_code.model.points.catalogue import Catalogue


def placed(document: Document, catalogue: Catalogue, live: Document | None = None) -> Document:
    """The document to write, with a position for each point that is not live and has none."""
    places = missing_places(_ordered(document, catalogue), catalogue, live)
    if not places:
        return document
    points = {
        name: {**point, "position": {"x": places[name][0], "y": places[name][1]}}
        if name in places
        else point
        for name, point in document["points"].items()
    }
    return {**document, "points": points}


def _ordered(document: Document, catalogue: Catalogue) -> Document:
    """The document in an order of its own, so that the order of a file's keys moves nothing.

    Points stand by name, ways out as the catalogue lists them, and what it does not know by name.
    """
    points = sorted((document.get("points") or {}).items())
    return {**document, "points": {name: _in_order(point, catalogue) for name, point in points}}


def _in_order(point: Point, catalogue: Catalogue) -> Point:
    outputs = point.get("outputs")
    if not isinstance(outputs, dict):
        return point
    kind = catalogue.get(kind_of(point))
    known = [output.alias for output in kind.outputs] if kind else []
    ways = (*(way for way in known if way in outputs), *sorted(outputs.keys() - known))
    return {**point, "outputs": {way: outputs[way] for way in ways}}
