"""What every plan of a journey says, whatever becomes of it."""

from __future__ import annotations

from journeys_as_code.model.journey import Status
from journeys_as_code.plan.change import Action, JourneyPlan
from journeys_as_code.plan.subject import Context, Subject


def verdict(subject: Subject, context: Context, action: Action, reason: str = "") -> JourneyPlan:
    """A plan without calls in which the status stays; `reason` says why, and what to do instead.

    Of a blocked one it says too whether it is paused because a run was interrupted.
    """
    if action is Action.BLOCKED and reason:
        reason += _left_paused(subject)
    status = subject.prior.status if subject.prior else None
    return JourneyPlan(
        key=subject.key,
        uuid=subject.uuid,
        title=title_of(subject),
        action=action,
        prior=subject.prior,
        status_from=status,
        status_to=status,
        reason=context.secrets.scrub(reason),
        recovers=bool(subject.record and subject.record.pending),
        moved_from=subject.moved_from,
        rolled_back=subject.rolled_back,
        file=subject.resource.file if subject.resource else "",
        owner=subject.resource.owner if subject.resource else None,
        application_code=context.application_code,
    )


def _left_paused(subject: Subject) -> str:
    pending = subject.record.pending if subject.record else None
    prior = subject.prior
    if pending is None or prior is None or prior.status is not Status.PAUSED:
        return ""
    if pending.status_before != Status.RUNNING:
        return ""
    return "; an interrupted run has left it paused, and it stays so until this is dealt with"


def title_of(subject: Subject) -> str:
    """The journey's title: git's, else as it was last known, else its key.

    Where it is not sure whether its file is its own, it is called what it is live.
    """
    live = subject.prior.document.get("title") if subject.prior else None
    if subject.resource is not None and not (subject.trouble and live):
        return subject.resource.title
    applied = subject.record.applied if subject.record else None
    return str(live or (applied or {}).get("title") or subject.key)
