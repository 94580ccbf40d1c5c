"""Answers that say no: which error, in whose words."""

from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from support.talking import TOKEN, UUID, answering, refused

from journeys_as_code.errors import (
    ApiError,
    BadAnswer,
    FailedPrecondition,
    NoSuchCall,
    NotFound,
    Rejected,
    Request,
    Throttled,
    Unauthorized,
    Unclear,
)
from journeys_as_code.remote.refusals import excerpt, retry_after
from journeys_as_code.remote.retry import NEVER

NGINX = (
    "<html><head><title>502 Bad Gateway</title></head><body><center>nginx</center></body></html>"
)


def error_of(status: int, **answer: Any) -> ApiError:
    """The error that this answer to a read becomes."""
    talk = answering(httpx.Response(status, **answer), retry=NEVER)
    with pytest.raises(ApiError) as caught:
        talk.client.read(UUID)
    return caught.value


def grpc(code: int, message: str = "said so") -> dict[str, Any]:
    return {"json": {"code": code, "message": message, "details": [{"reason": "R"}]}}


@pytest.mark.parametrize(
    ("status", "answer", "kind"),
    [
        (400, grpc(3), Rejected),
        (400, grpc(9), FailedPrecondition),
        (412, grpc(9), FailedPrecondition),
        (400, {"json": {"success": False, "message": "said so"}}, Rejected),
        (400, {"text": NGINX}, Rejected),
        (401, {}, Unauthorized),
        (403, grpc(7), Unauthorized),
        (400, grpc(16), Unauthorized),
        (404, grpc(5), NotFound),
        (404, {"text": "404 page not found"}, NoSuchCall),
        (404, {"json": {"message": "no Route matched"}}, NoSuchCall),
        (404, {"json": ["not found"]}, NoSuchCall),
        (404, grpc(12), NoSuchCall),
        (405, grpc(5), NoSuchCall),
        (501, grpc(12), NoSuchCall),
        (501, {"text": NGINX}, NoSuchCall),
        (408, {}, Unclear),
        (409, grpc(10), Rejected),
        (413, {"text": NGINX}, Rejected),
        (429, {}, Throttled),
        (429, grpc(8), Throttled),
        (500, grpc(13), Unclear),
        (502, {"text": NGINX}, Unclear),
        (503, grpc(14), Unclear),
        (504, {}, Unclear),
        (301, {"headers": {"Location": "https://elsewhere.example/x"}}, BadAnswer),
        (308, {}, BadAnswer),
    ],
)
def test_each_refusal_has_its_type(status: int, answer: Any, kind: type[ApiError]) -> None:
    error = error_of(status, **answer)
    assert type(error) is kind
    assert error.status == status


def test_the_apis_own_words_are_kept() -> None:
    error = error_of(400, headers={"X-Request-Id": "r-7"}, **grpc(9, "journey is running"))
    assert error.message == "journey is running"
    assert error.code == 9
    assert error.details == ({"reason": "R"},)
    assert error.request == Request("GET", f"/api/v3/journeygateway/{UUID}", "r-7")


def test_legacy_words_are_kept() -> None:
    words = "one of users, hwids or filter must be provided"
    error = error_of(400, json={"success": False, "message": words})
    assert (error.message, error.code, error.details) == (words, 0, ())


def test_the_legacy_envelope_says_no_even_with_200() -> None:
    error = error_of(200, json={"success": False, "message": "not today"})
    assert (type(error), error.message) == (Rejected, "not today")


def test_a_page_of_a_proxy_is_quoted_without_its_tags() -> None:
    assert error_of(502, text=NGINX).message == "HTTP 502: an HTML page: 502 Bad Gateway nginx"


def test_an_empty_refusal_is_said_to_be_empty() -> None:
    assert error_of(503).message == "HTTP 503: nothing more was said"


def test_a_refused_token_is_explained() -> None:
    hint = "use a server API token of this account; a device token is refused"
    assert error_of(401).hint == hint


def test_a_redirect_says_where_to_and_is_not_followed() -> None:
    there = httpx.Response(302, headers={"Location": f"https://login.example/?token={TOKEN}"})
    talk = answering(there, retry=NEVER)
    error = refused(lambda: talk.client.read(UUID), BadAnswer)
    assert error.message == "HTTP 302: the API sends us to https://login.example/"
    assert len(talk.requests) == 1


@pytest.mark.parametrize("text", [f"bad token {TOKEN}", f'{{"code": 3, "message": "no {TOKEN}"}}'])
def test_a_token_that_is_echoed_is_hidden(text: str) -> None:
    error = error_of(400, text=text, headers={"X-Request-Id": TOKEN})
    assert TOKEN not in f"{error}{error.details}{error.request}"
    assert "(secret)" in error.message


NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("7", 7.0),
        ("0", 0.0),
        ("-3", 0.0),
        ("1.5", 1.5),
        ("Sun, 01 Mar 2026 12:01:00 GMT", 60.0),
        ("Sun, 01 Mar 2026 12:01:00 -0000", 60.0),
        ("Sun, 01 Mar 2026 11:00:00 GMT", 0.0),
        ("soon", None),
        ("", None),
        ("inf", None),
        ("nan", None),
    ],
)
def test_retry_after(text: str, seconds: float | None) -> None:
    assert retry_after(text, NOW) == seconds


def test_an_excerpt_is_short_and_on_one_line() -> None:
    assert excerpt("a\nb\x1b[31m\tc") == "a b [31m c"
    assert excerpt("x" * 500) == "x" * 160 + "…"
