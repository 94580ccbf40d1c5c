"""The live state of journeys, as far as the service lets it be known: read, snapshot or blind."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from journeys_as_code.errors import BadAnswer, NoSuchCall, NotFound, Rejected, Request
from journeys_as_code.model.journey import Document, Status
from journeys_as_code.remote.answers import journey_of
from journeys_as_code.remote.ladder import LadderMemory, RunMemory
from journeys_as_code.remote.made import Made, candidates, holds, is_in_use, judged
from journeys_as_code.remote.names import take
from journeys_as_code.remote.port import JourneyObject, JourneysApi, Listed, Prior, Rung, Wire
from journeys_as_code.remote.snapshot import (
    message_titles,
    row_mismatches,
    statistics_mismatches,
)
from journeys_as_code.remote.wire import Codec

_READERS = 8


class Reader:
    """Reads journeys down the ladder; for any number of threads. Methods may raise any ApiError.

    `ladder` remembers which calls the service lacks, so that each is missed only once.
    """

    def __init__(self, api: JourneysApi, codec: Codec, ladder: LadderMemory | None = None) -> None:
        self._api = api
        self._codec = codec
        self._ladder = RunMemory(ladder)
        self._surveying = threading.Lock()
        self._survey: Mapping[str, Listed] | None = None
        self._age, self._surveyed = object(), object()
        self._collecting = threading.Lock()
        self._points: Mapping[str, frozenset[str]] = {}
        self._pointed: Mapping[str, Listed] | None = None

    def prior(
        self,
        uuid: str,
        names: Mapping[str, str],
        snapshot: Wire | None,
        *,
        recognised: Callable[[JourneyObject], bool] = lambda _: False,
        answer: JourneyObject | None = None,
    ) -> Prior:
        """The live state of one journey; `names` are its known points' uuids by name.

        `snapshot` is the last journey object that any call returned, used where nothing can be read.
        What is read and `recognised` is not taken apart: it comes without a definition. `answer` is what
        was read of it just now, where it was.
        """
        if answer is not None:
            return self._decoded(answer, Rung.READ, names)
        if self._ladder.get("read") is not False:
            try:
                found = self._api.read(uuid)
            except NoSuchCall:
                self._ladder.set("read", available=False)
            except NotFound:
                if not self._is_misrouted(uuid):
                    return Prior(uuid, Rung.READ, status=None, gone=True)
            else:
                self._ladder.set("read", available=True)
                if recognised(found):
                    return _prior(found, Rung.READ)
                return self._decoded(found, Rung.READ, names)
        return self._from_snapshot(uuid, names, snapshot)

    def survey(self) -> Mapping[str, Listed] | None:
        """Every listed journey by uuid, asked for once; None when the service has no such call."""
        with self._surveying:
            if self._surveyed is not self._age:
                age = self._age
                self._survey = self._listed()
                self._surveyed = age
            return self._survey

    def forget(self) -> None:
        """Ask for the list anew next time: what it said may be outdated by now.

        Waits for nothing, for it is asked while a journey is paused: a list under way is forgotten too.
        """
        self._age = object()

    @property
    def seen_in_use(self) -> frozenset[str]:
        """The journeys in use that the last list showed; none where there was no list yet."""
        rows = self._survey or {}
        return frozenset(uuid for uuid, row in rows.items() if is_in_use(row))

    def find_made(
        self,
        title: str,
        point_uuids: Collection[str],
        *,
        bound: Collection[str] = (),
        given: Callable[[], Collection[str]] = frozenset,
        anew: bool = True,
        application: str | None = None,
        among: Mapping[str, Listed] | None = None,
    ) -> Made:
        """The journey that some create made or may have made, by its title and then by its points.

        `bound` are uuids that belong to other keys. The list is asked for `anew`, or once per run,
        and not at all where only rows of one that was asked for are to be looked at (`among`). A
        journey that was adopted has points of its own: with `application`, one of this title there
        with other points is no longer surely another one. Its record may be lost and its title new
        since then, so journeys of all titles that nobody is bound to are looked at, once per list: for
        these points, and for those that were `given` under other keys or names.
        """
        rows = among
        if rows is None:
            rows = self._listed() if anew else self.survey()
        if rows is None:
            return Made(words="the service has no call that lists journeys", looked=False)
        found = candidates(rows, title, bound)
        verdicts = {uuid: self._is_made(uuid, point_uuids, application) for uuid in found}
        if application is not None:
            points = self._points_of_all(rows, bound)
            others = [it for it in points.keys() - verdicts.keys() if it not in bound]
            ours = {*point_uuids, *given()} if others else set()
            verdicts |= {it: True for it in others if not points[it].isdisjoint(ours)}
        return judged(verdicts)

    def _listed(self) -> Mapping[str, Listed] | None:
        if self._ladder.get("list") is False:
            return None
        try:
            rows = {row.uuid: row for row in self._api.list()}
        except NoSuchCall:
            self._ladder.set("list", available=False)
            return None
        self._ladder.set("list", available=True)
        return rows

    def _points_of_all(
        self, rows: Mapping[str, Listed], bound: Collection[str]
    ) -> Mapping[str, frozenset[str]]:
        """The uuids of the points of each journey in use that is not bound, as far as they can be read."""
        with self._collecting:
            if self._pointed is not rows:
                living = [
                    uuid for uuid, row in rows.items() if is_in_use(row) and uuid not in bound
                ]
                with ThreadPoolExecutor(_READERS) as pool:
                    self._points = dict(zip(living, pool.map(self._points_of, living), strict=True))
                self._pointed = rows
            return self._points

    def _points_of(self, uuid: str) -> frozenset[str]:
        if self._ladder.get("read") is False:
            return frozenset()
        try:
            return frozenset(_uuids_in(self._api.read(uuid)))
        except NoSuchCall:
            self._ladder.set("read", available=False)
        except (BadAnswer, Rejected):
            pass
        return frozenset()

    def _is_made(
        self, uuid: str, point_uuids: Collection[str], application: str | None
    ) -> bool | None:
        if self._ladder.get("read") is False:
            return None
        try:
            found = self._api.read(uuid)
        except NoSuchCall:
            self._ladder.set("read", available=False)
            return None
        except NotFound:
            return None if self._ladder.get("read") is None else False
        self._ladder.set("read", available=True)
        ours = holds(point_uuids, _uuids_in(found))
        maybe = application is not None and found.application_code in ("", application)
        return None if maybe and ours is False else ours

    def _is_misrouted(self, uuid: str) -> bool:
        """Whether `not found` is about the call and not about the journey, which is listed.

        A gateway answers a path it does not know with the same code 5 as a journey it does not know.
        """
        if self._ladder.get("read") is not None or uuid not in (self.survey() or {}):
            return False
        self._ladder.set("read", available=False)
        return True

    def _from_snapshot(self, uuid: str, names: Mapping[str, str], snapshot: Wire | None) -> Prior:
        seen = _seen(uuid, snapshot)
        rows = self.survey()
        if rows is None:
            return self._decoded(seen, Rung.BLIND, names) if seen else _unknown(uuid, None)
        row = rows.get(uuid)
        if row is None:
            return self._unlisted(uuid, seen, names)
        if seen is None:
            return _unknown(uuid, row)
        prior = self._decoded(seen, Rung.SNAPSHOT, names)
        return replace(
            prior,
            status=row.status or seen.status,
            document=prior.document | {"title": row.title},
            mismatches=row_mismatches(seen, row) + self._message_mismatches(uuid, prior.document),
        )

    def _unlisted(self, uuid: str, seen: JourneyObject | None, names: Mapping[str, str]) -> Prior:
        """An archived journey may well be left out of the list; any other one is no more."""
        if seen is not None and seen.status is Status.ARCHIVED:
            return self._decoded(seen, Rung.SNAPSHOT, names)
        words = ("the list of journeys does not show it any more",)
        return Prior(uuid, Rung.SNAPSHOT, status=None, gone=True, mismatches=words)

    def _message_mismatches(self, uuid: str, document: Document) -> tuple[str, ...]:
        titles = message_titles(document, self._codec.catalogue)
        if not titles:
            return ()
        try:
            statistics = self._api.statistics(uuid)
        except (Rejected, BadAnswer):
            return ()
        return statistics_mismatches(titles, statistics)

    def _decoded(self, found: JourneyObject, rung: Rung, names: Mapping[str, str]) -> Prior:
        document, uuids = self._codec.decode(found.raw, names)
        return replace(_prior(found, rung), document=document, uuids=uuids, raw=found.raw)


def _uuids_in(found: JourneyObject) -> list[str]:
    return [take(point, "uuid") for point in take(found.raw, "points") or ()]


def _prior(found: JourneyObject, rung: Rung) -> Prior:
    """A live journey without its definition."""
    return Prior(
        uuid=found.uuid,
        rung=rung,
        status=found.status,
        application_code=found.application_code,
        updated_at=found.updated_at,
        last_edited_by=found.last_edited_by,
    )


def _seen(uuid: str, snapshot: Wire | None) -> JourneyObject | None:
    """The snapshot as a journey object, unless there is none or it is damaged."""
    try:
        return journey_of(snapshot, Request("", ""), uuid=uuid)
    except BadAnswer:
        return None


def _unknown(uuid: str, row: Listed | None) -> Prior:
    """A journey of which no journey object was ever seen."""
    return Prior(
        uuid,
        Rung.BLIND,
        status=row.status if row else None,
        document={"title": row.title if row else "", "points": {}},
        mismatches=("nothing is known of its definition: no call has returned it yet",),
    )
