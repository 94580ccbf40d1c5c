"""Whether the world a plan was made from is still there."""

from __future__ import annotations

from journeys_as_code.plan.change import JourneyPlan
from journeys_as_code.remote.port import Prior, Wire
from journeys_as_code.remote.semantics import Semantics
from journeys_as_code.remote.wire import Codec
from journeys_as_code.state.record import Record


class Stale(Exception):
    """The journey changed since the plan was made; its text says how."""


def objection(plan: JourneyPlan, record: Record | None) -> str:
    """Why the record is not the one the plan was made from; empty when it is."""
    pending = record.pending if record else None
    if pending is None and plan.recovers:
        return "another run has finished what was interrupted"
    if pending is not None and not plan.recovers:
        return "another run began to change it and was interrupted"
    bound = record.uuid if record else None
    expected = plan.uuid or (plan.prior.uuid if plan.prior else None)
    if bound is not None and bound != expected:
        return f"its record names the journey {bound} now"
    return ""


def moved(planned: Prior, now: Prior, semantics: Semantics) -> str:
    """How the live journey differs from the one the plan was made from; empty when it does not."""
    if now.gone != planned.gone:
        return "it is there again" if planned.gone else "it is not there any more"
    if now.status is not planned.status:
        return (
            f"it was {planned.status or 'of unknown status'}, now it is {now.status or 'unknown'}"
        )
    if now.application_code != planned.application_code:
        return f"it belongs to the application {now.application_code} now"
    if now.mismatches != planned.mismatches:
        return "; ".join(now.mismatches) or "it can be checked better now than when it was planned"
    same_points = dict(now.uuids) == dict(planned.uuids)
    if not same_points or not semantics.same_document(planned.document, now.document):
        editor = f" by {now.last_edited_by}" if now.last_edited_by else ""
        return f"its definition was changed{editor}"
    return ""


def redefined(planned: Prior, raw: Wire, codec: Codec, semantics: Semantics) -> bool | None:
    """Whether a journey object holds another definition than the planned one; None if it holds none.

    Equal answers are told without decoding, for this is asked while a journey is paused.
    """
    if "points" not in raw:
        return None
    if _definition(raw) == _definition(planned.raw):
        return False
    document, uuids = codec.decode(raw, planned.uuids)
    return uuids != dict(planned.uuids) or not semantics.same_document(planned.document, document)


def took(plan: JourneyPlan, raw: Wire, codec: Codec, semantics: Semantics) -> bool | None:
    """Whether a journey object holds what the plan was to write; None when that cannot be told.

    The API may add to what it was sent, so whatever is not the old definition is the new one.
    """
    changed = redefined(plan.prior, raw, codec, semantics) if plan.prior else None
    if changed is not False:
        return changed
    document, _ = codec.decode(raw, plan.uuids)
    return semantics.same_document(plan.after, document)


def _definition(raw: Wire) -> tuple[object, ...]:
    info = raw.get("info") or {}
    return raw.get("points"), raw.get("comments"), info.get("title"), info.get("params")
