"""One journey at a time looked at in the account and planned, the short way where that is as good."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from journeys_as_code.compile.namings import namings
from journeys_as_code.errors import ApiError
from journeys_as_code.model.journey import Status
from journeys_as_code.plan.change import JourneyPlan
from journeys_as_code.plan.planner import plan_journey
from journeys_as_code.plan.point_names import names_of
from journeys_as_code.plan.subject import Context, Subject
from journeys_as_code.plan.unchanged import lightened
from journeys_as_code.remote.port import JourneyObject, Statistics
from journeys_as_code.workflow.connecting import Connection
from journeys_as_code.workflow.interrupted import as_left
from journeys_as_code.workflow.watching import Watcher

LOSES_STATISTICS = "P102"
"""The warning that is worth asking for numbers."""


Noting = Callable[[Subject, JourneyPlan, JourneyObject], None]
"""Told of a subject, of its plan, and of the live journey that was read for it; from any thread."""


@dataclass(frozen=True)
class Looker:
    """Reads and plans one journey at a time; for any number of threads.

    Without `noting` every live definition is in the plan, even where nothing is to be done.
    """

    at: Connection
    context: Context
    bound: frozenset[str]
    watcher: Watcher
    noting: Noting | None = None

    def plan(self, subject: Subject, live: JourneyObject | None = None) -> JourneyPlan:
        """The plan of one journey; where a point loses its statistics, with their numbers.

        `live` is what was read of it just now, where it was.
        """
        read = [live] if live else []
        known = self._read(self._found(subject), read)
        self.watcher.read(subject.key)
        out_of_use = _is_out_of_use(known)
        if out_of_use:
            known = self._with_twin(known)
        made = plan_journey(known, self.context)
        if any(warning.code == LOSES_STATISTICS for warning in made.warnings):
            made = plan_journey(replace(known, statistics=self._statistics(known)), self.context)
        if self.noting is None:
            return made
        made = lightened(made)
        if read and not out_of_use:
            self.noting(subject, made, read[-1])
        return made

    def _read(self, subject: Subject, read: list[JourneyObject]) -> Subject:
        """The subject with what is live filled in: what is `read` already, or is from now on."""
        record = subject.record
        if subject.uuid is None:
            return subject

        def noted(live: JourneyObject) -> bool:
            read.append(live)
            return False

        names, seen = names_of(record, subject.resource), record.seen if record else None
        answer = read[-1] if read else None
        prior = self.at.reader.prior(subject.uuid, names, seen, recognised=noted, answer=answer)
        return replace(subject, prior=as_left(subject, prior, self.at))

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
        resource = subject.resource
        if resource is None:
            return subject

        def given() -> set[str]:
            by = namings(resource, self.context.project)
            return {uuid for naming in by for uuid in naming.values()}

        twin = self.at.reader.find_made(
            resource.title,
            tuple(names_of(subject.record, resource).values()),
            given=given,
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
