"""What `journeys doctor` looks at: project, token, reachability, the ladder, clock and lock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeys_as_code.errors import ApiError, JourneysError, NoSuchCall, NotFound
from journeys_as_code.findings import has_errors
from journeys_as_code.remote.port import Rung
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


def _good(name: str, detail: str) -> Check:
    return Check(name, ok=True, detail=detail)


def _bad(name: str, detail: str, hint: str) -> Check:
    return Check(name, ok=False, detail=detail, hint=hint)


def _unsure(name: str, detail: str, hint: str = "") -> Check:
    return Check(name, ok=None, detail=detail, hint=hint)


def examine(ws: Workspace) -> Iterator[Check]:
    """Look at everything a plan and an apply need; changes nothing. One check at a time, in order."""
    yield _project(ws)
    yield _variables(ws)
    yield from _state(ws)
    yield _unsure("target", f"{ws.target_name}: {ws.target.api}, {ws.target.application_code}")
    try:
        with connect(ws) as at:
            yield _token(ws)
            yield from _ladder(ws, at)
    except JourneysError as error:
        yield _bad("api", error.message, error.hint)


def _project(ws: Workspace) -> Check:
    loaded = load(ws)
    if has_errors(loaded.findings):
        return _bad("project", "the files have errors", "journeys validate")
    return _good("project", f"journeys: {len(loaded.journeys)}, points: {loaded.points}")


def _variables(ws: Workspace) -> Check:
    unset = ws.variables.unset
    if unset:
        named = ", ".join(f"{name} (from {env})" for name, env in sorted(unset.items()))
        return _bad("variables", f"not set: {named}", "plan and apply need them all")
    return _good("variables", f"all set: {len(ws.variables.values)}")


def _state(ws: Workspace) -> Iterator[Check]:
    try:
        store = store_of(ws)
        records = [versioned.record for versioned in store.load().values()]
        holder = store.holder()
    except JourneysError as error:
        yield _bad("state", error.message, error.hint)
        return
    pending = sorted(record.key for record in records if record.pending)
    if pending:
        hint = "journeys plan says how it goes on"
        yield _bad("state", f"interrupted: {', '.join(pending)}", hint)
    else:
        yield _good("state", f"journeys on record: {len(records)}")
    if holder:
        held = f"held by {holder.who} since {holder.since}, until {holder.expires}"
        yield _unsure("lock", held, f"if that run is dead: journeys state unlock {holder.id}")


def _token(ws: Workspace) -> Check:
    if is_sandbox(ws.target.api):
        return _good("token", "the embedded API needs none")
    return _good("token", "found; the API must be given a server token, never a device token")


def _ladder(ws: Workspace, at: Connection) -> Iterator[Check]:
    """Try each uncertain call anew, whatever is remembered of it."""
    facts = FileFacts(ws.root, ws.target_name)
    uuid, lists, listing = _list(at)
    yield listing
    if lists is not None:
        facts.set("list", available=lists)
    yield _clock(at)
    uuid = uuid or next((it.record.uuid for it in at.store.load().values()), None)
    if uuid is None:
        facts.set("read", available=None)  # the next run tries it
        yield _unsure("read", "no journey there to try it on: not known yet")
        return
    reads, reading = _read(at, uuid)
    yield reading
    if reads is not None:
        facts.set("read", available=reads)
    rung = Rung.READ if reads else Rung.SNAPSHOT if lists else Rung.BLIND
    yield _unsure("live state", f"comes from: {rung}")


def _list(at: Connection) -> tuple[str | None, bool | None, Check]:
    """The uuid of some journey, whether there is a list call (None: not known), and what to say."""
    try:
        first = next(iter(at.api.list()), None)
    except NoSuchCall:
        hint = "what is created cannot be looked for, so it needs --allow-blind"
        return None, False, _unsure("list", "the API has no call that lists journeys", hint)
    except ApiError as error:
        return None, None, _bad("list", error.message, error.hint)
    return first.uuid if first else None, True, _good("list", "the API lists journeys")


def _read(at: Connection, uuid: str) -> tuple[bool | None, Check]:
    """Whether there is a call that reads one journey (None: not known), and what to say."""
    try:
        at.api.read(uuid)
    except (NoSuchCall, NotFound):
        hint = "if it is at another path, name that in journeys.yaml: read_path"
        return False, _unsure("read", "the API has no call that reads one journey", hint)
    except ApiError as error:
        return None, _bad("read", error.message, error.hint)
    return True, _good("read", "the API reads journeys: plans compare with what is live")


def _clock(at: Connection) -> Check:
    skew = at.api.clock_skew
    if skew is None:
        return _unsure("clock", "the API does not say what time it is")
    off = f"{abs(skew):.0f} s {'ahead of' if skew > 0 else 'behind'} the API's"
    if abs(skew) > SKEW:
        return _bad("clock", off, "set this machine's clock: leases of the lock rely on it")
    return _good("clock", "agrees with the API's")
