"""One journey at a time looked at in the account and planned, the short way where that is as good."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from journeys_as_code.errors import ApiError
from journeys_as_code.model.journey import Status
from journeys_as_code.plan.change import JourneyPlan
from journeys_as_code.plan.planner import plan_journey
from journeys_as_code.plan.point_names import names_of
from journeys_as_code.plan.subject import Context, Subject
from journeys_as_code.plan.unchanged import imprint, lightened, unchanged
from journeys_as_code.remote.port import JourneyObject, Statistics
from journeys_as_code.workflow.connecting import Connection
from journeys_as_code.workflow.interrupted import as_left
from journeys_as_code.workflow.remembering import Quiet
from journeys_as_code.workflow.watching import Watcher

LOSES_STATISTICS = "P102"
"""The warning that is worth asking for numbers."""


@dataclass(frozen=True)
class Looker:
    """Reads and plans one journey at a time; for any number of threads.

    Without `quiet` every live definition is looked at, and is in the plan.
    """

    at: Connection
    context: Context
    bound: frozenset[str]
    watcher: Watcher
    versions: Mapping[str, str]
    """Of the records, by key."""
    quiet: Quiet | None

    def plan(self, subject: Subject) -> JourneyPlan:
        """The plan of one journey; where a point loses its statistics, with their numbers."""
        look = _Look(self._found(subject), self)
        known = look.read()
        self.watcher.read(subject.key)
        if look.known:
            return unchanged(known, self.context)
        if _is_out_of_use(known):
            known = self._with_twin(known)
        made = plan_journey(known, self.context)
        if any(warning.code == LOSES_STATISTICS for warning in made.warnings):
            made = plan_journey(replace(known, statistics=self._statistics(known)), self.context)
        if self.quiet is None:
            return made
        made = lightened(made)
        known = replace(known, prior=made.prior)
        if look.imprint is not None and made == unchanged(known, self.context):
            self.quiet.note(subject.key, look.imprint)
        return made

    def _found(self, subject: Subject) -> Subject:
        """The subject with what an unclear create or a lost record may have left."""
        reader, record = self.at.reader, subject.record
        points = tuple(names_of(record, subject.resource).values())
        if subject.to_be_found and record is not None and record.pending is not None:
            found = reader.find_made(record.pending.title, points, bound=self.bound)
            return replace(subject, found=found)
        return self._with_twin(subject) if subject.uuid is None else subject

    def _with_twin(self, subject: Subject) -> Subject:
        """The subject with what the account has in place of a journey that is about to be made."""
        if subject.resource is None:
            return subject
        twin = self.at.reader.find_made(
            subject.resource.title,
            tuple(names_of(subject.record, subject.resource).values()),
            bound=self.bound,
            anew=False,
            application=self.context.application_code,
        )
        return replace(subject, twin=twin)

    def _statistics(self, subject: Subject) -> Statistics | None:
        """The numbers for a warning, which is given without them where they cannot be had."""
        try:
            return self.at.api.statistics(subject.uuid) if subject.uuid else None
        except ApiError:
            return None


def _is_out_of_use(subject: Subject) -> bool:
    """Whether the journey that state names cannot be the one in use: state may be an older one."""
    prior, wanted = subject.prior, subject.resource
    if prior is None or wanted is None:
        return False
    return prior.gone or (prior.status is Status.ARCHIVED is not wanted.status)


class _Look:
    """One look at a live journey, which may be the very one that had nothing to be done to it."""

    def __init__(self, subject: Subject, one: Looker) -> None:
        self._subject = subject
        self._one = one
        self.imprint: str | None = None
        """Of what was read, once that was done."""
        self.known = False

    def read(self) -> Subject:
        """The subject with what is live filled in."""
        subject, record = self._subject, self._subject.record
        if subject.uuid is None:
            return subject
        seen = record.seen if record else None
        prior = self._one.at.reader.prior(
            subject.uuid, names_of(record, subject.resource), seen, recognised=self._recognised
        )
        return replace(subject, prior=as_left(subject, prior, self._one.at))

    def _recognised(self, live: JourneyObject) -> bool:
        quiet, key = self._one.quiet, self._subject.key
        if quiet is not None:
            version = self._one.versions.get(self._subject.moved_from or key, "")
            secrets = self._one.context.secrets
            self.imprint = imprint(self._subject, live, version=version, secrets=secrets)
            self.known = quiet.knows(key, self.imprint)
        return self.known
