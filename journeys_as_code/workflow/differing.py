"""Two targets of one project side by side: what is live there, and how it differs. Reads only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from journeys_as_code.errors import ApiError
from journeys_as_code.plan.between import between
from journeys_as_code.plan.difference import Differences, Side
from journeys_as_code.remote.semantics import Semantics
from journeys_as_code.secrets import Secrets
from journeys_as_code.workflow.collector import collector_paused
from journeys_as_code.workflow.connecting import Connection
from journeys_as_code.workflow.ground import Ground, survey
from journeys_as_code.workflow.opening import Workspace
from journeys_as_code.workflow.viewing import unknown_key
from journeys_as_code.workflow.wanting import context_of
from journeys_as_code.workflow.watching import NOBODY, Watcher

_NOT_MADE = "J404"
"""The finding that a journey has no uuid yet: on a target where it was never applied, that is usual."""


@dataclass(frozen=True)
class Reached:
    """One target of the project, within reach."""

    ws: Workspace
    at: Connection


def secrets_of_both(source: Reached, aim: Reached) -> Secrets:
    """What must not show of either."""
    one, other = source.at.secrets, aim.at.secrets
    return Secrets(one.values | other.values, one.salt)


def differ(
    source: Reached,
    aim: Reached,
    keys: Sequence[str] = (),
    *,
    watcher: Watcher = NOBODY,
) -> Differences:
    """How what is live on two targets differs, in all journeys of the project or in those named.

    Raises Invalid when files have errors on either target, UsageError for a key that neither has,
    any ApiError or StateError.
    """
    grounds = [_ground(reached, keys, watcher) for reached in (source, aim)]
    known = sorted({subject.key for ground in grounds for subject in ground.subjects})
    for key in keys:
        if key not in known:
            raise unknown_key(key, known)
    chosen = [key for key in known if not keys or key in keys]
    semantics, secrets = Semantics(source.ws.catalogue), secrets_of_both(source, aim)
    names = source.ws.target_name, aim.ws.target_name
    one, other = (_sides(name, ground, chosen) for name, ground in zip(names, grounds, strict=True))
    found = (between(key, one[key], other[key], semantics, secrets) for key in chosen)
    return Differences(*names, tuple(found))


def _ground(reached: Reached, keys: Sequence[str], watcher: Watcher) -> Ground:
    with collector_paused():
        context = context_of(reached.ws, reached.at)
        return survey(reached.ws, reached.at, context, keys, watcher=watcher, passing=(_NOT_MADE,))


def _sides(target: str, ground: Ground, keys: Sequence[str]) -> Mapping[str, Side]:
    """These journeys as the target has them, by key."""
    with collector_paused(), _said_of(target):
        plans = ground.planned(each for each in ground.subjects if each.key in keys)
    found = {key: Side(target) for key in keys}
    for plan in plans:
        resource = ground.wanted.get(plan.key)
        wanted = resource.document if resource else {}
        found[plan.key] = Side(target, plan, wanted, resource.status if resource else None)
    return found


@contextmanager
def _said_of(target: str) -> Iterator[None]:
    """Of two targets, an error of the API says which it is about."""
    try:
        yield
    except ApiError as error:
        error.message = f"{target}: {error.message}"
        raise
