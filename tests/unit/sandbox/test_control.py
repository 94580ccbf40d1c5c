"""What another process may ask of the sandbox itself."""

from typing import Any

import pytest
from support.sandbox import Api, point


def test_faults(api: Api) -> None:
    programme = {"latency": 0.001, "faults": [{"kind": "503", "method": "GET", "times": 2}]}
    answer = api.post("/_sandbox/faults", programme)
    assert answer.json() == {
        "latency": 0.001,
        "faults": [
            {
                "kind": "503", "method": "GET", "path": "*", "nth": 1, "times": 2, "after": False,
                "retry_after": "", "seconds": 60.0,
            }
        ],
    }  # fmt: skip
    assert api.get("/api/journey").status_code == 503
    assert api.call("DELETE", "/_sandbox/faults").json() == {"latency": 0.0, "faults": []}
    assert api.get("/api/journey").status_code == 200


def test_faults_replace_others(api: Api) -> None:
    api.post("/_sandbox/faults", {"faults": [{"kind": "500"}]})
    api.post("/_sandbox/faults", {"clear": True, "faults": [{"kind": "502"}]})
    kinds = [fault["kind"] for fault in api.get("/_sandbox/faults").json()["faults"]]
    assert kinds == ["502"]


@pytest.mark.parametrize("body", [{"faults": [{"kind": "flood"}]}, {"faults": 5}, {"latency": "x"}])
def test_what_is_no_programme_changes_nothing(api: Api, body: Any) -> None:
    api.post("/_sandbox/faults", {"faults": [{"kind": "500"}]})
    assert api.post("/_sandbox/faults", {"clear": True, **body}).status_code == 400
    assert len(api.get("/_sandbox/faults").json()["faults"]) == 1


def test_calls(api: Api) -> None:
    uuid = api.made("start")
    (call,) = api.get("/_sandbox/calls?after=1").json()["calls"]
    assert call == {
        "number": 2,
        "at": "2026-03-01T12:00:00.000000Z",
        "method": "POST",
        "path": "/api/v3/journeygateway/start",
        "action": "start",
        "uuid": uuid,
        "status": 200,
        "before": "STATUS_DRAFT",
        "after": "STATUS_RUNNING",
        "fault": "",
    }


def test_calls_after_what_is_no_number(api: Api) -> None:
    assert api.get("/_sandbox/calls?after=x").status_code == 400


def test_the_control_calls_are_not_recorded(api: Api) -> None:
    api.get("/_sandbox/calls")
    assert api.get("/_sandbox/calls").json() == {"calls": [], "losses": []}


def edit(api: Api, uuid: str, **more: Any) -> Any:
    return api.post("/_sandbox/edit", {"uuid": uuid, **more}).json()


def test_an_edit_of_a_running_journey(api: Api) -> None:
    uuid = api.made("start")
    patch = {
        "title": "Mine now",
        "points": {
            "hello": {"point_data": {"send_push": {"preset_code": "9"}}},
            "thanks": {"title": None},
        },
    }
    answer = edit(api, uuid, by="Tom", patch=patch)
    assert answer == api.read(uuid)
    assert answer["info"]["title"] == "Mine now"
    assert answer["info"]["last_edited_by"] == {"name": "Tom"}
    points = {one["uuid"]: one for one in answer["points"]}
    assert points["hello"]["point_data"] == {"send_push": {"preset_code": "9"}}
    assert "title" not in points["thanks"]


def test_a_point_added_and_one_removed(api: Api) -> None:
    uuid = api.made()
    late = point("late", "exit")
    answer = edit(
        api, uuid,
        patch={"points": {"late": late, "bye": None, "thanks": {"outputs": None}, "opened": {"outputs": None}}},
    )  # fmt: skip
    assert answer["points"][-1] == late
    assert "bye" not in [one["uuid"] for one in answer["points"]]


def test_another_status(api: Api) -> None:
    uuid = api.made("start")
    assert edit(api, uuid, status="STATUS_PAUSED")["info"]["status"] == "STATUS_PAUSED"


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"status": "paused"}, "status must be one of STATUS_DRAFT, "),
        ({"patch": {"points": []}}, "patch.points must be a JSON object"),
        ({"patch": {"title": None}}, "title is required"),
        (
            {"patch": {"points": {"bye": None}}},
            "points[3].outputs.default.info.next_point_uuid bye",
        ),
    ],
)
def test_what_nobody_could_do(api: Api, more: Any, message: str) -> None:
    uuid = api.made()
    before = api.read(uuid)
    assert edit(api, uuid, **more)["message"].startswith(message)
    assert api.read(uuid) == before


def test_two_points_of_one_title(api: Api) -> None:
    given = api.store.create(
        {
            "title": "x",
            "params": {"application_code": "A"},
            "points": [point("a", "exit") | {"title": "t"}, point("b", "exit") | {"title": "t"}],
        }
    )
    answer = edit(api, given.uuid, patch={"points": {"t": {"title": "u"}}})
    assert answer["message"] == "several points are called 't'"


def test_an_unknown_journey(api: Api) -> None:
    answer = api.post("/_sandbox/edit", {"uuid": "none"})
    assert (answer.status_code, answer.json()["message"]) == (400, "journey none not found")
