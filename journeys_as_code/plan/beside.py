"""Drift of journeys whose files are not compared with what is live: gone, or not surely their own.

What others changed is drift whatever becomes of the file, so it is told against what was applied.
"""

from __future__ import annotations

from dataclasses import replace

from journeys_as_code.plan.causes import causes_of
from journeys_as_code.plan.change import JourneyPlan
from journeys_as_code.plan.comparison import compare
from journeys_as_code.plan.drift import status_drift
from journeys_as_code.plan.intent import intent
from journeys_as_code.plan.outside import last_seen
from journeys_as_code.plan.point_names import in_names_of_today
from journeys_as_code.plan.recovery import standing
from journeys_as_code.plan.subject import Context, Subject


def with_drift(plan: JourneyPlan, subject: Subject, context: Context) -> JourneyPlan:
    """The plan, with what changed outside git since the last apply; unchanged where none was.

    Whether its status is for people to set is said in its file, so only with a file can it drift.
    """
    record, prior, resource = subject.record, subject.prior, subject.resource
    if record is None or prior is None or prior.gone or record.uuid != prior.uuid:
        return plan
    if resource is not None:
        record = in_names_of_today(record, prior, resource) or record
    applied = standing(record, prior, context.semantics).applied
    if applied is None:
        return plan
    seen = last_seen(record, prior, context)
    compared = compare(applied, prior.document, applied, context, key=subject.key, seen=seen)
    drift = compared.drift
    if resource is not None and record.pending is None:
        aim = intent(resource, record, live=prior.status)
        drift = (*status_drift(aim.given, prior.status), *drift)
    causes = causes_of(drift, prior, record.seen, (applied, prior.document))
    return replace(plan, drift=drift, causes=causes, ignored=compared.ignored)
