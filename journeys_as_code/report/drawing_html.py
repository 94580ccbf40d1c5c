"""A picture of a journey as a page: one file, no scripts, nothing loaded from elsewhere."""

from __future__ import annotations

from journeys_as_code.report import drawing_svg
from journeys_as_code.report.drawing_svg import TINTS, text, tint
from journeys_as_code.report.style import counted
from journeys_as_code.ways.drawing import Drawing

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = (
    "body{font:15px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif;margin:0;color:#1f2328;"
    "background:#f6f8fa}"
    "header{padding:1.2rem 2rem;background:#fff;border-bottom:1px solid #d0d7de}"
    "h1{font-size:1.3rem;margin:0}"
    "p{margin:.2rem 0 .6rem;color:#57606a}"
    "ul{list-style:none;display:flex;flex-wrap:wrap;gap:.5rem;margin:0;padding:0}"
    "li{font-size:.8rem;padding:.1rem .7rem;border-radius:1rem;border:1px solid}"
    "main{padding:2rem;overflow:auto;text-align:center}"
    "svg{background:#fff;border:1px solid #d0d7de;border-radius:12px}"
    "@media print{header ul{display:none}main{padding:0}svg{border:0;max-width:100%;height:auto}}"
)


def render(drawing: Drawing) -> str:
    """The page: title, what the colours mean, and the picture."""
    title = text(drawing.title)
    about = counted(len(drawing.cards), "point")
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>{_STYLE}</style></head>\n"
        f"<body><header><h1>{title}</h1><p>{about}</p><ul>{_legend(drawing)}</ul></header>\n"
        f"<main>{drawing_svg.render(drawing)}</main></body></html>\n"
    )


def _legend(drawing: Drawing) -> str:
    used = {tint(card) for card in drawing.cards}
    return "".join(
        f'<li style="color:{found.strong};background:{found.soft}">{family}</li>'
        for family, found in TINTS.items()
        if found in used
    )
