"""Looking around: the journeys of a target, and one journey as git or as the account has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from journeys_as_code.errors import Refused, UsageError
from journeys_as_code.model.journey import Document, Status
from journeys_as_code.remote.port import Listed, Prior
from journeys_as_code.state.record import Record
from journeys_as_code.workflow.connecting import Connection
from journeys_as_code.workflow.loading import load
from journeys_as_code.workflow.opening import Workspace
from journeys_as_code.workflow.wanting import resources


@dataclass(frozen=True, slots=True)
class Row:
    """One journey as `journeys list` shows it; `key` is empty for one that is not managed here.

    `source` says where the status is from: `list` or `read` (the API), `state` (what this tool
    last saw), `file` (not made yet).
    """

    key: str
    uuid: str | None
    title: str
    status: Status | None
    source: str
    points: int | None
    managed: bool


def rows(ws: Workspace, at: Connection) -> tuple[Row, ...]:
    """Every journey of the project and of the account: the project's by key, then the others."""
    records = _records(at)
    documents = {journey.key: journey.document for journey in load(ws).valid}
    survey = at.reader.survey()
    keys = sorted({*records, *documents})
    managed = [_row(at, key, documents.get(key), records.get(key), survey) for key in keys]
    return (*managed, *_strangers(survey or {}, {row.uuid for row in managed}))


def show(ws: Workspace, key: str) -> Document:
    """One journey as git wants it: canonical, interpolated, without secrets."""
    loaded = load(ws).about([key])
    known = {journey.key: journey for journey in loaded.require_valid().valid}
    if key not in known:
        raise unknown_key(key, known)
    return resources(ws, [known[key]], {})[key].document


def live(at: Connection, key: str) -> Prior:
    """One journey as the account has it. Raises UsageError or Refused where there is none."""
    record = bound(at, key)
    prior = at.reader.prior(str(record.uuid), record.points, record.seen)
    if prior.gone:
        raise Refused(
            f"the live journey of {key} ({record.uuid}) is gone",
            hint="journeys plan says what can be done about it",
        )
    return prior


def bound(at: Connection, key: str) -> Record:
    """The record of a journey that is bound to a live one."""
    records = _records(at)
    record = records.get(key)
    if record is None:
        raise unknown_key(key, records)
    if record.uuid is None:
        raise Refused(f"{key} was not made yet", hint=f"journeys plan {key}")
    return record


def _records(at: Connection) -> dict[str, Record]:
    return {key: versioned.record for key, versioned in at.store.load().items()}


def _row(
    at: Connection,
    key: str,
    document: Document | None,
    record: Record | None,
    survey: Mapping[str, Listed] | None,
) -> Row:
    title = str((document or {}).get("title") or key)
    points = len(document.get("points") or {}) if document is not None else None
    if record is None or record.uuid is None:
        return Row(key, None, title, None, "file", points, managed=True)
    if survey is not None:
        listed = survey.get(record.uuid)
        if listed is not None:
            return Row(key, record.uuid, listed.title, listed.status, "list", points, managed=True)
        return Row(key, record.uuid, title, _status(record), "state", points, managed=True)
    prior = at.reader.prior(record.uuid, record.points, record.seen)
    shown = str(prior.document.get("title") or title)
    return Row(key, record.uuid, shown, prior.status, str(prior.rung), points, managed=True)


def _strangers(survey: Mapping[str, Listed], known: set[str | None]) -> Iterator[Row]:
    for uuid, listed in sorted(survey.items(), key=lambda item: (item[1].title, item[0])):
        if uuid not in known:
            yield Row("", uuid, listed.title, listed.status, "list", None, managed=False)


def _status(record: Record) -> Status | None:
    return Status(record.status) if record.status else None


def unknown_key(key: str, known: Iterable[str]) -> UsageError:
    """The error for a key that is none of those that are known."""
    near = get_close_matches(key, list(known), n=1)
    hint = f"did you mean {near[0]!r}?" if near else "journeys list shows them"
    return UsageError(f"there is no journey {key!r}", hint=hint)
