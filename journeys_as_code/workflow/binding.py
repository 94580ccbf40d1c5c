"""Identity by hand: which key of the project is which live journey."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from journeys_as_code.compile.compiler import compile_journey
from journeys_as_code.errors import Refused, UsageError
from journeys_as_code.model.journey import Document
from journeys_as_code.operate.adopt import match_points
from journeys_as_code.remote.port import Prior
from journeys_as_code.state.record import Record
from journeys_as_code.state.store import LockInfo, Versioned
from journeys_as_code.workflow.applying import held
from journeys_as_code.workflow.connecting import Connection, store_of
from journeys_as_code.workflow.loading import load
from journeys_as_code.workflow.opening import Workspace


@dataclass(frozen=True)
class Adoption:
    """How a file fits a live journey. `points` are the names whose live point is known for sure.

    `added` are names without a live point, `removed` live points without a name: an apply would add
    and remove those.
    """

    key: str
    prior: Prior
    points: Mapping[str, str]
    added: tuple[str, ...]
    removed: tuple[str, ...]


def match(ws: Workspace, at: Connection, key: str, uuid: str) -> Adoption:
    """How the file of `key` fits the live journey; writes nothing.

    Raises Refused where there is no such journey, or it is of another application.
    """
    document, pinned = _wanted(ws, key)
    prior = at.reader.prior(uuid, {}, None)
    if prior.gone or prior.status is None:
        raise Refused(f"there is no journey {uuid} that could be read", hint="journeys doctor")
    if prior.application_code != ws.target.application_code:
        raise Refused(
            f"{uuid} belongs to the application {prior.application_code}, "
            f"not to {ws.target.application_code}",
            hint="adopt it on the target of that application",
        )
    points = match_points(document, prior.document, prior.uuids, pinned)
    return Adoption(
        key=key,
        prior=prior,
        points=points,
        added=tuple(name for name in document["points"] if name not in points),
        removed=tuple(n for n, it in prior.uuids.items() if it not in points.values()),
    )


def adopt(at: Connection, adoption: Adoption) -> None:
    """Bind a key to its live journey in state. The journey itself is not touched.

    Raises Refused where the key or the journey is bound otherwise already.
    """
    key, prior = adoption.key, adoption.prior
    with held(at, f"adopt {key}"):
        records = at.store.load()
        _require_free(records, key, prior.uuid)
        found = records.get(key)
        bound = Record(
            key=key,
            uuid=prior.uuid,
            points=dict(adoption.points),
            seen=at.secrets.seal(prior.raw),
            status=str(prior.status),
        )
        at.store.put(bound, found.version if found else None)


def records_of(ws: Workspace) -> dict[str, Record]:
    """Every record of the target by key; needs no network."""
    return {key: versioned.record for key, versioned in store_of(ws).load().items()}


def forget(ws: Workspace, key: str) -> Record:
    """Remove the record of a key; the live journey is not touched, a backup is kept."""
    store = store_of(ws)
    found = store.get(key)
    if found is None:
        raise UsageError(f"state has no record of {key!r}", hint="journeys state list")
    store.delete(key, found.version)
    return found.record


def rename(ws: Workspace, key: str, to: str) -> None:
    """Give a record another key; the live journey is not touched."""
    store = store_of(ws)
    found = store.get(key)
    if found is None:
        raise UsageError(f"state has no record of {key!r}", hint="journeys state list")
    if store.get(to) is not None:
        raise Refused(f"state has a record of {to!r} already", hint=f"journeys state show {to}")
    store.move(key, to, found.version)


def holder(ws: Workspace) -> LockInfo | None:
    """Who holds the target's lock."""
    return store_of(ws).holder()


def unlock(ws: Workspace, lock_id: str) -> None:
    """Break the target's lock with this id. Raises LockHeld when another one is held."""
    store_of(ws).unlock(lock_id)


def _wanted(ws: Workspace, key: str) -> tuple[Document, dict[str, str]]:
    """The canonical document of a key, and the uuids that its file pins."""
    journeys = {it.key: it for it in load(ws).about([key]).require_valid().valid}
    if key not in journeys:
        raise UsageError(f"the project has no journey {key!r}", hint="journeys list shows them")
    journey = journeys[key]
    resource = compile_journey(
        journey.document,
        key=key,
        file=journey.source.file,
        project=ws.project,
        target=ws.target,
        catalogue=ws.catalogue,
    )
    points = journey.document.get("points") or {}
    pinned = {name: resource.identity.points[name] for name in points if "uuid" in points[name]}
    return resource.document, pinned


def _require_free(records: Mapping[str, Versioned], key: str, uuid: str) -> None:
    found = records.get(key)
    if found is not None and found.record.uuid not in (None, uuid):
        raise Refused(
            f"{key} is bound to {found.record.uuid} already",
            hint=f"if that is wrong: journeys state rm {key}, then adopt again",
        )
    other = next((k for k, it in records.items() if it.record.uuid == uuid and k != key), None)
    if other is not None:
        raise Refused(
            f"{uuid} is bound to {other} already",
            hint=f"to rename it: journeys state mv {other} {key}",
        )
