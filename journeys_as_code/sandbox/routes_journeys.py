"""Calls that write journeys: create, put, and the lifecycle. Documented; each mark says otherwise."""

from __future__ import annotations

from typing import Any

from journeys_as_code.sandbox.accept import definition_of
from journeys_as_code.sandbox.definition import checked, why_not_startable
from journeys_as_code.sandbox.failures import Code, Failure, NoSuchCall, invalid, not_now
from journeys_as_code.sandbox.foreign import planted
from journeys_as_code.sandbox.incoming import Endpoint, Handler, Incoming
from journeys_as_code.sandbox.record import Journey
from journeys_as_code.sandbox.render import journey_object
from journeys_as_code.sandbox.statuses import EDITABLE, TRANSITIONS

_GATEWAY = "/api/v3/journeygateway"


def create(call: Incoming) -> dict[str, Any]:
    """Make a draft."""
    definition = checked(definition_of(call.raw))
    if call.switches.unknown_fields:
        definition = planted(definition)
    journey = call.store.create(definition)
    call.uuid = journey.uuid
    return _answer(call, journey)


def put(call: Incoming) -> dict[str, Any]:
    """Replace the whole definition; what is left out is gone."""
    journey = call.journey(call.path_params["uuid"])
    definition = checked(definition_of(call.raw))
    if journey.status not in EDITABLE:
        raise not_now(f"journey {journey.uuid} is {journey.status} and cannot be edited")
    if definition["params"]["application_code"] != journey.definition["params"]["application_code"]:
        raise invalid("params.application_code of a journey cannot change")
    if call.switches.unknown_fields:
        definition = planted(definition, journey.definition)
    return _answer(call, call.store.replace(journey.uuid, definition))


def read(call: Incoming) -> dict[str, Any]:
    """Read one journey. Assumed."""
    if call.switches.no_read:
        _refuse_read(call.switches.no_read_answer)
    return _answer(call, call.journey(call.path_params["uuid"]))


def _refuse_read(status: int) -> None:
    if status == 501:  # noqa: PLR2004
        raise Failure(Code.UNIMPLEMENTED, "Method Not Allowed")
    raise NoSuchCall(status)


def _transition(action: str) -> Handler:
    transition = TRANSITIONS[action]

    def move(call: Incoming) -> dict[str, Any]:
        uuid = call.body().get("uuid")
        if not isinstance(uuid, str) or not uuid:
            raise invalid("uuid is required")
        journey = call.journey(uuid)
        if journey.status not in transition.sources:
            raise not_now(f"cannot {action} journey {uuid}: it is {journey.status}")
        reason = why_not_startable(journey.definition) if action == "start" else ""
        if reason:
            raise not_now(f"cannot start journey {uuid}: {reason}")
        return _answer(call, call.store.move(uuid, transition.target))

    return move


def _answer(call: Incoming, journey: Journey) -> dict[str, Any]:
    return journey_object(journey, call.switches, call.number)


ENDPOINTS = (
    Endpoint("POST", _GATEWAY, "create", create),
    *(
        Endpoint("POST", f"{_GATEWAY}/{action}", action, _transition(action))
        for action in TRANSITIONS
    ),
    Endpoint("PUT", _GATEWAY + "/{uuid}", "put", put),
    Endpoint("GET", _GATEWAY + "/{uuid}", "read", read),
)
