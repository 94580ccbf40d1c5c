"""After a failed call: what was running runs again, and the record tells the truth."""

from __future__ import annotations

from typing import NoReturn

from journeys_as_code.apply import creation, stale
from journeys_as_code.apply.calls import Live
from journeys_as_code.apply.hand import Failed, InHand
from journeys_as_code.apply.recovery import Back, bring_back
from journeys_as_code.apply.stale import Stale
from journeys_as_code.errors import (
    ApiError,
    FailedPrecondition,
    JourneysError,
    LockHeld,
    NotFound,
    StateConflict,
    StateError,
)
from journeys_as_code.model.journey import Status
from journeys_as_code.plan.change import Call
from journeys_as_code.remote.port import Rung

_MOVED = "; it was to be started again, and does not take it"
_GONE = "; it was to be started again, and is not in the account any more"
AGAIN = "run `journeys apply` again: it looks first, then finishes what was begun"
_ELSEWHERE = (
    "somebody gave it another status, and nothing here can be read: look in the builder, and give it "
    "there the status that the plan shows it in, or the one that git wants and take `status` out"
)
REPORT_IT = "please report it, with what `journeys -v apply` prints"


def our_bug(error: BaseException) -> str:
    """How an error is told that nobody foresaw."""
    return f"this is a bug of journeys-as-code: {type(error).__name__}: {error}"


def after_failure(hand: InHand, call: Call, error: Exception) -> None:
    """Bring a failed call to a good end; returns only when the plan goes on as if it had worked.

    Raises Stale or Failed otherwise, with the pending record kept wherever something is open. Where
    another run has taken over, it is for that run to bring the journey to a good end.
    """
    if isinstance(error, LockHeld | StateConflict):
        raise error
    course = hand.course
    if call not in course.done and _may_have_happened(error):
        course.doubt = call
    if "create" in course.done and isinstance(error, NotFound):
        _unbind(hand)
    stuck = ""
    if _must_run_again(hand):
        try:
            old = hand.bodies.old if _touched(hand) else None
            paused = course.doubt not in ("pause", "start")
            back = bring_back(hand.calls, old, paused=paused)
            if _runs_as_planned(hand, back):
                return
        except ApiError as later:
            stuck = _stuck(hand, "" if call == "start" else later.message, later)
    elif course.doubt == "put" and _took(hand):
        return
    _fail(hand, call, error, stuck)


def _unbind(hand: InHand) -> None:
    """What was just made is not there: the answer to the create named another journey."""
    hand.course.uuid = hand.course.status = None
    hand.course.done.remove("create")
    hand.course.doubt = "create"


def _may_have_happened(error: Exception) -> bool:
    if isinstance(error, ApiError):
        return error.happened
    return not isinstance(error, JourneysError | Stale)


def _touched(hand: InHand) -> bool:
    """Whether the definition may be another than before."""
    return "put" in hand.course.done or hand.course.doubt == "put"


def _must_run_again(hand: InHand) -> bool:
    """Whether this tool paused a journey that the plan leads back to running.

    What takes a pause ran, whatever an interrupted run before had found it in.
    """
    plan, course, pending = hand.plan, hand.course, hand.journal.pending
    if pending is None or "start" not in plan.calls:
        return False
    if "pause" in course.done or pending.status_before != Status.RUNNING:
        return "pause" in course.done
    paused_earlier = plan.prior is not None and plan.prior.status is Status.PAUSED
    return paused_earlier or course.doubt == "pause"


def _runs_as_planned(hand: InHand, back: Back) -> bool:
    """Take down that it runs again, and whether that is as the plan wants it."""
    course = hand.course
    if back.put is not None:
        course.note("put", back.put)
        course.written = False
    elif course.doubt == "put":
        _took(hand, back.live)
    course.status = Status.RUNNING
    if back.started or course.doubt == "start":
        course.running_again(hand.tools.monotonic())
        course.note("start", back.live)
        course.restored = not course.written and course.doubt != "put"
        course.doubt = "put" if course.doubt == "put" else None
    return course.written


def _stuck(hand: InHand, why: str, later: ApiError) -> str:
    """Take down that it could not be started again; how that is told."""
    course, live = hand.course, hand.calls.look()
    if live is None and isinstance(later, NotFound | FailedPrecondition):
        course.status = None
        return _GONE if isinstance(later, NotFound) else _MOVED
    known = live is not None or course.doubt is None
    course.status = live.status if live else Status.PAUSED if known else None
    again = f"; and it could not be started again: {why}" if why else ""
    return f"{again}; it {'is' if known else 'may be'} still paused"


def _took(hand: InHand, seen: Live | None = None) -> bool:
    """Settle an unclear put by what it should have written: it took, it surely did not, or unclear still."""
    course, tools = hand.course, hand.tools
    live = seen if seen and "points" in seen.raw else hand.calls.look()
    took = stale.took(hand.plan, live.raw, tools.codec, tools.semantics) if live else None
    if live and took:
        course.note("put", live)
    elif took is False:
        course.doubt = None
    return took is True


def _fail(hand: InHand, call: Call, error: Exception, stuck: str) -> NoReturn:
    message = f"{_words(call, error)}{stuck}"
    try:
        _record(hand, is_open=bool(stuck))
    except StateError as later:
        message += f"; and the state could not be written: {later.message}"
    else:
        if isinstance(error, Stale) and not stuck:
            raise error
    _see_who_moved_it(hand, error)
    raise Failed(message, hint=_hint(hand, error, stuck)) from error


def _see_who_moved_it(hand: InHand, error: Exception) -> None:
    """A call is refused for its status: told is the one it has, recorded stays the one we gave it."""
    if isinstance(error, FailedPrecondition | NotFound) and hand.course.uuid is not None:
        live = hand.calls.look()
        hand.course.status = live.status if live else None


def _record(hand: InHand, *, is_open: bool) -> None:
    course, pending = hand.course, hand.journal.pending
    was_running = pending is not None and pending.status_before == Status.RUNNING
    half_way = was_running and course.status is Status.PAUSED is not hand.plan.status_to
    if is_open or half_way or course.doubt is not None:
        hand.journal.leave(course)
    elif course.done:
        hand.journal.settle(course, written=course.written)
    else:
        hand.journal.forget()


def _words(call: Call, error: Exception) -> str:
    if isinstance(error, ApiError):
        return f"{call}: {error.message}"
    if isinstance(error, JourneysError):
        return error.message
    return str(error) if isinstance(error, Stale) else our_bug(error)


def _where_nobody_sees(hand: InHand, error: Exception, stuck: str) -> str:
    """What a person has to look up where the status that a call was refused for can never be read."""
    course, prior = hand.course, hand.plan.prior
    is_seen = prior is not None and prior.rung is not Rung.BLIND
    if is_seen or course.status is not None or course.doubt == "create":
        return ""
    if stuck == _GONE or isinstance(error, NotFound):
        return f"look in the builder: if it is gone, run `journeys state rm {hand.plan.key}`"
    return _ELSEWHERE if stuck == _MOVED or isinstance(error, FailedPrecondition) else ""


def _hint(hand: InHand, error: Exception, stuck: str) -> str:
    unseen = _where_nobody_sees(hand, error, stuck)
    if unseen:
        return unseen
    if stuck:
        return f"it was running before: {AGAIN}"
    if hand.course.doubt == "create":
        return creation.by_hand(hand)
    if hand.course.doubt is not None:
        return AGAIN
    if isinstance(error, JourneysError):
        return error.hint
    return REPORT_IT
