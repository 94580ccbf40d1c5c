"""Journeys as a table: the project's own, and others of the account."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Protocol

from journeys_as_code.model.journey import Status
from journeys_as_code.report import escape
from journeys_as_code.report.style import Ink, Style, columns, counted


class Row(Protocol):
    """One journey as `journeys list` shows it; `key` is empty for one that is not managed."""

    @property
    def key(self) -> str:
        """Its key in the project."""
        ...

    @property
    def uuid(self) -> str | None:
        """Its uuid, None while it was not made yet."""
        ...

    @property
    def title(self) -> str:
        """Its title, as it is live where that is known."""
        ...

    @property
    def status(self) -> Status | None:
        """Its status, None where it is not known."""
        ...

    @property
    def source(self) -> str:
        """Where that is known from."""
        ...

    @property
    def points(self) -> int | None:
        """How many points it has, where that is known."""
        ...

    @property
    def managed(self) -> bool:
        """Whether this project manages it."""
        ...


_HEAD = ["KEY", "STATUS", "POINTS", "SOURCE", "UUID", "TITLE"]


def text(rows: Sequence[Row], *, color: bool = False) -> str:
    """A table for people; one quiet line when there is nothing to list."""
    style = Style(color=color)
    if not rows:
        return "No journeys yet.\n"
    head, *lines = columns([_HEAD, *map(_cells, rows)], right=frozenset({2}))
    managed = sum(row.managed for row in rows)
    total = f"{counted(len(rows), 'journey')}, {managed:,} managed here."
    return "\n".join([style(head, Ink.QUIET), *lines, "", style(total, Ink.QUIET)]) + "\n"


def _cells(row: Row) -> list[str]:
    return [
        escape.plain(row.key) or "-",
        str(row.status or ("?" if row.uuid else "-")),
        "" if row.points is None else f"{row.points:,}",
        escape.plain(row.source),
        escape.plain(row.uuid or "-"),
        escape.plain(row.title),
    ]


def as_json(rows: Sequence[Row]) -> str:
    """The same as JSON."""
    items = [
        {
            "key": row.key or None,
            "uuid": row.uuid,
            "title": row.title,
            "status": row.status and str(row.status),
            "source": row.source,
            "points": row.points,
            "managed": row.managed,
        }
        for row in rows
    ]
    return json.dumps({"journeys": items}, indent=2) + "\n"
