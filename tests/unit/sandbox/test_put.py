"""`PUT /api/v3/journeygateway/{uuid}`. Documented; where it is refused is assumed."""

import pytest
from support.sandbox import Api, body, definition, point, welcome


def test_it_replaces_everything(api: Api) -> None:
    uuid = api.made(body=welcome() | {"comments": [{"text": "hi"}], "folder": "spring"})
    api.put(uuid, body(title="Less"))
    answer = api.read(uuid)
    assert answer["info"]["title"] == "Less"
    assert (answer["points"], answer["comments"], "folder" in answer) == ([], [], False)


def test_what_was_read_can_be_put_back(api: Api) -> None:
    uuid = api.made()
    before = api.read(uuid)
    after = api.put(uuid, definition(before)).json()
    assert after["points"] == before["points"]
    assert after["info"] | {"updated_at": ""} == before["info"] | {"updated_at": ""}


def test_it_never_starts_a_journey(api: Api) -> None:
    uuid = api.made("start", "pause")
    assert api.put(uuid, welcome()).json()["info"]["status"] == "STATUS_PAUSED"


@pytest.mark.parametrize("actions", [("start",), ("start", "finish"), ("archive",)])
def test_only_drafts_and_paused_journeys_are_edited(api: Api, actions: tuple[str, ...]) -> None:
    uuid = api.made(*actions)
    before = api.read(uuid)
    answer = api.put(uuid, body())
    status = before["info"]["status"]
    assert answer.status_code == 400
    assert answer.json() == {
        "code": 9,
        "message": f"journey {uuid} is {status} and cannot be edited",
        "details": [],
    }
    assert api.read(uuid) == before


def test_the_application_cannot_change(api: Api) -> None:
    uuid = api.made()
    other = body() | {"params": {"application_code": "BBBBB-11111"}}
    answer = api.put(uuid, other)
    assert answer.status_code == 400
    assert answer.json()["code"] == 3
    assert api.read(uuid)["info"]["params"] == body()["params"]


def test_a_bad_body_changes_nothing(api: Api) -> None:
    uuid = api.made()
    before = api.read(uuid)
    broken = point("bye", "exit") | {"point_data": {}}
    assert api.put(uuid, body(broken)).json()["code"] == 3
    assert api.read(uuid) == before


def test_an_unknown_journey(api: Api) -> None:
    answer = api.put("none", welcome())
    assert answer.status_code == 404
    assert answer.json() == {"code": 5, "message": "journey none not found", "details": []}
