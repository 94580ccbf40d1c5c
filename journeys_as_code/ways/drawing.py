"""The picture of a journey as a value: cards, lines between them, and the names of branches.

Everything is in pixels, x to the right and y downwards; formats only have to paint it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeys_as_code.model.graph import Edge, Graph
from journeys_as_code.model.journey import Document, default_title
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.ways import captions, lettering
from journeys_as_code.ways.labels import Label, Labels, along, along_back
from journeys_as_code.ways.sheet import (
    EXIT_HEIGHT,
    EXIT_WIDTH,
    HEIGHT,
    MARGIN,
    PADDING,
    WIDTH,
    Sheet,
    Spot,
)

TITLE_SIZE, DETAIL_SIZE = 14, 12


@dataclass(frozen=True, slots=True)
class Card:
    """A point; `x` and `y` are its left upper corner."""

    name: str
    kind: str
    """In plain words."""
    family: str
    caption: str
    """Its title."""
    title: tuple[str, ...]
    """The same in lines that fit."""
    detail: str
    x: float
    y: float
    width: float
    height: float
    leaves: bool
    """Whether people leave the journey here."""


@dataclass(frozen=True, slots=True)
class Line:
    """A way from one point to another: from spot to spot, with an arrow at the last one.

    It goes on in a curve, then straight down, then in a curve, and so on; one that leads `back`
    goes straight from spot to spot.
    """

    source: str
    target: str
    branch: str
    """What the branch is for; empty for the only way out of a point."""
    spots: tuple[Spot, ...]
    back: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole picture."""

    title: str
    width: float
    height: float
    cards: tuple[Card, ...]
    lines: tuple[Line, ...]
    labels: tuple[Label, ...]


def draw(document: Document, catalogue: Catalogue) -> Drawing:
    """The picture of a canonical document, its points in the order of the file."""
    sheet = Sheet.of(Graph.of(document, catalogue))
    cards = tuple(_card(name, sheet) for name in sheet.graph.points)
    lines = tuple(_line(edge, sheet) for name in sheet.flow.met for edge in sheet.flow.ways[name])
    labels = tuple(_labels(lines))
    corners = [(card.x + card.width, card.y + card.height) for card in cards]
    corners += [spot for line in lines for spot in line.spots]
    corners += [(it.x + it.width / 2, it.y) for it in labels]
    return Drawing(
        title=document["title"],
        width=max((x for x, _ in corners), default=0) + MARGIN,
        height=max((y for _, y in corners), default=0) + MARGIN,
        cards=cards,
        lines=lines,
        labels=labels,
    )


def _card(name: str, sheet: Sheet) -> Card:
    point, kind = sheet.graph.points[name], sheet.graph.kinds[name]
    leaves = kind is not None and not kind.outputs
    width, height = (EXIT_WIDTH, EXIT_HEIGHT) if leaves else (WIDTH, HEIGHT)
    room = width - 2 * PADDING
    title = str(point.get("title") or default_title(name))
    bold = TITLE_SIZE * lettering.BOLD
    return Card(
        name=name,
        kind=captions.kind_words(kind.name if kind else ""),
        family=kind.family if kind else "project",
        caption=title,
        title=tuple(lettering.lines(title, bold, room, 1 if leaves else 2)),
        detail=lettering.cut(captions.detail(sheet.graph, name), DETAIL_SIZE, room),
        x=sheet.x(name) - width / 2,
        y=sheet.top(name),
        width=width,
        height=height,
        leaves=leaves,
    )


def _line(edge: Edge, sheet: Sheet) -> Line:
    branch = captions.branch(sheet.graph, edge)
    back = edge in sheet.flow.back
    return Line(edge.source, edge.target, branch, sheet.spots(edge), back)


def _labels(lines: Sequence[Line]) -> Iterator[Label]:
    labels = Labels()
    for line in lines:
        if line.branch:
            places = along_back(line.spots) if line.back else along(line.spots)
            yield labels.put(line.branch, places)
