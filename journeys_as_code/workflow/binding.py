"""Identity by hand: which key of the project is which live journey."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from difflib import get_close_matches

from journeys_as_code.compile.namings import namings, recognised
from journeys_as_code.compile.resource import Resource
from journeys_as_code.errors import Refused, UsageError
from journeys_as_code.operate.adopt import Adoption, fit
from journeys_as_code.remote.port import Prior, Rung
from journeys_as_code.remote.semantics import Semantics
from journeys_as_code.state.record import Record
from journeys_as_code.state.store import LockInfo, Store, Versioned
from journeys_as_code.workflow.connecting import Connection, store_of
from journeys_as_code.workflow.holding import held, holding
from journeys_as_code.workflow.loading import load
from journeys_as_code.workflow.opening import Workspace
from journeys_as_code.workflow.viewing import unknown_key
from journeys_as_code.workflow.wanting import resources


def match(
    ws: Workspace, at: Connection, key: str, uuid: str, said: Mapping[str, str] | None = None
) -> Adoption:
    """How the file of `key` fits the live journey; writes nothing.

    `said` are uuids of live points by the names of the file's points, given by hand. Raises Refused
    where there is no such journey, it cannot be read, it is of another application, or either side
    is bound otherwise; UsageError where what is said makes no sense.
    """
    uuid, said = uuid.lower(), {name: it.lower() for name, it in (said or {}).items()}
    resource, pinned = _wanted(ws, key, uuid)
    _require_free(at.store.load(), key, uuid)
    prior = at.reader.prior(uuid, {}, None)
    _require_known(ws, prior)
    _require_sense(said, resource, pinned, prior)
    left = set(prior.uuids.values()) - set(said.values())
    ours = recognised(namings(resource, ws.project.project), left)
    return fit(key, resource.document, prior, ours | said, Semantics(ws.catalogue))


def adopt(at: Connection, adoption: Adoption) -> None:
    """Bind a key to its live journey in state. The journey itself is not touched.

    Raises Refused where the key or the journey was bound otherwise meanwhile.
    """
    key, prior = adoption.key, adoption.prior
    with held(at, f"adopt {key}"):
        records = at.store.load()
        _require_free(records, key, prior.uuid)
        found = records.get(key)
        bound = Record(
            key=key,
            uuid=prior.uuid,
            points=adoption.points,
            seen=at.secrets.seal(prior.raw),
            status=str(prior.status),
        )
        at.store.put(bound, found.version if found else None)


def records_of(ws: Workspace) -> dict[str, Record]:
    """Every record of the target by key; needs no network."""
    return {key: versioned.record for key, versioned in store_of(ws).load().items()}


def forget(ws: Workspace, key: str) -> Record:
    """Remove the record of a key; the live journey is not touched, a backup is kept.

    Raises LockHeld while another run is at work on the target.
    """
    store = store_of(ws)
    with holding(store, f"state rm {key}"):
        found = _found(store, key)
        store.delete(key, found.version)
    return found.record


def rename(ws: Workspace, key: str, to: str) -> None:
    """Give a record another key; the live journey is not touched.

    Raises LockHeld while another run is at work on the target.
    """
    store = store_of(ws)
    with holding(store, f"state mv {key} {to}"):
        found = _found(store, key)
        if store.get(to) is not None:
            raise Refused(f"state has a record of {to!r} already", hint=f"journeys state show {to}")
        store.move(key, to, found.version)


def holder(ws: Workspace) -> LockInfo | None:
    """Who holds the target's lock."""
    return store_of(ws).holder()


def unlock(ws: Workspace, lock_id: str) -> None:
    """Break the target's lock with this id. Raises LockHeld when another one is held."""
    store_of(ws).unlock(lock_id)


def _found(store: Store, key: str) -> Versioned:
    found = store.get(key)
    if found is None:
        raise UsageError(f"state has no record of {key!r}", hint="journeys state list")
    return found


def _wanted(ws: Workspace, key: str, uuid: str) -> tuple[Resource, frozenset[str]]:
    """The journey of a key as git wants it, and the names of the points that its file pins."""
    journeys = {it.key: it for it in load(ws).about([key]).require_valid().valid}
    if key not in journeys:
        raise unknown_key(key, journeys)
    resource = resources(ws, [journeys[key]], {})[key]
    pinned = resource.identity.uuid
    if pinned not in (None, uuid):
        raise Refused(
            f"the file of {key} pins the journey {pinned}, not {uuid}",
            hint=f"adopt {pinned}, or take `uuid` out of {resource.file}",
        )
    points = journeys[key].document.get("points") or {}
    return resource, frozenset(name for name, point in points.items() if "uuid" in point)


def _require_known(ws: Workspace, prior: Prior) -> None:
    """A journey whose points can be seen, of this very application."""
    if prior.gone:
        raise Refused(f"the account has no journey {prior.uuid}", hint="journeys list shows them")
    if prior.rung is not Rung.READ:
        raise Refused(
            "the API has no call that reads a journey, so nobody can see which point is which",
            hint="save the journey as your browser gets it, then: journeys pull --from FILE",
        )
    if prior.status is None:
        raise Refused(f"{prior.uuid} has a status that this tool does not know")
    if prior.application_code != ws.target.application_code:
        raise Refused(
            f"{prior.uuid} belongs to the application {prior.application_code}, "
            f"not to {ws.target.application_code}",
            hint="adopt it on the target of that application",
        )


def _require_sense(
    said: Mapping[str, str], resource: Resource, pinned: frozenset[str], prior: Prior
) -> None:
    """Each name is a point of the file, each uuid one of the journey, and no pin says otherwise."""
    known = resource.identity.points
    for name, uuid in said.items():
        if name not in known:
            near = get_close_matches(name, known, n=1)
            hint = f"did you mean {near[0]!r}?" if near else ""
            raise UsageError(f"the file has no point {name!r}", hint=hint)
        if uuid not in prior.uuids.values():
            raise UsageError(
                f"the journey has no point {uuid!r}", hint="without --match its points are listed"
            )
        clash = next((pin for pin in pinned if (pin == name) != (known[pin] == uuid)), None)
        if clash:
            raise Refused(
                f"the file pins {clash} to {known[clash]}",
                hint=f"take its `uuid` out of {resource.file}, or leave the --match out",
            )
    twice = [uuid for uuid, count in Counter(said.values()).items() if count > 1]
    if twice:
        raise UsageError(f"two points are said to be {twice[0]}", hint="each is one point")


def _require_free(records: Mapping[str, Versioned], key: str, uuid: str) -> None:
    found = records.get(key)
    if found is not None and found.record.uuid not in (None, uuid):
        raise Refused(
            f"{key} is bound to {found.record.uuid} already",
            hint=f"if that is wrong: journeys state rm {key}, then adopt again",
        )
    if found is not None and found.record.pending is not None:
        raise Refused(
            f"an interrupted run has not finished with {key}: it may have left it paused",
            hint="journeys apply finishes it first",
        )
    other = next((k for k, it in records.items() if it.record.uuid == uuid and k != key), None)
    if other is not None:
        raise Refused(
            f"{uuid} is bound to {other} already",
            hint=f"to rename it: journeys state mv {other} {key}",
        )
