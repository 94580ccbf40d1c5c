"""`POST /api/journey/drop-users/external`. Documented, but for the answer."""

from typing import Any

import pytest
from support.sandbox import Api

PATH = "/api/journey/drop-users/external"


def test_from_named_journeys(api: Api) -> None:
    one, other = api.made("start"), api.made("start")
    answer = api.post(PATH, {"user_ids": ["a", "b"], "journey_uuids": [one]})
    assert (answer.status_code, answer.json()) == (200, {"success": True})
    assert api.store.people.dropped(one) == ("a", "b")
    assert api.store.people.dropped(other) == ()


def test_from_all_active_journeys(api: Api) -> None:
    active, draft = [api.made("start"), api.made("start")], api.made()
    api.post(PATH, {"user_ids": ["a"], "all_journeys": True})
    assert [api.store.people.dropped(uuid) for uuid in active] == [("a",), ("a",)]
    assert api.store.people.dropped(draft) == ()


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"all_journeys": True}, "user_ids is required"),
        ({"user_ids": "a", "all_journeys": True}, "user_ids must be a list of strings"),
        ({"user_ids": ["a"]}, "journey_uuids is required if all_journeys is not set"),
        ({"user_ids": ["a"], "journey_uuids": ["none"]}, "journey none not found"),
    ],
)
def test_a_bad_body(api: Api, given: Any, message: str) -> None:
    answer = api.post(PATH, given)
    assert answer.status_code == 400
    assert answer.json() == {"success": False, "message": message}
