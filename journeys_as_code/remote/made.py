"""Looking for the journey that a create call may have made before its answer was lost."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from journeys_as_code.model.journey import Status
from journeys_as_code.remote.port import Listed


@dataclass(frozen=True, slots=True)
class Made:
    """What came of looking: a journey (`uuid`), surely none (`sure`), or `words` why nobody can say."""

    uuid: str | None = None
    sure: bool = False
    words: str = ""
    looked: bool = True
    """Whether there is a call that lists journeys, so that looking was possible at all."""


def candidates(rows: Mapping[str, Listed], title: str, bound: Collection[str]) -> tuple[str, ...]:
    """The listed journeys of this title that are in use and belong to no other key."""
    wanted = _plain(title)
    return tuple(
        uuid
        for uuid, row in rows.items()
        if _plain(row.title) == wanted and is_in_use(row) and uuid not in bound
    )


def is_in_use(row: Listed) -> bool:
    """Whether a listed journey may still message people, now or when somebody starts it."""
    return row.status is not Status.ARCHIVED


def holds(wanted: Collection[str], found: Collection[str]) -> bool | None:
    """Whether a journey with the points `found` is the one of the points `wanted`; None: unsure."""
    here = set(wanted) & set(found)
    if not wanted or (here and here != set(wanted)):
        return None
    return bool(here)


def judged(verdicts: Mapping[str, bool | None]) -> Made:
    """What the verdicts on the candidates come to."""
    ours = [uuid for uuid, verdict in verdicts.items() if verdict]
    unsure = [uuid for uuid, verdict in verdicts.items() if verdict is None]
    if len(ours) == 1 and not unsure:
        return Made(ours[0], sure=True)
    if ours:
        return Made(words=f"several journeys may be it: {', '.join([*ours, *unsure])}")
    if unsure:
        return Made(
            words=f"a journey of this title is there, and cannot be told from it: {', '.join(unsure)}"
        )
    return Made(sure=True)


def _plain(title: str) -> str:
    return " ".join(title.split())
