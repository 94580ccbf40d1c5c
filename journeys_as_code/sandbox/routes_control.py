"""Calls under `/_sandbox` that no real service has: faults, the record of calls, edits by others."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from journeys_as_code.errors import UsageError
from journeys_as_code.sandbox.definition import checked
from journeys_as_code.sandbox.edits import patched
from journeys_as_code.sandbox.failures import invalid
from journeys_as_code.sandbox.faults import Fault
from journeys_as_code.sandbox.incoming import Endpoint, Incoming
from journeys_as_code.sandbox.render import journey_object
from journeys_as_code.sandbox.statuses import ALL


def add_faults(call: Incoming) -> dict[str, Any]:
    """Programme faults: `{"clear": true, "latency": 0.1, "faults": [{"kind": "reset", ...}]}`."""
    body = call.body()
    try:
        faults = [Fault.from_json(item) for item in body.get("faults") or ()]
        latency = float(body.get("latency", call.faults.latency))
    except (UsageError, TypeError, ValueError) as error:
        raise invalid(str(error)) from error
    if body.get("clear"):
        call.faults.clear()
    call.faults.add(*faults)
    call.faults.latency = latency
    return show_faults(call)


def show_faults(call: Incoming) -> dict[str, Any]:
    """The faults that have not struck for the last time."""
    pending = [fault.as_json() for fault in call.faults.pending]
    return {"latency": call.faults.latency, "faults": pending}


def clear_faults(call: Incoming) -> dict[str, Any]:
    """From now on everything works."""
    call.faults.clear()
    return show_faults(call)


def show_calls(call: Incoming) -> dict[str, Any]:
    """Every call of the API after the number in `after`, and what was lost in them."""
    text = call.query.get("after", "0")
    if not text.isascii() or not text.isdigit():
        raise invalid("after must be a number")
    return {
        "calls": [asdict(one) for one in call.store.calls(after=int(text))],
        "losses": [asdict(one) for one in call.store.losses()],
    }


def edit(call: Incoming) -> dict[str, Any]:
    """Edit a journey as a person in the builder: `{"uuid", "by", "patch", "status"}`."""
    body = call.body()
    journey = call.journey(str(body.get("uuid")))
    by = str(body.get("by") or "Mary")
    status = body.get("status")
    if status is not None and status not in ALL:
        raise invalid(f"status must be one of {', '.join(ALL)}")
    if patch := body.get("patch"):
        after = checked(patched(journey.definition, patch))
        journey = call.store.edit(journey.uuid, lambda _: after, by)
    if status:
        journey = call.store.move(journey.uuid, status, by)
    return journey_object(journey, call.switches, call.number)


ENDPOINTS = (
    Endpoint("POST", "/_sandbox/faults", "", add_faults),
    Endpoint("GET", "/_sandbox/faults", "", show_faults),
    Endpoint("DELETE", "/_sandbox/faults", "", clear_faults),
    Endpoint("GET", "/_sandbox/calls", "", show_calls),
    Endpoint("POST", "/_sandbox/edit", "", edit),
)
