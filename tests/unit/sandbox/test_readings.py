"""What each switch does to the answers."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from support.sandbox import GATEWAY, Api, body, definition, onboarding, point, welcome

from journeys_as_code.sandbox.store import SandboxStore
from journeys_as_code.sandbox.switches import Switches

HOOK = point(
    "hook",
    "webhook",
    {"url": "https://a.test", "headers": {"X-Api_Key": "k"}, "data": {"first_name": 1}},
    default="bye",
)
START = point(
    "in",
    "start_by_segment",
    {"start_at": "2026-03-01T09:00:00Z", "filter_code": "F"},
    default="hook",
)
GRAPH = body(START, HOOK, point("bye", "exit"))


@contextmanager
def under(switches: str, store: SandboxStore) -> Iterator[Api]:
    with Api(store, switches) as api:
        yield api


@pytest.mark.parametrize(
    ("switch", "status", "text"),
    [
        ("no_read", 404, "Not Found"),
        ("no_read=405", 405, "Method Not Allowed"),
        ("no_read=501", 501, '{"code":12,"message":"Method Not Allowed","details":[]}'),
    ],
)
def test_no_read(store: SandboxStore, switch: str, status: int, text: str) -> None:
    with under(switch, store) as api:
        answer = api.get(f"{GATEWAY}/{api.made()}")
    assert (answer.status_code, answer.text) == (status, text)


def test_no_list(store: SandboxStore) -> None:
    with under("no_list", store) as api:
        answer = api.get("/api/journey?page=1")
    assert (answer.status_code, answer.text) == (404, "Not Found")


def test_zero_values(store: SandboxStore) -> None:
    with under("zero_values", store) as api:
        answer = api.create(body(START | {"outputs": None}))
    assert answer["points"] == [
        START
        | {
            "position": None,
            "outputs": {},
            "point_data": {
                "start_by_segment": {
                    "start_at": "2026-03-01T09:00:00Z",
                    "filter_code": "F",
                    "application_code": "",
                    "repeat": None,
                    "is_deactivated": False,
                }
            },
        }
    ]
    assert answer["info"]["params"] == {
        "application_code": "AAAAA-00000",
        "silent_hours": {},
        "capping": None,
        "conversion_window": None,
        "user_id_track_change_policy": "USER_ID_TRACK_CHANGE_POLICY_UNSPECIFIED",
    }


def test_omit_zeros(store: SandboxStore) -> None:
    zeros = {
        "event_name": "Bought",
        "allow_reenter": False,
        "event_conditions": [],
        "multi_entry": {},
    }
    with under("omit_zeros", store) as api:
        answer = api.create(body(point("in", "message_bus", zeros) | {"title": ""}))
    assert answer["points"] == [
        {
            "uuid": "in",
            "point_type": "POINT_TYPE_EVENT",
            "point_data": {"message_bus": {"event_name": "Bought", "multi_entry": {}}},
        }
    ]
    assert "comments" not in answer
    assert "stop_reason" not in answer["info"]


def test_omit_zeros_leaves_the_exit_its_data(store: SandboxStore) -> None:
    with under("omit_zeros", store) as api:
        (bye,) = api.create(body(point("bye", "exit")))["points"]
    assert bye["point_data"] == {"exit": {}}


def test_camel_case(store: SandboxStore) -> None:
    with under("camel_case", store) as api:
        answer = api.create(GRAPH)
    start, hook, _ = answer["points"]
    assert start == {
        "uuid": "in",
        "title": "in",
        "pointType": "POINT_TYPE_START_BY_SEGMENT",
        "pointData": {
            "startBySegment": {"startAt": "2026-03-01T09:00:00Z", "filterCode": "F"},
        },
        "outputs": {"default": {"info": {"nextPointUuid": "hook"}}},
    }
    assert hook["pointData"]["webhook"] == {
        "url": "https://a.test", "headers": {"X-Api_Key": "k"}, "data": {"first_name": 1},
    }  # fmt: skip
    assert answer["info"]["params"] == {"applicationCode": "AAAAA-00000"}
    assert "lastEditedBy" in answer["info"]
    assert "pointCounts" in answer["info"]


def test_string_int64_in_statistics(store: SandboxStore) -> None:
    with under("string_int64", store) as api:
        uuid = api.made("start")
        path = f"/api/journey/{uuid}/statistics/external"
        counts = api.get(path).json()["payload"]["points"][0]["pointStat"]
    assert counts["sent"].isdigit()
    assert isinstance(counts["conversion"], float)


def test_point_order(store: SandboxStore) -> None:
    with under("point_order", store) as api:
        uuid = api.made()
        orders = [tuple(p["uuid"] for p in api.read(uuid)["points"]) for _ in range(5)]
    assert len(set(orders)) > 1
    assert {frozenset(order) for order in orders} == {frozenset(orders[0])}


def test_time_fractions(store: SandboxStore) -> None:
    with under("time_fractions", store) as api:
        answer = api.create(body(START | {"outputs": None}, *welcome()["points"]))
    data = {p["uuid"]: p["point_data"] for p in answer["points"]}
    assert data["in"]["start_by_segment"]["start_at"] == "2026-03-01T09:00:00.000000000+00:00"
    assert data["day"]["wait"]["duration"] == "86400.000s"
    assert answer["info"]["created_at"] == "2026-03-01T12:00:00.000000000+00:00"


def test_plain_editor(store: SandboxStore) -> None:
    with under("plain_editor", store) as api:
        assert api.create()["info"]["last_edited_by"] == "API"


@pytest.mark.parametrize("given", [GRAPH, welcome(), onboarding()], ids=["hook", "welcome", "api"])
@pytest.mark.parametrize("switches", Switches.each(), ids=str)
def test_whatever_the_reading_the_answer_can_be_put_back(
    store: SandboxStore, switches: Switches, given: Any
) -> None:
    with under(str(switches), store) as api:
        answer = api.create(given)
        uuid = answer["info"]["uuid"]
        before = store.get(uuid)
        put = api.put(uuid, snaked_top({"points": [], "comments": []} | answer))
        assert put.status_code == 200, put.text
    after = store.get(uuid)
    assert before is not None
    assert after is not None
    assert without_zeros(after.definition) == without_zeros(before.definition)
    assert store.losses() == ()


def snaked_top(answer: dict[str, Any]) -> dict[str, Any]:
    """The put of an answer; `info` may leave out what is empty."""
    return definition(answer | {"info": {"title": "", **answer["info"]}})


def without_zeros(value: Any) -> Any:
    """What is left of a value when everything empty is taken out, in an order of its own."""
    if isinstance(value, list):
        kept = [without_zeros(item) for item in value]
        return sorted(kept, key=str) if all(isinstance(item, dict) for item in kept) else kept
    if not isinstance(value, dict):
        return str(value).replace(".000s", "s").replace(".000000000+00:00", "Z")
    parts = {key: without_zeros(element) for key, element in sorted(value.items())}
    empty = ("None", "", "0", "False")
    return {
        key: part
        for key, part in parts.items()
        if part not in empty and part not in ([], {}) and not str(part).endswith("_UNSPECIFIED")
    }
