"""Absence: the one value that stands for `there is nothing at this path`."""

from __future__ import annotations

from enum import StrEnum


class Absent(StrEnum):
    """The type of ABSENT; unlike None it is no JSON value."""

    ABSENT = "(absent)"


ABSENT = Absent.ABSENT


def is_hollow(value: object) -> bool:
    """Whether a value is a mapping in which nothing is said: empty, or holding only such mappings."""
    return isinstance(value, dict) and all(map(is_hollow, value.values()))
