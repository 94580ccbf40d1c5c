"""The canonical layout of a file: the same meaning and comments, and one way to write them.

Whatever goes in, nothing comes out that the loader reads otherwise: a layout is judged before it is
given, and one that would change anything is not given at all.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from journeys_as_code.findings import Finding
from journeys_as_code.source.comments import comments
from journeys_as_code.source.document import SourceFile
from journeys_as_code.source.layout import Spot, lay_out
from journeys_as_code.source.meaning import ended, means
from journeys_as_code.source.order import Order
from journeys_as_code.source.reflow import Reflow

_BREAK = re.compile(r"\r\n|\r|\n")
_PASSES = 8


@dataclass(frozen=True, slots=True)
class Formatted:
    """A file before and after: `after` is None where it was left alone, and `findings` say why."""

    file: str
    before: str
    after: str | None
    findings: tuple[Finding, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether it was not yet as it should be."""
        return self.after is not None and self.after != self.before


class Unsafe(Exception):
    """A layout would change what a file says; that is a fault of this room."""


def format_text(source: SourceFile, order: Order) -> str:
    """The canonical layout of a file in which nothing is an error.

    Line breaks become what the first one is. Raises Unsafe rather than change a meaning.
    """
    first = _BREAK.search(source.text)
    before = text = ended(_BREAK.sub("\n", source.text), source.data)
    root = layout = _layout(text)
    for _ in range(_PASSES):
        again = Reflow(text, layout, order).text()
        if again == text:
            break
        text, layout = again, _layout(again)
    else:
        raise Unsafe("the layout does not settle")
    if text != before:
        if not means(text, source.data):
            raise Unsafe("the layout would change a value")
        if Counter(comments(before, root)) != Counter(comments(text, layout)):
            raise Unsafe("the layout would lose a comment")
    return text.replace("\n", "\r\n") if first and first[0] == "\r\n" else text


def _layout(text: str) -> Spot:
    root = lay_out(text)
    if root is None:
        raise Unsafe("the layout cannot be read")
    return root
