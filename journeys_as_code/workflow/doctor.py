"""What `journeys doctor` looks at: project, token, reachability, the ladder, clock and lock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeys_as_code.errors import ApiError, JourneysError, NoSuchCall, NotFound
from journeys_as_code.findings import has_errors
from journeys_as_code.state.facts import FileFacts
from journeys_as_code.workflow.connecting import Connection, connect, is_sandbox, store_of
from journeys_as_code.workflow.loading import load
from journeys_as_code.workflow.opening import Workspace

SKEW = 60.0
"""Seconds by which clocks may differ before a lease cannot be trusted."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at; `ok` is None where it is neither good nor bad."""

    name: str
    ok: bool | None
    detail: str
    hint: str = ""


def examine(ws: Workspace) -> Iterator[Check]:
    """Look at everything a plan and an apply need; changes nothing. One check at a time, in order."""
    yield _project(ws)
    yield _variables(ws)
    yield from _state(ws)
    yield Check("target", None, f"{ws.target_name}: {ws.target.api}, {ws.target.application_code}")
    try:
        with connect(ws) as at:
            yield _token(ws)
            yield from _ladder(ws, at)
    except JourneysError as error:
        yield Check("api", False, error.message, error.hint)


def _project(ws: Workspace) -> Check:
    loaded = load(ws)
    if has_errors(loaded.findings):
        return Check("project", False, "the files have errors", "journeys validate")
    return Check("project", True, f"{len(loaded.journeys)} journeys, {loaded.points} points")


def _variables(ws: Workspace) -> Check:
    unset = ws.variables.unset
    if unset:
        named = ", ".join(f"{name} (from {env})" for name, env in sorted(unset.items()))
        return Check("variables", False, f"not set: {named}", "plan and apply need them all")
    return Check("variables", True, f"{len(ws.variables.values)} set")


def _state(ws: Workspace) -> Iterator[Check]:
    try:
        store = store_of(ws)
        records = [versioned.record for versioned in store.load().values()]
        holder = store.holder()
    except JourneysError as error:
        yield Check("state", False, error.message, error.hint)
        return
    pending = sorted(record.key for record in records if record.pending)
    if pending:
        hint = "journeys plan says how it goes on"
        yield Check("state", False, f"interrupted: {', '.join(pending)}", hint)
    else:
        yield Check("state", True, f"{len(records)} journeys on record")
    if holder:
        held = f"held by {holder.who} since {holder.since}, until {holder.expires}"
        yield Check("lock", None, held, f"if that run is dead: journeys state unlock {holder.id}")


def _token(ws: Workspace) -> Check:
    if is_sandbox(ws.target.api):
        return Check("token", True, "the embedded API needs none")
    return Check("token", True, "found; the API must be given a server token, never a device token")


def _ladder(ws: Workspace, at: Connection) -> Iterator[Check]:
    """Try each uncertain call anew, whatever is remembered of it."""
    facts = FileFacts(ws.root, ws.target_name)
    uuid, listing = _list(at)
    yield listing
    if listing.ok is not None:
        facts.set("list", available=listing.ok)
    yield _clock(at)
    if uuid is None:
        yield Check("read", None, "no journey there to try it on: not known yet")
        return
    reading = _read(at, uuid)
    if reading.ok is not None:
        facts.set("read", available=reading.ok)
    yield reading
    rung = "read" if reading.ok else "snapshot" if listing.ok else "blind"
    yield Check("live state", None, f"comes from: {rung}")


def _list(at: Connection) -> tuple[str | None, Check]:
    """The uuid of some journey, and how the list call went."""
    try:
        first = next(iter(at.api.list()), None)
    except NoSuchCall:
        hint = "plans rely on reading each journey, or on what was last seen of it"
        return None, Check("list", False, "the API has no such call", hint)
    except ApiError as error:
        return None, Check("list", None, error.message, error.hint)
    return first.uuid if first else None, Check("list", True, "the API lists journeys")


def _read(at: Connection, uuid: str) -> Check:
    try:
        at.api.read(uuid)
    except (NoSuchCall, NotFound):
        hint = "if it is at another path, name it in journeys.yaml: read_path"
        return Check("read", False, "the API has no call that reads one journey", hint)
    except ApiError as error:
        return Check("read", None, error.message, error.hint)
    return Check("read", True, "the API reads journeys: plans compare with what is live")


def _clock(at: Connection) -> Check:
    skew = at.api.clock_skew
    if skew is None:
        return Check("clock", None, "the API does not say what time it is")
    off = f"{abs(skew):.0f} s {'ahead of' if skew > 0 else 'behind'} the API's"
    if abs(skew) > SKEW:
        return Check("clock", False, off, "set this machine's clock: leases of the lock rely on it")
    return Check("clock", True, "agrees with the API's")
