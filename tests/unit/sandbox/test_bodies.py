"""What is asked of every request: JSON, a size, a route, a method."""

import pytest
from support.sandbox import GATEWAY, Api

BROKEN = {
    "empty": b"",
    "cut": b'{"title": "x"',
    "not utf-8": b'{"title": "\xff"}',
    "utf-16": '{"title": "x"}'.encode("utf-16"),
    "NaN": b'{"title": NaN}',
    "half a character": b'{"title": "\\ud800"}',
    "deep": b"[" * 100_000,
    "long number": b'{"title": ' + b"9" * 5000 + b"}",
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_malformed_json(api: Api, content: bytes) -> None:
    answer = api.call("POST", GATEWAY, content=content)
    assert answer.status_code == 400
    assert answer.json()["code"] == 3
    assert answer.json()["message"].startswith("request body is no valid JSON: ")


def test_json_that_is_no_object(api: Api) -> None:
    answer = api.call("POST", GATEWAY, content=b"[]")
    assert answer.json() == {"code": 3, "message": "request body is no JSON object", "details": []}


def test_malformed_json_of_a_legacy_call(api: Api) -> None:
    answer = api.call("POST", "/api/journey/drop-users/external", content=b"{")
    assert answer.status_code == 400
    assert answer.json()["success"] is False


def test_over_five_megabytes(api: Api) -> None:
    answer = api.call("POST", GATEWAY, content=b" " * (5 * 1024 * 1024 + 1))
    assert answer.status_code == 413
    assert answer.json() == {"code": 8, "message": "body is over 5242880 bytes", "details": []}


@pytest.mark.parametrize("path", ["/api/v3/other", "/api/v3/journeygateway/", "/api/x", "/nothing"])
def test_an_unknown_route_has_no_grpc_body(api: Api, path: str) -> None:
    answer = api.get(path)
    assert (answer.status_code, answer.text) == (404, "Not Found")


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("DELETE", f"{GATEWAY}/some"),
        ("GET", GATEWAY),
        ("POST", f"{GATEWAY}/remove"),
        ("PUT", "/api/journey"),
    ],
)
def test_a_wrong_method(api: Api, method: str, path: str) -> None:
    answer = api.call(method, path)
    assert (answer.status_code, answer.text) == (405, "Method Not Allowed")


def test_calls_that_do_not_exist_are_recorded(api: Api) -> None:
    api.call("DELETE", f"{GATEWAY}/some")
    (call,) = api.store.calls()
    assert (call.method, call.path, call.action, call.status) == (
        "DELETE", f"{GATEWAY}/some", "", 405,
    )  # fmt: skip


def test_reading_an_unknown_journey(api: Api) -> None:
    answer = api.get(f"{GATEWAY}/none")
    assert answer.status_code == 404
    assert answer.json() == {"code": 5, "message": "journey none not found", "details": []}
