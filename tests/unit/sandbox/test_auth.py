"""Every request carries `Authorization: Api TOKEN` with a server token. Documented."""

import pytest
from support.sandbox import GATEWAY, Api

REFUSED = {
    "none": ({}, 401, 16, "API token is missing or wrong"),
    "wrong": ({"Authorization": "Api other"}, 401, 16, "API token is missing or wrong"),
    "bearer": ({"Authorization": "Bearer sandbox"}, 401, 16, "API token is missing or wrong"),
    "device": ({"Authorization": "Api device-1"}, 403, 7, "a device token cannot be used here"),
}


@pytest.mark.parametrize(("headers", "status", "code", "message"), REFUSED.values(), ids=REFUSED)
def test_refused(api: Api, headers: dict[str, str], status: int, code: int, message: str) -> None:
    answer = api.call("GET", f"{GATEWAY}/some", headers=headers)
    assert answer.status_code == status
    assert answer.json() == {"code": code, "message": message, "details": []}


def test_refused_by_a_legacy_call(api: Api) -> None:
    answer = api.call("GET", "/api/journey", headers={})
    assert answer.status_code == 401
    assert answer.json() == {"success": False, "message": "API token is missing or wrong"}


def test_the_control_calls_want_the_token_too(api: Api) -> None:
    assert api.call("GET", "/_sandbox/calls", headers={}).status_code == 401


def test_nothing_happens_without_a_token(api: Api) -> None:
    api.call("POST", GATEWAY, headers={}, json={"title": "x"})
    assert [(call.action, call.status) for call in api.store.calls()] == [("create", 401)]
    assert api.store.journeys() == ()
