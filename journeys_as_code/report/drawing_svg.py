"""A picture of a journey as SVG: one file, no scripts, nothing loaded from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from itertools import pairwise
from typing import NamedTuple

from journeys_as_code.report.junit import legal
from journeys_as_code.ways import labels
from journeys_as_code.ways.drawing import DETAIL_SIZE, TITLE_SIZE, Card, Drawing, Line
from journeys_as_code.ways.labels import Label, curve
from journeys_as_code.ways.sheet import PADDING, Spot


class Tint(NamedTuple):
    """The colours of a family: of lettering and edges, and of the card."""

    strong: str
    soft: str


TINTS: Mapping[str, Tint] = {
    "entry": Tint("#1a7f4f", "#e9f7ef"),
    "messaging": Tint("#1f5fd0", "#eaf1fd"),
    "timing": Tint("#9a6700", "#fdf5e0"),
    "splitting": Tint("#6e4fd0", "#f1edfc"),
    "action": Tint("#0f766e", "#e6f5f4"),
    "project": Tint("#a3387f", "#fbebf5"),
    "exit": Tint("#57606a", "#eef0f2"),
}
"""By family; `exit` is for the points at which people leave."""
_LINE, _BACK, _TEXT = "#8c96a3", "#b5568f", "#1f2328"
_FONT = "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif"
_ROUND = 10
_LEAD = 6

_STYLE = (
    f"text{{font-family:{_FONT};fill:{_TEXT}}}"
    f".kind{{font-size:{labels.SIZE}px;font-weight:600;letter-spacing:.04em}}"
    f".title{{font-size:{TITLE_SIZE}px;font-weight:600}}"
    f".detail{{font-size:{DETAIL_SIZE}px;fill:#57606a}}"
    f".label{{font-size:{labels.SIZE}px;text-anchor:middle;fill:#424a53}}"
    f".line{{fill:none;stroke:{_LINE};stroke-width:1.6}}"
    f".back{{stroke:{_BACK};stroke-dasharray:5 4}}"
)


def render(drawing: Drawing) -> str:
    """The picture as an SVG document."""
    return "\n".join(_document(drawing)) + "\n"


def _document(drawing: Drawing) -> Iterator[str]:
    width, height = _n(drawing.width), _n(drawing.height)
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img">'
    )
    yield f"<title>{text(drawing.title)}</title>"
    yield f"<style>{_STYLE}</style>"
    yield f"<defs>{_arrow('ahead', _LINE)}{_arrow('back', _BACK)}</defs>"
    yield '<rect width="100%" height="100%" fill="#fff"/>'
    yield from map(_line, drawing.lines)
    yield from map(_label, drawing.labels)
    for card in drawing.cards:
        yield from _card(card)
    yield "</svg>"


def text(words: str) -> str:
    """Words from outside as text of an element: nothing in them has a meaning in XML."""
    return escape(legal(words))


def tint(card: Card) -> Tint:
    """The colours of a card."""
    return TINTS["exit" if card.leaves else card.family]


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def _arrow(name: str, color: str) -> str:
    return (
        f'<marker id="{name}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" '
        f'markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 8 4 0 8z" fill="{color}"/></marker>'
    )


def _line(line: Line) -> str:
    drawn = _straight(line.spots) if line.back else _curved(line.spots)
    look = "line back" if line.back else "line"
    return (
        f'<path class="{look}" d="{drawn}" marker-end="url(#{"back" if line.back else "ahead"})"/>'
    )


def _curved(spots: tuple[Spot, ...]) -> str:
    parts = [f"M{_at(spots[0])}"]
    for number, (start, end) in enumerate(pairwise(spots)):
        if number % 2 or start[0] == end[0]:
            parts.append(f"L{_at(end)}")
        else:
            one, other = curve(start, end)
            parts.append(f"C{_at(one)} {_at(other)} {_at(end)}")
    return "".join(parts)


def _straight(spots: tuple[Spot, ...]) -> str:
    """Straight pieces with round corners."""
    parts = [f"M{_at(spots[0])}"]
    for before, corner, after in zip(spots, spots[1:], spots[2:], strict=False):
        into, out = _towards(corner, before), _towards(corner, after)
        parts.append(f"L{_at(into)}Q{_at(corner)} {_at(out)}")
    return "".join([*parts, f"L{_at(spots[-1])}"])


def _towards(corner: Spot, other: Spot) -> Spot:
    """A spot a little away from a corner in the direction of another spot."""
    far = abs(other[0] - corner[0]) + abs(other[1] - corner[1])
    share = min(_ROUND, far / 2) / far if far else 0
    return corner[0] + (other[0] - corner[0]) * share, corner[1] + (other[1] - corner[1]) * share


def _at(spot: Spot) -> str:
    return f"{_n(spot[0])} {_n(spot[1])}"


def _label(label: Label) -> str:
    x, y = label.x - label.width / 2, label.y - labels.HEIGHT / 2
    return (
        f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(label.width)}" height="{labels.HEIGHT}" '
        f'rx="{labels.HEIGHT // 2}" fill="#fff" stroke="#d0d7de"/>'
        f'<text class="label" x="{_n(label.x)}" y="{_n(label.y + 4)}">{text(label.text)}</text>'
    )


def _card(card: Card) -> Iterator[str]:
    strong, soft = tint(card)
    round_ = card.height / 2 if card.leaves else 12
    yield f'<g transform="translate({_n(card.x)} {_n(card.y)})">'
    yield f"<title>{text(card.name)}</title>"
    yield (
        f'<rect width="{_n(card.width)}" height="{_n(card.height)}" rx="{_n(round_)}" fill="{soft}" '
        f'stroke="{strong}" stroke-opacity=".45"/>'
    )
    yield from _words(card, strong)
    yield "</g>"


def _words(card: Card, strong: str) -> Iterator[str]:
    rows = [("kind", card.kind, labels.SIZE)]
    rows += [("title", line, TITLE_SIZE) for line in card.title]
    rows += [("detail", card.detail, DETAIL_SIZE)] if card.detail else []
    y = (card.height - sum(size + _LEAD for _, _, size in rows) + _LEAD) / 2
    for look, words, size in rows:
        y += size
        fill = f' style="fill:{strong}"' if look == "kind" else ""
        where = (
            f'x="{_n(card.width / 2)}" text-anchor="middle"' if card.leaves else f'x="{PADDING}"'
        )
        yield f'<text class="{look}" {where} y="{_n(y - 1)}"{fill}>{text(words)}</text>'
        y += _LEAD
