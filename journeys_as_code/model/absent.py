"""Absence: the one value that stands for `there is nothing at this path`."""

from __future__ import annotations

from enum import StrEnum


class Absent(StrEnum):
    """The type of ABSENT; unlike None it is no JSON value."""

    ABSENT = "(absent)"


ABSENT = Absent.ABSENT
