"""The statuses of a journey and the calls that move between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

DRAFT = "STATUS_DRAFT"
RUNNING = "STATUS_RUNNING"
PAUSED = "STATUS_PAUSED"
FINISHED = "STATUS_FINISHED"
ARCHIVED = "STATUS_ARCHIVED"
ALL = (DRAFT, RUNNING, PAUSED, FINISHED, ARCHIVED)

EDITABLE = frozenset({DRAFT, PAUSED})
"""Where a PUT is taken. Assumed: product docs say that a running journey is paused to be edited."""


@dataclass(frozen=True, slots=True)
class Transition:
    """Where a lifecycle call may start, and where it ends."""

    sources: frozenset[str]
    target: str


TRANSITIONS: Mapping[str, Transition] = {
    "start": Transition(frozenset({DRAFT, PAUSED}), RUNNING),
    "pause": Transition(frozenset({RUNNING}), PAUSED),
    "finish": Transition(frozenset({RUNNING, PAUSED}), FINISHED),
    "draft": Transition(frozenset({PAUSED, FINISHED, ARCHIVED}), DRAFT),
    "archive": Transition(frozenset({DRAFT, PAUSED, FINISHED}), ARCHIVED),
}
"""Start and pause are documented; finish, draft and archive are assumed."""
