"""What a run still does once another has taken over: it puts right what came of its own last call.

The look at the lock and the call after it are two steps. A machine that falls asleep between them
makes its call when it wakes, however long that is; the API has no call that refuses a late writer.
"""

from __future__ import annotations

from journeys_as_code.apply.hand import InHand
from journeys_as_code.errors import ApiError, StateError
from journeys_as_code.model.journey import Status
from journeys_as_code.state.record import Record


def put_right(hand: InHand) -> str:
    """Leave the journey to the other run, in a state that is good for people; what is to be told."""
    done, doubt = hand.course.done, hand.course.doubt
    if "create" in done:
        return _withdrawn(hand)
    if "start" not in done and ("pause" in done or doubt == "pause"):
        return _awake(hand)
    return ""


def _withdrawn(hand: InHand) -> str:
    """Put away what was made although another run had made it too.

    It is a draft that no record names: nobody can have entered it, and no other run will touch it.
    """
    record = _record(hand)
    uuid, theirs = hand.course.uuid, record.uuid if record else None
    if theirs is None or theirs == uuid:
        return ""
    hand.course.uuid = theirs
    told = f"; that run made it as {theirs}, and {uuid}, which was made here too"
    try:
        with hand.tools.permit.waived():
            hand.tools.api.transition(uuid or "", "archive")
    except ApiError:
        return f"{told}, is to be archived in the builder"
    return f"{told}, was archived"


def _awake(hand: InHand) -> str:
    """Start a journey again that was paused here, unless the other run has it in hand.

    That says so in a pending record of its own, and starts the journey itself.
    """
    record = _record(hand)
    if record is None or not _is_to_run(record, hand.tools.run_id):
        return ""
    live = hand.calls.look()
    if live is not None and live.status is not Status.PAUSED:
        return ""
    try:
        with hand.tools.permit.waived():
            started = hand.calls.transition("start")
    except ApiError as error:
        return (
            "; it had been paused here, and could not be started again: "
            f"{error.message}; run `journeys start {hand.plan.key}`"
        )
    hand.course.running_again(hand.tools.monotonic())
    hand.course.note("start", started)
    return "; it had been paused here, and was started again"


def _is_to_run(record: Record, run: str) -> bool:
    """Whether the journey is to run as far as the record tells, and no other run is at work on it."""
    pending = record.pending
    if pending is None:
        return record.status == Status.RUNNING
    return pending.run == run and pending.status_before == Status.RUNNING


def _record(hand: InHand) -> Record | None:
    """What is on record of this key now."""
    try:
        stored = hand.tools.store.get(hand.plan.key)
    except StateError:
        return None
    return stored.record if stored else None
