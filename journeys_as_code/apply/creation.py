"""Making a journey exactly once, however unclear the answers are.

A create is never sent again on a hunch. After an unclear answer, and before the create of a run that
repairs another, the tool looks for a journey that has the points it was to give it. Before any other
create it looks at what has come to the account since the plan did: state may not be shared.
"""

from __future__ import annotations

from journeys_as_code.apply.calls import Live
from journeys_as_code.apply.hand import Failed, InHand
from journeys_as_code.apply.stale import Stale
from journeys_as_code.errors import (
    ApiError,
    BadAnswer,
    LockHeld,
    Rejected,
    Request,
    StateError,
)
from journeys_as_code.model.journey import Status
from journeys_as_code.remote.made import Made, holds
from journeys_as_code.remote.names import take
from journeys_as_code.remote.port import Rung, Wire

_ATTEMPTS = 2
_PATIENCE = (0.0, 0.5, 2.0)
"""Seconds before each look after an unclear create: it may arrive late."""


def refuse_what_has_come(hand: InHand) -> None:
    """Before anything is written: `Stale` where the account has, or may have, it by now.

    What an interrupted run may have made is looked for later, anew, by `create`.
    """
    if "create" not in hand.plan.calls or hand.journal.interrupted is not None:
        return
    made = hand.tools.newcomers.find(
        _title(hand),
        set(hand.plan.uuids.values()),
        application=hand.plan.application_code,
        bound=lambda: _bound(hand),
    )
    if made.uuid is not None:
        raise Stale(f"somebody else has made it since the plan looked: {made.uuid} has its points")
    if not made.sure:
        raise Stale(f"{made.words}; the plan could not see that yet")


def create(hand: InHand) -> None:
    """Make the journey and bind it; raises an unclear `ApiError` only when looking settles nothing."""
    if hand.journal.interrupted is not None:
        _refuse_unless_surely_not_made(hand)
    doubt: ApiError | None = None
    for _ in range(_ATTEMPTS):
        try:
            _bind(hand, *_made(hand))
        except ApiError as error:
            doubt = doubt or error
            if not doubt.happened:
                raise
            found = _found_or_surely_none(hand, doubt)
            if found is not None:
                _bind(hand, found, _seen(hand, found))
                return
            continue
        if doubt is not None:
            _refuse_two(hand)
        return
    raise doubt or AssertionError


def by_hand(hand: InHand) -> str:
    """What to look up where the tool cannot find out whether a create worked."""
    key, title = hand.plan.key, hand.plan.title
    return (
        f"look in the builder for a journey titled {title!r}: if it is there, run `journeys adopt "
        f"{key} UUID`; if it surely is not, run `journeys state rm {key}` and apply again"
    )


def _made(hand: InHand) -> tuple[str, Live]:
    """One create call; `BadAnswer` when the journey that the answer names is not the one sent."""
    answer = hand.tools.api.create(hand.bodies.new)
    if not (_is_ours(hand, answer.raw) and _is_there(hand, answer.uuid)):
        message = f"the answer names the journey {answer.uuid}, which is not the one that was sent"
        raise BadAnswer(message, request=Request("POST", "create"))
    return answer.uuid, Live(answer.status or Status.DRAFT, answer.raw)


def _is_ours(hand: InHand, raw: Wire) -> bool:
    points = take(raw, "points") or ()
    wanted = hand.plan.uuids.values()
    return not wanted or not points or bool(holds(wanted, [take(it, "uuid") for it in points]))


def _is_there(hand: InHand, uuid: str) -> bool:
    """Whether there is a journey under the uuid that was answered, as far as that can be read."""
    reader, names = hand.tools.reader, hand.plan.uuids
    try:
        now = reader.prior(uuid, names, None)
        if now.rung is Rung.READ and not now.gone:
            return _is_ours(hand, now.raw)
        if now.rung is not Rung.READ and _has_statistics(hand, uuid):
            return True
        reader.forget()
        now = reader.prior(uuid, names, None)
    except ApiError:
        return True
    return not now.gone or now.rung is Rung.BLIND


def _has_statistics(hand: InHand, uuid: str) -> bool:
    """Where no journey can be read, a documented call that knows them saves asking for the list."""
    try:
        hand.tools.api.statistics(uuid)
    except Rejected:
        return False
    return True


def _bind(hand: InHand, uuid: str, live: Live) -> None:
    hand.course.uuid = uuid
    hand.course.note("create", live)
    if hand.plan.calls != ("create",):
        hand.journal.bind(hand.course)


def _found_or_surely_none(hand: InHand, doubt: ApiError) -> str | None:
    """The journey that an unclear create made; raises that create's error when nobody can say."""
    for seconds in _PATIENCE:
        hand.tools.sleep(seconds)
        made = _look(hand, _title(hand))
        if made.uuid is not None:
            return made.uuid
        if not made.sure or hand.tools.stop.is_set():
            raise doubt
    try:
        hand.tools.lease.check()
    except LockHeld:
        raise doubt from None
    return None


def _look(hand: InHand, title: str) -> Made:
    points = set(hand.plan.uuids.values())
    try:
        return hand.tools.reader.find_made(title, points, bound=_bound(hand))
    except (ApiError, StateError) as error:
        return Made(words=error.message)


def _bound(hand: InHand) -> set[str]:
    """What belongs to other keys, and what this run made for this one."""
    key, records = hand.plan.key, hand.tools.store.load()
    bound = {it.record.uuid for name, it in records.items() if name != key and it.record.uuid}
    return bound | ({hand.course.uuid} if hand.course.uuid else set())


def _title(hand: InHand) -> str:
    return str(hand.bodies.new.get("title", ""))


def _seen(hand: InHand, uuid: str) -> Live:
    """The journey that was found, as it can be read."""
    try:
        now = hand.tools.reader.prior(uuid, hand.plan.uuids, None)
    except ApiError:
        return Live(Status.DRAFT)
    return Live(now.status or Status.DRAFT, now.raw)


def _refuse_unless_surely_not_made(hand: InHand) -> None:
    """An interrupted run may have made it after all, later than the plan looked."""
    earlier = hand.journal.interrupted
    made = _look(hand, earlier.title if earlier else hand.plan.title)
    if made.uuid is not None:
        raise Stale(f"the interrupted run did make it: {made.uuid}")
    if not made.sure:
        raise Failed(f"an interrupted run may have made it: {made.words}", hint=by_hand(hand))


def _refuse_two(hand: InHand) -> None:
    """After a second create: the first may have arrived in the meantime."""
    other = _look(hand, _title(hand))
    if other.uuid is not None or not other.sure:
        raise Failed(
            "it was made, and an unclear first attempt may have made another: "
            f"{other.uuid or other.words}",
            hint=f"the one to keep is {hand.course.uuid}; archive the other in the builder",
        )
