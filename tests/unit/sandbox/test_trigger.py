"""`POST /api/journey/{id}/start/external`. Documented."""

from typing import Any

import pytest
from support.sandbox import Api, body, onboarding, point, welcome


def send(api: Api, uuid: str, payload: Any) -> Any:
    return api.post(f"/api/journey/{uuid}/start/external", {"payload": payload})


def refusal(api: Api, uuid: str, payload: Any) -> str:
    answer = send(api, uuid, payload)
    assert answer.status_code == 400
    assert answer.json() == {"success": False, "message": answer.json()["message"]}
    assert api.store.people.triggers(uuid) == ()
    return str(answer.json()["message"])


@pytest.fixture
def running(api: Api) -> str:
    return api.made("start", body=onboarding())


def test_users_with_attributes(api: Api, running: str) -> None:
    payload = {"users": ["u-1", "u-2"], "attribute_values": {"plan": "pro"}}
    answer = send(api, running, payload)
    assert answer.status_code == 200
    (kept,) = api.store.people.triggers(running)
    assert answer.json() == {"request_uuid": kept.request_uuid}
    assert (kept.by, kept.people, kept.attributes) == ("users", ("u-1", "u-2"), {"plan": "pro"})


@pytest.mark.parametrize(
    ("payload", "people"),
    [({"hwids": ["h-1"]}, ("h-1",)), ({"filter": 'T("Age", GT, 3)'}, ('T("Age", GT, 3)',))],
)
def test_hwids_or_a_filter(api: Api, running: str, payload: Any, people: Any) -> None:
    send(api, running, payload)
    (kept,) = api.store.people.triggers(running)
    assert (kept.by, kept.people) == (*payload, people)


WRONG = [
    ({}, "one of users, hwids or filter must be provided"),
    ({"users": []}, "one of users, hwids or filter must be provided"),
    ({"users": ["a"], "hwids": ["b"]}, "only one of users, hwids or filter must be provided"),
    ({"users": "a"}, "users must be a list of strings"),
    ({"users": [1]}, "users must be a list of strings"),
    ({"filter": ["a"]}, "filter must be a string"),
    (
        {"users": ["a"], "attribute_values": {"plna": "x"}},
        "attribute plna is not configured in the API entry point",
    ),
    ({"users": ["a"], "attribute_values": {"plan": 1}}, "attribute_values must be a map of strings"),
    (None, "payload is required"),
]  # fmt: skip


@pytest.mark.parametrize(("payload", "message"), WRONG)
def test_a_bad_payload(api: Api, running: str, payload: Any, message: str) -> None:
    assert refusal(api, running, payload) == message


def test_the_journey_must_run(api: Api) -> None:
    uuid = api.made(body=onboarding())
    assert refusal(api, uuid, {"users": ["a"]}) == "journey is not running"


def test_there_must_be_an_api_entry(api: Api) -> None:
    uuid = api.made("start", body=welcome())
    message = "journey must have exactly one API entry point, it has 0"
    assert refusal(api, uuid, {"users": ["a"]}) == message


def test_there_must_be_only_one(api: Api) -> None:
    entries = [point(name, "start_by_api", default="bye") for name in ("one", "two")]
    uuid = api.made("start", body=body(*entries, point("bye", "exit")))
    message = "journey must have exactly one API entry point, it has 2"
    assert refusal(api, uuid, {"users": ["a"]}) == message


def test_the_entry_must_be_active(api: Api) -> None:
    entry = point("in", "start_by_api", {"is_deactivated": True}, default="bye")
    uuid = api.made("start", body=body(entry, point("bye", "exit")))
    assert refusal(api, uuid, {"users": ["a"]}) == "API entry point is deactivated"


def test_attributes_may_be_configured_as_objects(api: Api) -> None:
    data = {"attributes": [{"name": "plan", "type": "string"}]}
    entry = point("in", "start_by_api", data, default="bye")
    uuid = api.made("start", body=body(entry, point("bye", "exit")))
    answer = send(api, uuid, {"users": ["a"], "attribute_values": {"plan": "pro"}})
    assert answer.status_code == 200


def test_an_unknown_journey(api: Api) -> None:
    assert refusal(api, "none", {"users": ["a"]}) == "journey none not found"
