"""The rest of the API by key: statistics, start by API, removing users, lifecycle by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from journeys_as_code.errors import Refused
from journeys_as_code.operate import statistics as counting
from journeys_as_code.operate import trigger as starting
from journeys_as_code.operate.statistics import StatisticsReport
from journeys_as_code.operate.trigger import Started
from journeys_as_code.plan.by_hand import plan_by_hand
from journeys_as_code.plan.change import Action, Plan
from journeys_as_code.plan.subject import Subject
from journeys_as_code.remote.port import Action as Lifecycle
from journeys_as_code.remote.port import Audience
from journeys_as_code.workflow.connecting import Connection
from journeys_as_code.workflow.opening import Workspace
from journeys_as_code.workflow.viewing import bound, live
from journeys_as_code.workflow.wanting import context_of


def statistics(ws: Workspace, at: Connection, key: str) -> StatisticsReport:
    """What the messages of a journey did, joined to its live points by title."""
    prior = live(at, key)
    return counting.join(key, prior.document, at.api.statistics(prior.uuid), ws.catalogue)


def trigger(
    at: Connection, key: str, calls: Sequence[Audience], attributes: Mapping[str, str]
) -> Iterator[Started]:
    """Put people into a running journey, one call at a time, after checking what can be checked.

    Not repeated once it may have happened: an unclear answer ends it, and says how far it came.
    """
    prior = live(at, key)
    starting.check(key, prior.status, prior.document, attributes)
    return starting.send(at.api, prior.uuid, calls, attributes)


def drop_users(
    at: Connection, user_ids: Sequence[str], keys: Sequence[str], *, everywhere: bool
) -> None:
    """Take people out of the journeys of these keys, or out of every active journey of the account."""
    journeys = [str(bound(at, key).uuid) for key in keys]
    at.api.drop_users(user_ids, journeys=journeys, all_journeys=everywhere)


def plan_transition(ws: Workspace, at: Connection, key: str, action: Lifecycle) -> Plan:
    """The plan that makes one lifecycle call; `apply` carries it out. What git says stays as it is.

    Raises Refused where the journey is protected, or not in a status that allows the call.
    """
    record = bound(at, key)
    prior = at.reader.prior(str(record.uuid), record.points, record.seen)
    subject = Subject(key, record=record, prior=prior)
    made = plan_by_hand(subject, action, context_of(ws, at))
    if made.action is Action.BLOCKED:
        raise Refused(f"{key} cannot be told to {action}: {made.reason}")
    return Plan(ws.target_name, ws.target.application_code, (made,), managed=1)
