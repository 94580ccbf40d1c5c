"""The canonical layout of a file: the same meaning and comments, and one way to write them.

Whatever goes in, nothing comes out that the loader reads otherwise: a layout is judged before it is
given, and one that would change anything is not given at all.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass, field

from journeys_as_code.findings import Finding, has_errors
from journeys_as_code.source.comments import comments
from journeys_as_code.source.document import SourceFile
from journeys_as_code.source.layout import Spot, lay_out
from journeys_as_code.source.meaning import ended, means
from journeys_as_code.source.order import Order
from journeys_as_code.source.reflow import Reflow
from journeys_as_code.source.yaml_loader import load

_BREAK = re.compile(r"\r\n|\r|\n")
_PASSES = 8


@dataclass(frozen=True, slots=True)
class Formatted:
    """A file before and after; one that was left alone has no `after`, and says why.

    The texts have no byte order mark.
    """

    file: str
    before: str = field(repr=False)
    after: str | None = field(repr=False)
    marked: bool = False
    """Whether it had a byte order mark, which is dropped."""
    findings: tuple[Finding, ...] = ()
    """Its errors, if that is why."""
    trouble: str = ""
    """What the layout would have changed, if that is why; a fault of this tool."""

    @property
    def changed(self) -> bool:
        """Whether it was not yet as it should be."""
        return self.after is not None and (self.marked or self.after != self.before)


class Unsafe(Exception):
    """A layout would change what a file says; that is a fault of this tool."""


def formatted(content: bytes, file: str, order: Order) -> Formatted:
    """What becomes of the bytes of a file; nothing is raised."""
    source, findings = load(content, file)
    marked = content.startswith(codecs.BOM_UTF8)
    if source is None or has_errors(findings):
        before = content.decode("utf-8-sig", errors="replace")
        return Formatted(file, before, None, marked, findings)
    try:
        after = format_text(source, order)
    except Unsafe as error:
        return Formatted(file, source.text, None, marked, trouble=str(error))
    return Formatted(file, source.text, after, marked)


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
        raise Unsafe("it would not settle")
    if text != before:
        if not means(text, source.data):
            raise Unsafe("it would change a value")
        if Counter(comments(before, root)) != Counter(comments(text, layout)):
            raise Unsafe("it would lose a comment")
    return text.replace("\n", "\r\n") if first and first[0] == "\r\n" else text


def _layout(text: str) -> Spot:
    root = lay_out(text)
    if root is None:
        raise Unsafe("it could not be read")
    return root
