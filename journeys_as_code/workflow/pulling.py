"""From the account to files: read, name, write, and bind, so that the next plan is empty."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fnmatch import fnmatchcase
from itertools import islice

from journeys_as_code.errors import ApiError, BadAnswer, Refused, Rejected
from journeys_as_code.model.journey import Status
from journeys_as_code.plan.causes import as_left, is_older
from journeys_as_code.pull.found import Found
from journeys_as_code.pull.outcome import Pulled, Result, Row
from journeys_as_code.remote.port import JourneyObject, Listed, Prior, Rung
from journeys_as_code.state.record import Record
from journeys_as_code.state.store import Lease
from journeys_as_code.workflow.collector import collector_paused
from journeys_as_code.workflow.connecting import Connection, secrets_of, store_of
from journeys_as_code.workflow.filing import Manner
from journeys_as_code.workflow.holding import holding
from journeys_as_code.workflow.opening import Workspace
from journeys_as_code.workflow.taking import Taker

_BATCH, _AHEAD = 50, 3
"""So many journeys are written at a time, and so many times that are read ahead of them."""
NO_READ = "the service has no call that reads a journey"
SAVE_IT = (
    "save the builder's network panel as HAR, then: journeys pull --from FILE; "
    "journeys doctor tries the call anew"
)
__all__ = ["Manner", "Wanted", "pull", "pull_found"]


@dataclass(frozen=True)
class Wanted:
    """Which journeys: some by uuid, or those of the list that have one of these statuses and such a title."""

    uuids: Sequence[str] = ()
    statuses: frozenset[Status] = frozenset()
    title: str = ""

    def fits(self, status: Status | None, title: str) -> bool:
        """Whether a journey is wanted, by what a list says of it."""
        named = fnmatchcase(title.casefold(), self.title.casefold()) if self.title else True
        return named and (not self.statuses or status in self.statuses)


def pull(
    ws: Workspace,
    at: Connection,
    wanted: Wanted,
    manner: Manner,
    *,
    on_found: Callable[[int], None] = lambda _: None,
    on_read: Callable[[str], None] = lambda _: None,
) -> Pulled:
    """Write live journeys into files and bind them. What is managed already is left alone.

    `on_found` gets the number of journeys to read, `on_read` the title of each. Raises Refused where
    the list that is asked for cannot be had, or any ApiError: what was pulled before it stays.
    """
    rows = [*_chosen(at, wanted)]
    with holding(at.store, "pull") as lease, collector_paused():
        taker = Taker(ws, at.store, at.secrets, manner)
        done = {it.uuid: row for it in rows if (row := taker.settled(it.uuid, it))}
        left = [row for row in rows if row.uuid not in done]
        on_found(len(left))
        read = _Read(at, taker.record_of, on_read)
        for found in _batches(read, left, at.connections, lease):
            done |= {it.uuid: it for it in found if isinstance(it, Row)}
            priors = [it for it in found if isinstance(it, Prior)]
            done |= {row.uuid.lower(): row for row in taker.take(priors)}
    return taker.pulled(done.get(row.uuid) or done[row.uuid.lower()] for row in rows)


def pull_found(ws: Workspace, found: Found, wanted: Wanted, manner: Manner) -> Pulled:
    """The same from journey objects that somebody saved; needs no network and no token."""
    store, secrets = store_of(ws), secrets_of(ws)
    journeys = [it for it in found.journeys if wanted.fits(it.status, it.title)]
    journeys = [it for it in journeys if not wanted.uuids or it.uuid in wanted.uuids]
    with holding(store, "pull"), collector_paused():
        taker = Taker(ws, store, secrets, manner)
        done = {it.uuid: row for it in journeys if (row := taker.settled(it.uuid, it))}
        done |= {it.uuid: _outdated(it) for it in journeys if _is_outdated(it, taker)}
        left = [it for it in journeys if it.uuid not in done]
        done |= {row.uuid: row for row in taker.take([_prior(it) for it in left])}
    return taker.pulled((done[it.uuid] for it in journeys), found.passed, saved=True)


def _is_outdated(saved: JourneyObject, taker: Taker) -> bool:
    """Whether state has seen a later version of a journey than the one that was saved."""
    record = taker.record_of(saved.uuid)
    ours = as_left(saved.uuid, record.seen) if record else None
    return ours is not None and is_older(saved, ours)


def _outdated(saved: JourneyObject) -> Row:
    words = f"what was saved is as it was at {saved.updated_at}, and state has seen a later version"
    return Row(
        saved.uuid, saved.title, saved.status, Result.REFUSED, words=words, hint="save it anew"
    )


def _chosen(at: Connection, wanted: Wanted) -> Iterable[Listed]:
    """The wanted journeys, older ones first, so that names do not depend on the order of the list."""
    if wanted.uuids:
        return [Listed(uuid, "", None, "") for uuid in dict.fromkeys(wanted.uuids)]
    survey = at.reader.survey()
    if survey is None:
        raise Refused(
            "the service has no call that lists journeys",
            hint="name them: journeys pull UUID...; the builder shows a journey's uuid in its address",
        )
    fitting = [row for row in survey.values() if wanted.fits(row.status, row.title)]
    return sorted(fitting, key=lambda row: (row.created_at, row.uuid))


@dataclass(frozen=True)
class _Read:
    """Reads one journey at a time; for any number of threads."""

    at: Connection
    record_of: Callable[[str], Record | None]
    on_read: Callable[[str], None]

    def one(self, row: Listed) -> Prior | Row:
        record = self.record_of(row.uuid)
        names = record.points if record else {}
        try:
            prior = self.at.reader.prior(row.uuid, names, None)
        except (Rejected, BadAnswer) as error:
            return _refused(row, error)
        self.on_read(row.title or row.uuid)
        if prior.gone:
            words = "there is no such journey"
            return Row(row.uuid, row.title, row.status, Result.REFUSED, words=words)
        if prior.rung is not Rung.READ:
            return Row(
                row.uuid, row.title, row.status, Result.UNREADABLE, words=NO_READ, hint=SAVE_IT
            )
        return prior


def _batches(
    read: _Read, wanted: Sequence[Listed], connections: int, lease: Lease
) -> Iterator[list[Prior | Row]]:
    """What was read, some journeys at a time: while some are written, the next are being read."""
    left = iter(wanted)
    pool = ThreadPoolExecutor(connections)
    try:
        ahead = deque(pool.submit(read.one, it) for it in islice(left, _BATCH * _AHEAD))
        while ahead:
            found = []
            for reading in [ahead.popleft() for _ in range(min(_BATCH, len(ahead)))]:
                found.append(reading.result())
                ahead.extend(pool.submit(read.one, it) for it in islice(left, 1))
                lease.check()  # a slow service takes longer than a lease lasts
            yield found
    finally:
        pool.shutdown(cancel_futures=True)


def _refused(row: Listed, error: ApiError) -> Row:
    return Row(
        row.uuid, row.title, row.status, Result.REFUSED, words=error.message, hint=error.hint
    )


def _prior(found: JourneyObject) -> Prior:
    return Prior(
        found.uuid,
        Rung.SNAPSHOT,
        status=found.status,
        document={"title": found.title},
        application_code=found.application_code,
        updated_at=found.updated_at,
        last_edited_by=found.last_edited_by,
        raw=found.raw,
    )
