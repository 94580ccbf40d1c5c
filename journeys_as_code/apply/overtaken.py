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
    """Start a journey again that was paused here after the other run had ended with it.

    A run that has not ended says so in its pending record, and starts the journey itself.
    """
    record = _record(hand)
    if record is None or record.pending is not None or record.status != Status.RUNNING:
        return ""
    live = hand.calls.look()
    if live is not None and live.status is not Status.PAUSED:
        return ""
    try:
        with hand.tools.permit.waived():
            started = hand.calls.transition("start")
    except ApiError as error:
        return (
            "; it was paused here after that run had started it, and could not be started again: "
            f"{error.message}; run `journeys start {hand.plan.key}`"
        )
    hand.course.running_again(hand.tools.monotonic())
    hand.course.note("start", started)
    return "; it was paused here after that run had started it, and was started again"


def _record(hand: InHand) -> Record | None:
    """What is on record of this key now."""
    try:
        stored = hand.tools.store.get(hand.plan.key)
    except StateError:
        return None
    return stored.record if stored else None
