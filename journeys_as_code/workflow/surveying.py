"""The account beside the project: live journeys that no file and no record knows."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from journeys_as_code.errors import BadAnswer, Rejected
from journeys_as_code.model.journey import Status
from journeys_as_code.plan.account import Account, Stranger
from journeys_as_code.plan.change import Plan
from journeys_as_code.remote.port import Listed, Prior, Rung
from journeys_as_code.workflow.connecting import Connection
from journeys_as_code.workflow.wanting import bound_uuids
from journeys_as_code.workflow.watching import NOBODY, Watcher

_NO_READ = "the API has no call that reads a journey"


def survey(at: Connection, planned: Plan, *, watcher: Watcher = NOBODY) -> Account:
    """Which journeys of the account nobody manages, seen from a plan of all journeys.

    Each is read, since the list does not say to which application a journey belongs. Raises any ApiError
    but a refusal of one journey.
    """
    rows = at.reader.survey()
    if rows is None:
        return Account(listed=False)
    records = {key: versioned.record for key, versioned in at.store.load().items()}
    known = bound_uuids(records) | {it.uuid for it in planned.journeys}
    archived = [row for row in rows.values() if row.status is Status.ARCHIVED]
    living = [row for row in rows.values() if row.status is not Status.ARCHIVED]
    unknown = [row for row in living if row.uuid not in known]

    def one(row: Listed) -> Prior | str | None:
        found = _read(at, row)
        watcher.read(row.title or row.uuid)
        return found

    watcher.expect(len(unknown))
    with ThreadPoolExecutor(at.connections) as pool:
        read = zip(unknown, pool.map(one, unknown), strict=True)
        found = [(row, it) for row, it in read if it is not None]
    code = planned.application_code
    ours = [(row, it) for row, it in found if _may_belong(it, code)]
    strangers = (_stranger(row, it) for row, it in ours)
    return Account(
        strangers=tuple(sorted(strangers, key=lambda it: (it.title.casefold(), it.uuid))),
        managed=sum(row.uuid in known for row in living),
        archived=sum(row.uuid not in known for row in archived),
        elsewhere=len(found) - len(ours),
    )


def _read(at: Connection, row: Listed) -> Prior | str | None:
    """The journey without its definition, or why it could not be read; None where it is gone by now."""
    try:
        prior = at.reader.prior(row.uuid, {}, None, recognised=lambda _: True)
    except (Rejected, BadAnswer) as error:
        return error.message
    if prior.gone:
        return None
    return prior if prior.rung is Rung.READ else _NO_READ


def _may_belong(found: Prior | str, code: str) -> bool:
    return isinstance(found, str) or found.application_code in ("", code)


def _stranger(row: Listed, found: Prior | str) -> Stranger:
    if isinstance(found, str):
        return Stranger(row.uuid, row.title, row.status, unread=found)
    status = found.status or row.status
    return Stranger(row.uuid, row.title, status, found.last_edited_by, found.updated_at)
