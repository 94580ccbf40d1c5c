"""What an interrupted run left, where no journey can be read: what it did itself is nobody else's change."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.errors import JourneysError
from journeys_as_code.plan.lifecycle import TRANSITIONS
from journeys_as_code.plan.subject import Subject
from journeys_as_code.remote.port import Prior, Rung, Wire
from journeys_as_code.state.record import Pending
from journeys_as_code.workflow.connecting import Connection


def as_left(subject: Subject, prior: Prior, at: Connection) -> Prior:
    """The journey once more, compared with what the run that was interrupted may have made of it.

    Where one of these snapshots agrees with all that can be seen, that is how far it came.
    """
    record = subject.record
    pending = record.pending if record else None
    if record is None or pending is None or not record.seen:
        return prior
    if prior.rung is not Rung.SNAPSHOT or prior.gone or not prior.mismatches:
        return prior
    for snapshot in _snapshots(subject, pending, record.seen, at):
        names = dict(record.points)
        found = at.reader.prior(prior.uuid, names, _with_status(snapshot, pending, prior))
        if not found.mismatches:
            return found
    return prior


def _snapshots(subject: Subject, pending: Pending, seen: Wire, at: Connection) -> Iterator[Wire]:
    """As it was before the run, and as it is if the definition was written."""
    yield seen
    resource = subject.resource
    if "put" not in pending.calls or resource is None:
        return
    if at.secrets.seal(resource.document) != pending.desired:
        return  # git wants something else by now, and secrets of then are not known
    try:
        written = at.codec.encode(resource.document, resource.identity.points)
    except JourneysError:
        return
    info = {**(seen.get("info") or {}), "title": written["title"], "params": written["params"]}
    yield {**seen, **{key: written[key] for key in ("points", "comments")}, "info": info}


def _with_status(snapshot: Wire, pending: Pending, prior: Prior) -> Wire:
    """The snapshot in the status that can be seen, if a call of the run leads there."""
    reached = {TRANSITIONS[call].target for call in TRANSITIONS if call in pending.calls}
    if prior.status is None or prior.status not in reached:
        return snapshot
    info = {**(snapshot.get("info") or {}), "status": f"STATUS_{prior.status.upper()}"}
    return {**snapshot, "info": info}
