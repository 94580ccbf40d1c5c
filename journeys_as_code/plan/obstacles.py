"""Why a journey cannot be planned at all: each reason says what to do. Empty means no obstacle."""

from __future__ import annotations

from collections.abc import Callable

from journeys_as_code.plan.recovery import what_to_check
from journeys_as_code.plan.subject import Context, Subject
from journeys_as_code.plan.verdicts import title_of
from journeys_as_code.remote.port import Rung


def obstacle(subject: Subject, context: Context) -> str:
    """The first reason why this journey cannot be compared with what git wants."""
    return next((reason for check in _CHECKS if (reason := check(subject, context))), "")


def unresolved(subject: Subject) -> str:
    """A create that may or may not have worked, and nobody could find out."""
    found = subject.found
    if not subject.to_be_found or (found and (found.uuid or found.sure)):
        return ""
    record = subject.record
    pending = record.pending if record else None
    return what_to_check(subject.key, pending.title if pending else title_of(subject), found)


def unreadable(subject: Subject) -> str:
    """A bound journey of which nothing is known, or whose status this tool does not know."""
    prior = subject.prior
    if subject.uuid is None:
        return ""
    if prior is None:
        return f"the live journey {subject.uuid} could not be read; try again, or see `journeys doctor`"
    if prior.status is not None or prior.gone:
        return ""
    if prior.rung is Rung.BLIND:
        return f"nothing is known of the live journey {subject.uuid}; see `journeys doctor`"
    return "the API says a status that this tool does not know; look at it in the builder"


def _troubled(subject: Subject, _: Context) -> str:
    return subject.trouble


def _pinned_elsewhere(subject: Subject, _: Context) -> str:
    bound = subject.record.uuid if subject.record else None
    if bound is None or subject.uuid == bound:
        return ""
    return (
        f"the file pins {subject.uuid}, but state binds {bound}; run `journeys adopt {subject.key} "
        f"{subject.uuid}` if the pin is right, take `uuid` out of the file if it is not"
    )


def _adopts_nothing(subject: Subject, _: Context) -> str:
    known = subject.record is not None and subject.record.uuid is not None
    if known or subject.prior is None or not subject.prior.gone or subject.found:
        return ""
    return (
        f"the file pins {subject.uuid}, but there is no such journey; take `uuid` out to create one"
    )


def _points_unmatched(subject: Subject, _: Context) -> str:
    """A journey that the file pins, as far as nobody has said which of its points is which."""
    known = subject.record is not None and subject.record.uuid is not None
    if known or subject.resource is None or subject.prior is None or subject.found:
        return ""
    ours, live = set(subject.resource.identity.points.values()), set(subject.prior.uuids.values())
    if not (ours - live and live - ours):
        return ""
    return (
        f"nobody has said yet which of its points is which in {subject.uuid}, so all would be made "
        f"anew and lose their statistics; run `journeys adopt {subject.key} {subject.uuid}`"
    )


def _is_there_already(subject: Subject, _: Context) -> str:
    """State was lost, or is another one: to create it again would message people twice."""
    twin = subject.twin
    if twin is None or not twin.looked or (twin.sure and twin.uuid is None):
        return ""
    if twin.uuid is None:
        return (
            f"{twin.words}, and state {_knows(subject)}; if state was lost, run `journeys state "
            f"rebuild`; if it is the same, run {_forget(subject)}`journeys adopt {subject.key} UUID`; "
            "if it is not, give one of them another title"
        )
    return (
        f"the account has it already: {twin.uuid} has its points, but state "
        f"{_knows(subject)}; {_lost(subject)}run {_forget(subject)}`journeys adopt {subject.key} "
        f"{twin.uuid}`"
    )


def _knows(subject: Subject) -> str:
    """What state has in place of the journey that is there: nothing, or one that is out of use."""
    if subject.uuid is None or subject.prior is None:
        return "does not know it"
    return (
        f"names {subject.uuid}, which is {'gone' if subject.prior.gone else subject.prior.status}"
    )


def _lost(subject: Subject) -> str:
    """What finds all journeys again at once, where state may be lost as a whole."""
    known = subject.record is not None and subject.record.uuid is not None
    words = "if state was lost, run `journeys state rebuild`; if it is only this one, "
    return "" if known else words


def _forget(subject: Subject) -> str:
    """What has to be run first where state names another journey."""
    record = subject.record
    if record is None or record.uuid is None:
        return ""
    return f"`journeys state rm {subject.moved_from or subject.key}`, then "


def not_surely_gone(subject: Subject) -> str:
    """A live journey that seems to be gone, where this could not be checked."""
    prior = subject.prior
    if prior is None or not prior.gone or prior.rung is not Rung.BLIND:
        return ""
    return (
        "the journey seems to be gone, but this could not be checked; if it is, run "
        f"`journeys state rm {subject.key}` to forget it"
    )


def other_application(subject: Subject, context: Context) -> str:
    """A live journey of another application than the target's."""
    code = subject.prior.application_code if subject.prior else ""
    if code in ("", context.application_code):
        return ""
    return (
        f"it belongs to the application {code}, not to {context.application_code}, and a journey "
        "cannot change its application; plan it on that application's target, or give it a new key"
    )


_CHECKS: tuple[Callable[[Subject, Context], str], ...] = (
    _troubled,
    _pinned_elsewhere,
    lambda subject, _: unresolved(subject),
    lambda subject, _: unreadable(subject),
    _adopts_nothing,
    _points_unmatched,
    _is_there_already,
    lambda subject, _: not_surely_gone(subject),
    other_application,
)
