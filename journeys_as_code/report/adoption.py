"""How a file fits the live journey that is to be taken over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from journeys_as_code.remote.port import Prior
from journeys_as_code.report import escape
from journeys_as_code.report.style import Ink, Style, columns, counted


class Fit(Protocol):
    """Which points of a file are known to be which live ones, and which have no partner."""

    @property
    def prior(self) -> Prior:
        """The live journey."""
        ...

    @property
    def points(self) -> Mapping[str, str]:
        """Point name -> uuid of the live point."""
        ...

    @property
    def added(self) -> tuple[str, ...]:
        """Names without a live point."""
        ...

    @property
    def removed(self) -> tuple[str, ...]:
        """Live points without a name."""
        ...


def text(fit: Fit, *, title: str, color: bool = False) -> str:
    """The live journey, the points that were recognised, and what an apply would add and remove."""
    style = Style(color=color)
    prior = fit.prior
    head = (
        f"{escape.plain(prior.uuid)}  {escape.value(title)}  {prior.status or '?'}  [{prior.rung}]"
    )
    total = counted(len(fit.points), "point")
    return "\n".join([style(head, Ink.STRONG), *_rows(fit, style), f"{total} recognised."]) + "\n"


def _rows(fit: Fit, style: Style) -> Iterator[str]:
    rows = [[escape.plain(name), escape.plain(uuid)] for name, uuid in fit.points.items()]
    yield from (f"  = {line}" for line in columns(rows))
    for name in fit.added:
        yield style(f"  + {escape.plain(name)}  only in the file: an apply would add it", Ink.ADD)
    for name in fit.removed:
        shown = f"  - {escape.plain(name)}  only in the account: an apply would remove it"
        yield style(shown, Ink.REMOVE)
