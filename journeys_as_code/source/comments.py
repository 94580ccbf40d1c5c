"""The comments of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from journeys_as_code.source.arrangement import inside
from journeys_as_code.source.layout import Spot
from journeys_as_code.source.page import BLANKS

_COMMENT = re.compile(r"#[^\r\n]*")


def comments(text: str, root: Spot) -> list[str]:
    """Every comment, in the order they stand in, without blanks at its end."""
    return [
        comment.rstrip(BLANKS)
        for start, end in between(text, root)
        for comment in _COMMENT.findall(text, start, end)
    ]


def between(text: str, root: Spot) -> Iterator[tuple[int, int]]:
    """From where to where no scalar stands."""
    position = 0
    for start, end in sorted(_scalars(text, root)):
        yield position, start
        position = end
    yield position, len(text)


def _scalars(text: str, root: Spot) -> Iterator[tuple[int, int]]:
    for spot in inside(root):
        if spot.style is not None and spot.start < spot.end:
            start = spot.start
            if spot.style in {"|", ">"}:  # a comment may stand behind its header
                start = min(text.find("\n", start, spot.end) % (spot.end + 1), spot.end)
            yield start, spot.end
