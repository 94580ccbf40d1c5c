"""Journeys as answers, spelt as the switches say."""

from __future__ import annotations

import random
from collections import Counter
from typing import Any

from journeys_as_code.model.points.kind import Type
from journeys_as_code.sandbox import shapes
from journeys_as_code.sandbox.definition import data_of, is_entry
from journeys_as_code.sandbox.names import camel
from journeys_as_code.sandbox.record import Journey
from journeys_as_code.sandbox.spelling import Spelling
from journeys_as_code.sandbox.statuses import FINISHED
from journeys_as_code.sandbox.switches import Switches

_CAMPAIGNS = {
    "start_by_segment": "CAMPAIGN_TYPE_SEGMENT",
    "message_bus": "CAMPAIGN_TYPE_EVENT",
    "start_by_api": "CAMPAIGN_TYPE_API",
}
"""Assumed values of a documented enum."""
_DEFINITION = ("title", "params", "points", "comments")


def journey_object(journey: Journey, switches: Switches, shuffle: int = 0) -> dict[str, Any]:
    """The journey object: `{"info", "points", "comments"}`. Shape documented.

    `shuffle` seeds the order of points where that is switched.
    """
    points = journey.points
    comments = list(journey.definition.get("comments") or ())
    answer = {"info": info(journey, switches), "points": points, "comments": comments}
    answer |= {key: v for key, v in journey.definition.items() if key not in _DEFINITION}
    spelling = Spelling.of(switches)
    if spelling.changes_nothing and not switches.point_order:
        return answer
    answer["info"] = spelling.apply(answer["info"], shapes.INFO)
    points = [_point(point, spelling) for point in points]
    answer["comments"] = [spelling.apply(comment, shapes.COMMENT) for comment in comments]
    mix = switches.point_order
    answer["points"] = _shuffled(points, f"{journey.uuid} {shuffle}") if mix else points
    if switches.omit_zeros:
        answer = {key: value for key, value in answer.items() if value != []}
    return answer


def info(journey: Journey, switches: Switches) -> dict[str, Any]:
    """The read-only part of a journey object. Names documented."""
    editor = journey.last_edited_by
    entries = [data_of(point)[0] for point in journey.points if is_entry(point)]
    found = {
        "uuid": journey.uuid,
        "title": journey.title,
        "status": journey.status,
        "created_at": journey.created_at,
        "updated_at": journey.updated_at,
        "is_first_activated": journey.was_started,
        "params": journey.definition["params"],
        "category_uuid": "",
        "pointCounts": dict(Counter(str(point["point_type"]) for point in journey.points)),
        "campaign_type": _CAMPAIGNS.get(next(iter(entries), ""), "CAMPAIGN_TYPE_UNSPECIFIED"),
        "stop_reason": "finished by API" if journey.status == FINISHED else "",
        "last_edited_by": editor if switches.plain_editor else {"name": editor},
        "dynamic_entry": False,
    }
    return found | ({"srv_shard": 3} if switches.unknown_fields else {})


def listed(journey: Journey, switches: Switches) -> dict[str, Any]:
    """A row of the list. Names observed, spelling of the status not known."""
    word = journey.status.removeprefix("STATUS_")
    spelt = {"lower": word.lower(), "upper": word, "enum": journey.status}
    return {
        "id": journey.uuid,
        "title": journey.title,
        "status": spelt[switches.status_spelling],
        "createdAt": journey.created_at,
    }


def _point(point: dict[str, Any], spelling: Spelling) -> dict[str, Any]:
    key, data = data_of(point)
    type_: Type = shapes.data_of(key, str(point["point_type"]))
    spelt_key = camel(key) if spelling.camel_case else key
    spelt: dict[str, Any] = spelling.apply(
        {**point, "point_data": None}, shapes.POINT, keep=("point_data",)
    )
    where = camel("point_data") if spelling.camel_case else "point_data"
    spelt[where] = {spelt_key: spelling.apply(data, type_)}
    return spelt


def _shuffled(points: list[dict[str, Any]], seed: str) -> list[dict[str, Any]]:
    chance = random.Random(seed)  # noqa: S311
    mixed = [dict(reversed(point.items())) for point in points]
    chance.shuffle(mixed)
    return mixed
