"""Who or what may have changed a journey outside git: what the API says, and what can only be guessed.

The API names the last editor and when (documented), no other editor, and no place that was edited.
So nearly all of this is a guess, and is marked as one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from journeys_as_code.errors import BadAnswer, Request
from journeys_as_code.model.absent import ABSENT
from journeys_as_code.model.journey import Document, kind_names
from journeys_as_code.plan.change import Cause, Change, Who
from journeys_as_code.remote.answers import journey_of
from journeys_as_code.remote.names import take
from journeys_as_code.remote.port import JourneyObject, Prior, Rung, Wire

_TEST = "ab_splitter"
_API = "api"
"""How the service may call what comes through the API; assumed."""


def causes_of(
    drift: Sequence[Change], prior: Prior, written: Wire | None, documents: Sequence[Document]
) -> tuple[Cause, ...]:
    """The causes of a journey's drift; `written` is the journey object as this tool left it.

    `documents` are what was applied and what is live. Nothing is said where nothing was read.
    """
    if not drift or prior.rung is not Rung.READ or prior.gone:
        return ()
    return (*_stopped(drift, prior), *_edited(drift, prior, written), *_tests(drift, documents))


def _stopped(drift: Sequence[Change], prior: Prior) -> Iterator[Cause]:
    """`stop_reason` is a documented name; what it may say is not."""
    reason = take(take(prior.raw, "info") or {}, "stop_reason")
    if isinstance(reason, str) and reason and any(it.path == ("status",) for it in drift):
        yield Cause(Who.UNKNOWN, f"the API says why it stopped: {reason}", sure=True)


def _edited(drift: Sequence[Change], prior: Prior, written: Wire | None) -> Iterator[Cause]:
    ours = as_left(prior.uuid, written)
    if ours is None:
        return
    if counts_no_edit(ours, prior):
        what = "the platform itself"
        if all(_filled_in(change) for change in drift):
            what += ", filling in what was left empty"
        words = f"{what}: the API counts no edit since this tool wrote it"
        yield Cause(Who.PLATFORM, words)
        return
    editor, mine = prior.last_edited_by, ours.last_edited_by
    if editor and mine and editor != mine:
        who = Who.TOOL if editor.casefold() == _API else Who.PERSON
        what = "another tool" if who is Who.TOOL else "a person"
        shown = f"what this tool wrote was by {mine}"
        yield Cause(who, f"{what}: the last edit was by {editor}, {shown}")
    elif editor and mine:
        words = (
            "another tool, or another checkout of this project: the last edit was by "
            f"{editor}, as this tool's are, but state does not know it"
        )
        yield Cause(Who.TOOL, words)


def _tests(drift: Sequence[Change], documents: Sequence[Document]) -> Iterator[Cause]:
    """The service itself may end an A/B/n test by its goal. Product docs."""
    touched = {str(it.path[1]) for it in drift if it.path[:1] == ("points",)}
    tests = sorted(name for name in touched if any(_is_test(name, it) for it in documents))
    if tests:
        words = f"the platform, having picked the winner of the A/B/n test at {', '.join(tests)}"
        yield Cause(Who.PLATFORM, words)


def _is_test(name: str, document: Document) -> bool:
    points: Mapping[str, Any] = document.get("points") or {}
    return _TEST in kind_names(points.get(name) or {})


def _filled_in(change: Change) -> bool:
    """Whether there was nothing, or what means nothing, and now there is a value."""
    whole_point = len(change.path) == len(("points", "name"))
    return not whole_point and (change.before is ABSENT or not change.before)


def as_left(uuid: str, written: Wire | None) -> JourneyObject | None:
    """The journey as this tool left it; None where no answer of it was kept whole."""
    try:
        return journey_of(written, Request("", ""), uuid=uuid)
    except BadAnswer:
        return None


def counts_no_edit(ours: JourneyObject, prior: Prior) -> bool:
    """Whether the API says that the journey was not edited since this tool left it."""
    return _same_time(ours.updated_at, prior.updated_at)


def is_older(seen: JourneyObject, ours: JourneyObject) -> bool:
    """Whether a journey object is of an earlier time than the one that this tool left, both times known."""
    try:
        return datetime.fromisoformat(seen.updated_at) < datetime.fromisoformat(ours.updated_at)
    except (ValueError, TypeError):
        return False


def _same_time(one: str, other: str) -> bool:
    if not (one and other):
        return False
    try:
        return datetime.fromisoformat(one) == datetime.fromisoformat(other)
    except (ValueError, TypeError):
        return one == other
