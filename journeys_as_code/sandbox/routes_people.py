"""The legacy calls: the list, statistics, and people put in and taken out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from journeys_as_code.sandbox.definition import data_of
from journeys_as_code.sandbox.failures import NoSuchCall, invalid, not_now
from journeys_as_code.sandbox.incoming import Endpoint, Incoming
from journeys_as_code.sandbox.record import Journey
from journeys_as_code.sandbox.render import listed
from journeys_as_code.sandbox.simulation import campaign_code, flow, is_message, message_counts
from journeys_as_code.sandbox.statuses import RUNNING

PAGE_SIZE = 20
_SELECTORS = ("users", "hwids", "filter")


def list_journeys(call: Incoming) -> dict[str, Any]:
    """A page of the journeys, from page 1. Observed."""
    if call.switches.no_list:
        raise NoSuchCall
    text = call.query.get("page", "1")
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 10**9:
        raise invalid("page must be a number from 1")
    total = call.store.count()
    page = call.store.journeys(skip=(int(text) - 1) * PAGE_SIZE, limit=PAGE_SIZE)
    return {
        "_metadata": {
            "page": int(text),
            "page_count": -(-total // PAGE_SIZE),
            "total_count": total,
        },
        "payload": {"items": [listed(journey, call.switches) for journey in page]},
    }


def statistics(call: Incoming) -> dict[str, Any]:
    """What the messages of a journey did; rows have no uuid. Documented."""
    journey = call.journey(call.path_params["uuid"])
    triggers = call.store.people.triggers(journey.uuid)
    reached = flow(journey, journey.seconds_run(call.store.clock()), triggers)
    rows = [_row(call, point, reached) for point in journey.points if is_message(point)]
    return {"payload": {"title": journey.title, "points": rows}}


def _row(call: Incoming, point: Mapping[str, Any], reached: Mapping[str, int]) -> dict[str, Any]:
    uuid = str(point["uuid"])
    counts = message_counts(point, reached.get(uuid, 0))
    spelt = {
        name: str(count) if call.switches.string_int64 and isinstance(count, int) else count
        for name, count in counts.items()
    }
    return {
        "pointTitle": point.get("title") or "",
        "campaignCode": campaign_code(uuid),
        "presetCode": data_of(point)[1].get("preset_code") or "",
        "pointStat": spelt,
    }


def trigger(call: Incoming) -> dict[str, Any]:
    """Put people into a running journey's API entry. Documented; the order of the checks is not."""
    journey = call.journey(call.path_params["uuid"])
    payload = call.body().get("payload")
    if not isinstance(payload, dict):
        raise invalid("payload is required")
    by, people = _audience(payload)
    entry = _api_entry(journey)
    attributes = _attributes(payload.get("attribute_values"), entry)
    accepted = call.store.people.trigger(journey.uuid, by, people, attributes)
    return {"request_uuid": accepted.request_uuid}


def _audience(payload: Mapping[str, Any]) -> tuple[str, list[str]]:
    given = [name for name in _SELECTORS if payload.get(name)]
    if not given:
        raise invalid("one of users, hwids or filter must be provided")
    if len(given) > 1:
        raise invalid("only one of users, hwids or filter must be provided")
    (by,) = given
    if by == "filter":
        if not isinstance(payload[by], str):
            raise invalid("filter must be a string")
        return by, [payload[by]]
    return by, _texts(payload[by], by)


def _texts(value: Any, name: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(text, str) and text for text in value):
        raise invalid(f"{name} must be a list of strings")
    return value


def _api_entry(journey: Journey) -> dict[str, Any]:
    if journey.status != RUNNING:
        raise not_now("journey is not running")
    entries = [data for key, data in map(data_of, journey.points) if key == "start_by_api"]
    if len(entries) != 1:
        raise not_now(f"journey must have exactly one API entry point, it has {len(entries)}")
    if entries[0].get("is_deactivated"):
        raise not_now("API entry point is deactivated")
    return entries[0]


def _attributes(values: Any, entry: Mapping[str, Any]) -> dict[str, str]:
    given = {} if values is None else values
    if not isinstance(given, dict) or not all(isinstance(v, str) for v in given.values()):
        raise invalid("attribute_values must be a map of strings")
    configured = {
        item.get("name") if isinstance(item, dict) else item
        for item in entry.get("attributes") or ()
    }
    unknown = sorted(given.keys() - configured)
    if unknown:
        raise invalid(f"attribute {unknown[0]} is not configured in the API entry point")
    return given


def drop_users(call: Incoming) -> dict[str, Any]:
    """Take people out of active journeys. Documented, but for the answer."""
    body = call.body()
    users = _texts(body.get("user_ids") or [], "user_ids")
    if not users:
        raise invalid("user_ids is required")
    if not body.get("all_journeys") and not body.get("journey_uuids"):
        raise invalid("journey_uuids is required if all_journeys is not set")
    for journey in _chosen(call, body):
        if journey.status == RUNNING:
            call.store.people.drop(journey.uuid, users)
    return {"success": True}


def _chosen(call: Incoming, body: Mapping[str, Any]) -> list[Journey]:
    if body.get("all_journeys"):
        return list(call.store.journeys())
    return [call.journey(uuid) for uuid in _texts(body["journey_uuids"], "journey_uuids")]


ENDPOINTS = (
    Endpoint("GET", "/api/journey", "list", list_journeys),
    Endpoint("POST", "/api/journey/drop-users/external", "drop_users", drop_users),
    Endpoint("GET", "/api/journey/{uuid}/statistics/external", "statistics", statistics),
    Endpoint("POST", "/api/journey/{uuid}/start/external", "trigger", trigger),
)
