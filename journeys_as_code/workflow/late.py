"""Settled journeys: looked at in the account, and read from their files only where something live has moved."""

from __future__ import annotations

from collections.abc import Mapping

from journeys_as_code.plan.change import JourneyPlan
from journeys_as_code.plan.subject import Subject
from journeys_as_code.plan.unchanged import Settled
from journeys_as_code.remote.port import JourneyObject
from journeys_as_code.source import files
from journeys_as_code.workflow.connecting import Connection
from journeys_as_code.workflow.loading import Loaded, Whole, filled, scope_of
from journeys_as_code.workflow.looking import Looker
from journeys_as_code.workflow.opening import Invalid, Workspace
from journeys_as_code.workflow.settling import Settling
from journeys_as_code.workflow.wanting import resources


class Late:
    """Plans settled journeys, and notes what came of all others. For any number of threads.

    `uuids` are those of all live journeys by key.
    """

    def __init__(
        self,
        ws: Workspace,
        at: Connection,
        settling: Settling,
        loaded: Loaded,
        settled: Mapping[str, Settled],
        *,
        uuids: Mapping[str, str | None],
    ) -> None:
        self.settled = tuple(settled.values())
        found = files.journey_files(ws.root, ws.project.journeys)
        self._ws, self._at, self._settling, self._loaded = ws, at, settling, loaded
        self._whole = Whole(ws, found)
        self._scope = scope_of(ws, found, uuids, strict=True)
        self._read = {journey.key: journey for journey in loaded.journeys}

    def plan(self, it: Settled, looker: Looker) -> JourneyPlan:
        """The plan of a settled journey: that nothing is to be done, if it is live as it was.

        Raises Invalid where its file cannot be used by now.
        """
        read: list[JourneyObject] = []

        def known(live: JourneyObject) -> bool:
            read.append(live)
            return True

        prior = self._at.reader.prior(it.uuid, {}, None, recognised=known)
        if not read or self._settling.imprint(read[0]) != it.live:
            return looker.plan(self._subject(it), read[0] if read else None)
        looker.watcher.read(it.key)
        return it.plan(prior)

    def note(self, subject: Subject, made: JourneyPlan, live: JourneyObject) -> None:
        """That is the plan of a journey that is live so."""
        journey = self._read.get(subject.key)
        if journey is not None and subject.record is not None:
            verdict = self._loaded.verdicts[journey.source.file]
            imprint = self._settling.imprint(live)
            self._settling.note(journey, verdict, subject.record, made, imprint)

    def _subject(self, it: Settled) -> Subject:
        source, problems = self._whole.journey(it.file)
        if source is None:
            raise Invalid(problems, self._loaded.sources, self._loaded.target)
        journey, _ = filled(it.key, source, self._scope)
        versioned = self._at.store.get(it.key)
        record = versioned.record if versioned else None
        self._read[it.key] = journey
        wanted = resources(self._ws, [journey], {it.key: record} if record else {})
        return Subject(it.key, wanted[it.key], record)
