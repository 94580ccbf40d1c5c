"""Markdown for pull requests: what fits into one comment, and nothing in it that acts up."""

from __future__ import annotations

from collections.abc import Sequence

from journeys_as_code.report import escape

COMMENT = 65_536
"""Characters that a comment on GitHub may have."""


def table(head: Sequence[str], rows: Sequence[Sequence[str]], *, room: int) -> list[str]:
    """The lines of a table, cut to about `room` characters; the cells are escaped already."""
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    for count, row in enumerate(rows):
        line = f"| {' | '.join(row)} |"
        room -= len(line) + 1
        if room < 0:
            return [*lines, "", f"_{len(rows) - count:,} more journeys are not in this table._"]
        lines.append(line)
    return lines


def details(title: str, lines: list[str], language: str = "diff") -> str:
    """A block to unfold that shows these lines as they are; the title is escaped already."""
    block = escape.fence(lines, language)
    return f"<details><summary>{title}</summary>\n\n{block}\n\n</details>"


def fit(head: str, blocks: Sequence[str], tail: str, *, limit: int = COMMENT) -> str:
    """The head, as many blocks as fit, and the tail; what had to be left out is said."""
    note = "_{} more left out here: too long for one comment. `--format json` has them all._"
    room = limit - len(head) - len(tail) - len(note) - 20
    kept: list[str] = []
    for block in blocks:
        room -= len(block) + 2
        if room < 0:
            break
        kept.append(block)
    left_out = len(blocks) - len(kept)
    notes = [note.format(left_out)] if left_out else []
    return "\n\n".join(part for part in (head, *kept, *notes, tail) if part) + "\n"
