"""The table of calls: from what a journey is and what is wanted of it to what is sent, in order.

A running journey is never sent a definition: it is paused, edited and started again, and only when
its definition really differs. All calls of a row are legal in the status table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from journeys_as_code.model.journey import Status
from journeys_as_code.plan.change import Call
from journeys_as_code.plan.lifecycle import final

S = Status
Calls = tuple[Call, ...]


class Edit(StrEnum):
    """How much of a definition differs."""

    NOTHING = "nothing"
    COSMETIC = "cosmetic"
    """Only titles, canvas positions or comments: alone not worth a pause."""
    COSMETIC_NOW = "cosmetic_now"
    """The same, and somebody said that it is worth a pause."""
    REAL = "real"


@dataclass(frozen=True, slots=True)
class Steps:
    """What is to be sent, or why nothing can be.

    `deferred` means that a cosmetic difference waits for the next real one; `note` is something a
    person should know although nothing is wrong.
    """

    calls: Calls = ()
    status: Status | None = None
    """The status afterwards."""
    blocked: str = ""
    instead: str = ""
    """What to do where it is blocked."""
    deferred: bool = False
    note: str = ""


Row = tuple[Calls | None, Calls | None]
"""The calls for an unchanged and for a changed definition; None where there are none that work."""

_NO: Row = (None, None)

TABLE: Mapping[Status, Mapping[Status, Row]] = {
    S.DRAFT: {
        S.DRAFT: ((), ("put",)),
        S.RUNNING: (("start",), ("put", "start")),
        S.PAUSED: ((), ("put",)),
        S.FINISHED: _NO,
        S.ARCHIVED: (("archive",), ("put", "archive")),
    },
    S.RUNNING: {
        S.DRAFT: (("pause", "draft"), ("pause", "put", "draft")),
        S.RUNNING: ((), ("pause", "put", "start")),
        S.PAUSED: (("pause",), ("pause", "put")),
        S.FINISHED: (("finish",), ("pause", "put", "finish")),
        S.ARCHIVED: (("finish", "archive"), ("pause", "put", "finish", "archive")),
    },
    S.PAUSED: {
        S.DRAFT: (("draft",), ("put", "draft")),
        S.RUNNING: (("start",), ("put", "start")),
        S.PAUSED: ((), ("put",)),
        S.FINISHED: (("finish",), ("put", "finish")),
        S.ARCHIVED: (("archive",), ("put", "archive")),
    },
    S.FINISHED: {
        S.DRAFT: (("draft",), ("draft", "put")),
        S.RUNNING: _NO,
        S.PAUSED: _NO,
        S.FINISHED: ((), None),
        S.ARCHIVED: (("archive",), None),
    },
    S.ARCHIVED: {
        S.DRAFT: (("draft",), ("draft", "put")),
        S.RUNNING: _NO,
        S.PAUSED: _NO,
        S.FINISHED: ((), None),
        S.ARCHIVED: ((), None),
    },
}
"""Status now -> status wanted -> calls. A draft is halted already, so `paused` asks nothing of it;
what is archived is over, so neither does `finished`."""

ABSENT_ROW: Mapping[Status, Calls] = {
    S.DRAFT: ("create",),
    S.RUNNING: ("create", "start"),
    S.PAUSED: ("create",),
    S.FINISHED: (),
    S.ARCHIVED: (),
}
"""The same for a journey that does not exist: one that is over already is not made at all."""


def creation(wanted: Status | None) -> Steps:
    """The calls for a journey that does not exist; without a wanted status it stays a draft."""
    wanted = wanted or S.DRAFT
    calls = ABSENT_ROW[wanted]
    if not calls:
        return Steps(note=f"{wanted} in git and not in the account: there is nothing to create")
    note = _NEVER_RAN if wanted is S.PAUSED else ""
    return Steps(calls, final(None, calls), note=note)


def steps(key: str, status: Status, wanted: Status | None, edit: Edit) -> Steps:
    """The calls for a journey in `status`; without a wanted status it ends in the one it has."""
    wanted = wanted or status
    same, changed = TABLE[status][wanted]
    calls, deferred = (same, False) if edit is Edit.NOTHING else (changed, False)
    if _has_to_wait(edit, same, changed):
        calls, deferred = same, True
    if calls is None:
        return _blocked(key, status, wanted)
    note = _NEVER_RAN if (status, wanted) == (S.DRAFT, S.PAUSED) else ""
    return Steps(calls, final(status, calls), deferred=deferred, note=note)


_NEVER_RAN = (
    "only a journey that runs can be paused: it stays a draft, in which nobody enters either"
)


def _has_to_wait(edit: Edit, same: Calls | None, changed: Calls | None) -> bool:
    """Whether writing what is cosmetic needs a pause that nothing else needs, or cannot be done at all."""
    if same is None or edit not in (Edit.COSMETIC, Edit.COSMETIC_NOW):
        return False
    needs_a_pause = changed is not None and "pause" in changed and "pause" not in same
    return changed is None or (needs_a_pause and edit is Edit.COSMETIC)


def _blocked(key: str, status: Status, wanted: Status) -> Steps:
    if status is S.DRAFT:
        return Steps(
            status=status,
            blocked="a draft cannot be finished: it never ran",
            instead="say `status: archived` to put it away",
        )
    if wanted in (S.FINISHED, S.ARCHIVED):
        blocked = f"its definition differs, and {_article(status)} journey cannot be changed"
    else:
        blocked = f"{_article(status)} journey cannot become {wanted}"
    return Steps(status=status, blocked=blocked, instead=f"run `journeys draft {key}` first")


def _article(status: Status) -> str:
    return f"an {status}" if status is S.ARCHIVED else f"a {status}"
