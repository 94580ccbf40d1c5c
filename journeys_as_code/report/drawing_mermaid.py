"""A picture of a journey as a Mermaid flowchart, for Markdown that renders it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from journeys_as_code.report.drawing_svg import TINTS, tint
from journeys_as_code.report.mermaid import quoted
from journeys_as_code.ways.drawing import Card, Drawing, Line

_SHAPES: Mapping[str, tuple[str, str]] = {
    "entry": ("([", "])"),
    "timing": ("{{", "}}"),
    "splitting": ("{", "}"),
    "action": ("[[", "]]"),
}
_PLAIN = ("[", "]")


def render(drawing: Drawing) -> str:
    """The points by number, in the order of the file, their ways, and a colour for each family."""
    return "\n".join(_lines(drawing)) + "\n"


def _lines(drawing: Drawing) -> Iterator[str]:
    names = {card.name: f"p{number}" for number, card in enumerate(drawing.cards)}
    yield "flowchart TD"
    for card in drawing.cards:
        yield f"  {names[card.name]}{_shaped(card)}:::{_family(card)}"
    for line in drawing.lines:
        yield f"  {names[line.source]} {_arrow(line)} {names[line.target]}"
    for family in sorted(set(map(_family, drawing.cards))):
        strong, soft = TINTS[family]
        yield f"  classDef {family} fill:{soft},stroke:{strong},color:#1f2328"


def _family(card: Card) -> str:
    return next(family for family, found in TINTS.items() if found is tint(card))


def _shaped(card: Card) -> str:
    before, after = _SHAPES["entry"] if card.leaves else _SHAPES.get(card.family, _PLAIN)
    detail = f"{card.kind}: {card.detail}" if card.detail else card.kind
    return f"{before}{quoted(card.caption, detail)}{after}"


def _arrow(line: Line) -> str:
    arrow = "-.->" if line.back else "-->"
    return f"{arrow}|{quoted(line.branch)}|" if line.branch else arrow
