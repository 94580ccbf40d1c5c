"""Journeys that are as git wants them, told again without a second look.

A plan is a function of what it is made from. Where that was once nothing at all, and nothing of it has moved
since, there is still nothing to do.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from journeys_as_code.glance import glance
from journeys_as_code.model.journey import StatusOwner
from journeys_as_code.plan.change import Action, JourneyPlan
from journeys_as_code.remote.port import JourneyObject, Prior
from journeys_as_code.remote.wire import definition_of
from journeys_as_code.secrets import Secrets


@dataclass(frozen=True, slots=True)
class Settled:
    """What is to be said of a bound journey in which nothing is to be done; `live` is its imprint."""

    key: str
    uuid: str
    title: str
    file: str
    owner: StatusOwner
    application_code: str
    live: str

    def plan(self, prior: Prior) -> JourneyPlan:
        """Its plan, as long as all is as it was."""
        return JourneyPlan(
            key=self.key,
            uuid=self.uuid,
            title=self.title,
            action=Action.NONE,
            prior=prior,
            status_from=prior.status,
            status_to=prior.status,
            file=self.file,
            owner=self.owner,
            application_code=self.application_code,
        )


def settled(made: JourneyPlan, live: str) -> Settled | None:
    """What to remember of a plan, if it finds a journey with this imprint just as git wants it."""
    if made.uuid is None or made.prior is None or made.owner is None:
        return None
    found = Settled(
        made.key, made.uuid, made.title, made.file, made.owner, made.application_code, live
    )
    return found if found.plan(made.prior) == replace(made, desired={}, uuids={}) else None


def lightened(made: JourneyPlan) -> JourneyPlan:
    """The plan; of a journey in which nothing differs, without the live definition.

    Thousands of definitions that nothing is done with would only fill the memory.
    """
    quiet = made.action is Action.NONE and not (made.changes or made.drift)
    if made.prior is None or not quiet:
        return made
    return replace(made, prior=replace(made.prior, document={}, uuids={}, raw={}))


def imprint(live: JourneyObject, secrets: Secrets) -> str:
    """A digest of all that a plan looks at in a live journey.

    Secrets count as their seals, so that it tells no more than state does.
    """
    parts = [live.uuid, str(live.status), live.application_code, definition_of(live.raw)]
    return hashlib.sha256(glance(secrets.seal(parts))).hexdigest()
