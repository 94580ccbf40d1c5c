"""How a file fits the live journey that is to be taken over."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.operate.adopt import Adoption, Match, Stray
from journeys_as_code.report import escape
from journeys_as_code.report.style import Ink, Style, columns, counted
from journeys_as_code.secrets import Secrets


def text(adoption: Adoption, *, secrets: Secrets, color: bool = False) -> str:
    """The live journey, which point is which and how that is known, and what only one side has."""
    style, prior = Style(color=color), adoption.prior
    title = secrets.scrub(str(prior.document.get("title", "")))
    head = f"{escape.plain(prior.uuid)}  {escape.value(title)}  {prior.status}  [{prior.rung}]"
    lines = [style(head, Ink.STRONG), *_rows(adoption, style, secrets)]
    return "\n".join([*lines, *_ending(adoption)]) + "\n"


def _rows(adoption: Adoption, style: Style, secrets: Secrets) -> Iterator[str]:
    matches, strays = adoption.matches, (*adoption.added, *adoption.removed)
    rows = [_matched(match, secrets) for match in matches]
    rows += [_stray(stray, secrets) for stray in strays]
    inks = [None if match.sure else Ink.NOTE for match in matches]
    inks += [Ink.REMOVE if stray.uuid else Ink.ADD for stray in strays]
    for ink, line in zip(inks, columns(rows), strict=True):
        yield style(f"  {line}", ink) if ink else f"  {line}"


def _matched(match: Match, secrets: Secrets) -> list[str]:
    sign = "=" if match.sure else "?"
    how = f"by {match.how}" if match.sure else f"likely, by {match.how}"
    return [f"{sign} {escape.plain(match.name)}", _title(match, secrets), match.uuid, how]


def _stray(stray: Stray, secrets: Secrets) -> list[str]:
    if stray.uuid:
        what = "only in the account: an apply would remove it"
        return ["-", _title(stray, secrets), stray.uuid, f"{escape.plain(stray.kind)}, {what}"]
    what = "only in the file: an apply would add it"
    return [f"+ {escape.plain(stray.name)}", "", "", f"{escape.plain(stray.kind)}, {what}"]


def _title(it: Match | Stray, secrets: Secrets) -> str:
    return escape.value(escape.clip(secrets.scrub(it.title), 40))


def _ending(adoption: Adoption) -> Iterator[str]:
    recognised = f"{counted(len(adoption.matches), 'point')} recognised"
    unsure = len(adoption.unsure)
    if unsure:
        be = "is" if unsure == 1 else "are"
        yield f"{recognised}, {unsure} of which {be} only likely (?). Say it yourself: --match NAME=UUID"
    else:
        yield f"{recognised}."
