"""The few styles of reports for a terminal; without colour they are nothing at all."""

from __future__ import annotations

from enum import StrEnum


class Ink(StrEnum):
    """What a piece of text is, so that colour always means the same."""

    ADD = "32"
    REMOVE = "31"
    CHANGE = "33"
    NOTE = "36"
    STRONG = "1"
    QUIET = "2"


class Style:
    """Paints texts when asked to, and leaves them alone otherwise."""

    def __init__(self, *, color: bool) -> None:
        self.color = color

    def __call__(self, text: str, ink: Ink) -> str:
        """The text in this ink; an empty text stays empty."""
        return f"\x1b[{ink}m{text}\x1b[0m" if self.color and text else text


def columns(
    rows: list[list[str]], *, gap: str = "  ", right: frozenset[int] = frozenset()
) -> list[str]:
    """Lines whose columns stand under each other, by how wide characters are on a terminal.

    Columns named in `right` are aligned to the right. The texts must not be painted yet.
    """
    from rich.cells import cell_len

    if not rows:
        return []
    count = max(map(len, rows))
    wide = [max(cell_len(row[at]) for row in rows if at < len(row)) for at in range(count)]
    lines = []
    for row in rows:
        cells = []
        for at, text in enumerate(row):
            space = " " * (wide[at] - cell_len(text))
            cells.append(space + text if at in right else text + space)
        lines.append(gap.join(cells).rstrip())
    return lines


def counted(count: int, one: str, many: str = "") -> str:
    """A number with its noun: `1 journey`, `2 journeys`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
