"""One journey, from its plan to what became of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

from journeys_as_code.apply import creation, rescue, stale
from journeys_as_code.apply.course import Course
from journeys_as_code.apply.hand import Bodies, Failed, InHand
from journeys_as_code.apply.journal import Journal
from journeys_as_code.apply.outcome import JourneyOutcome, Result
from journeys_as_code.apply.overtaken import put_right
from journeys_as_code.apply.stale import Stale
from journeys_as_code.apply.tools import Tools
from journeys_as_code.errors import JourneysError, LockHeld, StateConflict
from journeys_as_code.model.journey import Status
from journeys_as_code.plan.change import Action, Call, JourneyPlan
from journeys_as_code.remote.port import Rung, Wire


def apply_journey(
    plan: JourneyPlan, tools: Tools, on_call: Callable[[Call], None]
) -> JourneyOutcome:
    """Carry out the plan of one journey; whatever goes wrong is in the outcome."""
    prior = plan.prior
    course = Course(
        uuid=plan.uuid,
        status=prior.status if prior else None,
        seen=prior.raw if prior else {},
        on_call=on_call,
    )
    result, error, hint = _ended(InHand(plan, tools, course, Journal(plan, tools)))
    return JourneyOutcome(
        key=plan.key,
        uuid=course.uuid,
        title=plan.title,
        action=plan.action,
        result=result,
        calls=tuple(course.done),
        status=course.status,
        error=tools.secrets.scrub(error),
        hint=tools.secrets.scrub(hint),
        unclear=course.doubt is not None,
        restored=course.restored,
        paused_for=course.paused_for,
        written=course.written,
    )


def _ended(hand: InHand) -> tuple[Result, str, str]:
    """How it went, and where it went wrong what is so now and what to do."""
    try:
        return _apply(hand), "", ""
    except Stale as reason:
        return Result.STALE, str(reason), "run `journeys plan` to see it as it is now"
    except StateConflict as error:
        return _overtaken(hand, error, Result.STALE)
    except LockHeld as error:
        return _overtaken(hand, error, Result.NOT_REACHED)
    except JourneysError as error:
        return Result.FAILED, error.message, error.hint
    except Exception as error:  # noqa: BLE001 (the trouble of one journey stays its own)
        return Result.FAILED, rescue.our_bug(error), rescue.REPORT_IT


def _overtaken(
    hand: InHand, error: StateConflict | LockHeld, untouched: Result
) -> tuple[Result, str, str]:
    """Another run may be at work on it: how it stands is for that run to say."""
    course = hand.course
    begun = bool(course.done) or course.doubt is not None
    course.status = None
    more = put_right(hand)
    return Result.FAILED if begun else untouched, f"{error.message}{more}", error.hint


def _apply(hand: InHand) -> Result:
    plan, lease = hand.plan, hand.tools.lease
    if plan.action is Action.BLOCKED:
        raise Failed(plan.reason or "it is blocked")
    if plan.moved_from is not None:
        lease.check()
    _open(hand)
    if not plan.calls:
        return _write_state_only(hand)
    hand = replace(hand, bodies=_bodies(plan, hand.tools))
    status = _look_again(hand)
    creation.refuse_what_has_come(hand)
    lease.check()
    hand.journal.begin(status)
    for call in plan.calls:
        if call not in hand.course.done:
            _do(hand, call)
    hand.journal.end(hand.course)
    return Result.DONE


def _open(hand: InHand) -> None:
    try:
        hand.journal.open()
    except Stale:
        hand.course.status = None  # another run was here since the plan looked
        raise


def _write_state_only(hand: InHand) -> Result:
    unchanged = hand.plan.action is Action.NONE
    if not unchanged or hand.journal.says_otherwise():
        hand.tools.lease.check()
        hand.journal.end(hand.course)
    return Result.UNCHANGED if unchanged else Result.DONE


def _bodies(plan: JourneyPlan, tools: Tools) -> Bodies:
    """What may have to be written, made before anything is paused."""
    new: Wire = {}
    old: Wire | None = None
    if "create" in plan.calls or "put" in plan.calls:
        new = tools.codec.encode(plan.after, plan.uuids)
        _refuse_what_json_cannot_hold(new)
    if plan.prior is not None and "put" in plan.calls:
        try:
            old = tools.codec.encode(plan.prior.document, plan.prior.uuids)
        except JourneysError:
            old = None
    return Bodies(new, old)


def _refuse_what_json_cannot_hold(body: Wire) -> None:
    try:
        json.dumps(body, allow_nan=False)
    except (ValueError, RecursionError) as error:
        raise Failed(f"its definition cannot be written as JSON: {error}") from None


def _look_again(hand: InHand) -> Status | None:
    """The status of a journey that is as the plan saw it; raises `Stale` when it is not."""
    planned, record = hand.plan.prior, hand.journal.found
    if planned is None:
        return None
    seen = planned.raw if planned.rung is Rung.SNAPSHOT else record.seen if record else None
    now = hand.tools.reader.prior(planned.uuid, planned.uuids, seen)
    hand.course.status = now.status
    reason = stale.moved(planned, now, hand.tools.semantics)
    if reason:
        raise Stale(reason)
    return now.status


def _do(hand: InHand, call: Call) -> None:
    try:
        _make(hand, call)
    except Exception as error:  # noqa: BLE001 (whatever it is, a paused journey runs again first)
        rescue.after_failure(hand, call, error)


def _make(hand: InHand, call: Call) -> None:
    course, calls = hand.course, hand.calls
    if call == "create":
        creation.create(hand)
    elif call == "put":
        _halt_what_was_started(hand)
        course.note(call, calls.put(hand.bodies.new))
    elif call == "pause" and "put" in hand.plan.calls:
        course.paused_at = hand.tools.monotonic()
        course.note(call, calls.transition(call))
        _refuse_another_definition(hand)
    elif call == "start":
        live = calls.transition(call)
        course.running_again(hand.tools.monotonic())
        course.note(call, live)
    else:
        course.note(call, calls.transition(call))


def _halt_what_was_started(hand: InHand) -> None:
    """Where nothing can be read an interrupted run may have started it, and what runs is never written."""
    earlier, prior = hand.journal.interrupted, hand.plan.prior
    if earlier is None or prior is None or prior.rung is not Rung.BLIND:
        return
    if "start" not in earlier.calls or "pause" in hand.plan.calls:
        return
    began = hand.tools.monotonic()
    live = hand.calls.halt()
    if live is not None:
        hand.course.paused_at = began
        hand.course.note("pause", live)


def _refuse_another_definition(hand: InHand) -> None:
    """The answer to a pause shows what is about to be replaced: the last look, and it costs nothing."""
    planned, tools = hand.plan.prior, hand.tools
    if planned and stale.redefined(planned, hand.course.seen, tools.codec, tools.semantics):
        raise Stale("its definition was changed just before it was paused")
