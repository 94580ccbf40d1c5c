"""The quick look: does the live value already hold every wanted one, letter by letter?

Almost every point of almost every plan is settled by this alone; nothing here knows types.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Any


class Settled(IntEnum):
    """How a live value stands to a wanted one."""

    NO = 0
    WITH_MORE = 1
    """It holds all that is wanted, and fields beside it."""
    EXACTLY = 2


def settled(live: Any, wanted: Any) -> Settled:
    """How the live value stands to the wanted one; `1`, `1.0` and `true` are three things."""
    kind = type(wanted)
    if type(live) is not kind:
        return Settled.NO
    if kind is dict:
        return _mapping(live, wanted)
    if kind is list:
        if len(live) != len(wanted):
            return Settled.NO
        return min(map(settled, live, wanted), default=Settled.EXACTLY)
    return Settled.EXACTLY if live == wanted else Settled.NO


def _mapping(live: dict[str, Any], wanted: dict[str, Any]) -> Settled:
    how = Settled.EXACTLY if len(live) == len(wanted) else Settled.WITH_MORE
    for key, value in wanted.items():
        if key not in live:
            return Settled.NO
        below = settled(live[key], value)
        if below is not Settled.EXACTLY:
            if below is Settled.NO:
                return below
            how = below
    return how
