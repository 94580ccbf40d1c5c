"""Values that stand in brackets are set, put in and taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from journeys_as_code.address import Path
from journeys_as_code.source.brackets import Item, items
from journeys_as_code.source.layout import Spot
from journeys_as_code.source.outline import Outline
from journeys_as_code.source.page import BLANKS
from journeys_as_code.source.spelling import key, scalar
from journeys_as_code.source.splices import Splices
from journeys_as_code.source.writer import brackets

_COLON = re.compile(r"[ \t\r\n]*:")
_COMMA = re.compile(r"[ \t]*,?[ \t]*(?:#[^\r\n]*)?")


class BracketDrafts:
    """Drafts of edits in the brackets of one text."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._text = outline.text
        self._splices = Splices(outline)

    def set(self, spot: Spot, value: Any) -> Iterator[str]:
        """A value becomes another one; its anchor stays."""
        quoted = isinstance(value, str) and spot.style in {"'", '"'}
        written = scalar(value, flow=True, quote=spot.style or "") if quoted else brackets(value)
        if spot.start < spot.end:
            start = spot.start
            if spot.tagged:
                start = spot.begin
                written = f"&{spot.anchor} {written}" if spot.anchor else written
            yield self._splices.put(start, spot.end, written)
        elif spot.begin < spot.end:
            yield self._splices.put(spot.end, spot.end, f" {written}")
        elif spot.key is not None:
            colon = _COLON.match(self._text, spot.key.end)
            at = colon.end() if colon else spot.key.end
            yield self._splices.put(at, at, f" {written}" if colon else f": {written}")

    def insert(self, parent: Spot, place: int, path: Path, value: Any) -> Iterator[str]:
        """A new item stands before the one that has this place by now, or at the end."""
        step = path[-1]
        written = brackets(value)
        if isinstance(step, str):
            written = f"{key(step, flow=True)} {written}"
        if not parent.children:
            yield self._splices.put(parent.start + 1, parent.end - 1, written)
            return
        found = items(self._text, parent)
        if found is None:
            return
        if place:
            yield self._put_behind(found[place - 1], written, last=place == len(found))
        else:
            yield self._put_before(found[0], written)

    def remove(self, parent: Spot, place: int) -> Iterator[str]:
        """An item goes, with its comma."""
        found = items(self._text, parent)
        if found is None:
            return
        item = found[place]
        if self._is_alone(item):
            first = self._outline.line(item.start)
            while self._outline.lines[first - 1].strip(BLANKS).startswith("#"):
                first -= 1
            yield self._splices.without(first, self._outline.line(item.end))
        elif place:
            yield from self._remove_beside_comment(found, place)
        if place + 1 < len(found):
            yield self._cut(item.start, found[place + 1].start)
        elif place:
            yield self._cut(found[place - 1].end, item.end)
        else:
            yield self._cut(parent.start + 1, parent.end - 1)
        yield self._cut(item.start, item.end)

    def _remove_beside_comment(self, found: Sequence[Item], place: int) -> Iterator[str]:
        """A comment that stands in the line of another item too is not that of the one that goes."""
        before, item = found[place - 1], found[place]
        if place + 1 < len(found):
            end = found[place + 1].start
            kept = self._text[item.end : end].replace(",", "", 1).lstrip(BLANKS)
            start = item.start
        else:
            start, end = before.end, item.end
            kept = self._text[start : item.start].replace(",", "", 1)
        if "#" in kept:
            yield self._splices.put(start, end, kept)

    def _cut(self, start: int, end: int) -> str:
        return self._splices.put(start, end, "")

    def _is_alone(self, item: Item) -> bool:
        """Whether nothing but an item, its comma and its comment stands in its lines."""
        outline = self._outline
        line = outline.line(item.start)
        before = outline.lines[line][: outline.column(item.start)]
        comma = _COMMA.match(outline.rest(item.end))
        return not before.strip(BLANKS) and comma is not None and comma[0] == outline.rest(item.end)

    def _put_before(self, item: Item, written: str) -> str:
        apart = " "
        if self._is_alone(item):
            apart = self._splices.newline + " " * self._outline.column(item.start)
        return self._splices.put(item.start, item.start, f"{written},{apart}")

    def _put_behind(self, item: Item, written: str, *, last: bool) -> str:
        if not self._is_alone(item):
            return self._splices.put(item.end, item.end, f", {written}")
        rest = self._outline.rest(item.end)
        has_comma = rest.lstrip(BLANKS).startswith(",")
        pad = " " * self._outline.column(item.start)
        comma = "," if has_comma or not last else ""
        line = f"{'' if has_comma else ','}{rest}{self._splices.newline}{pad}{written}{comma}"
        return self._splices.put(item.end, item.end + len(rest), line)
