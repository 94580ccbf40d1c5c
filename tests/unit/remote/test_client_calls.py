"""Every call as it goes over the wire, and what its answer becomes."""

from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from support.talking import TOKEN, URL, UUID, answering, client, journey, refused

from journeys_as_code import __version__
from journeys_as_code.errors import BadAnswer, ProjectError, Refused, UsageError
from journeys_as_code.model.journey import Status
from journeys_as_code.remote.port import (
    Audience,
    JourneyObject,
    Listed,
    PointStatistics,
    Statistics,
)

GATEWAY = "/api/v3/journeygateway"
SEEN = JourneyObject(UUID, "Welcome", Status.DRAFT, "AAAAA-00000", "", "", journey())


def test_create_posts_the_payload() -> None:
    talk = answering(journey())
    assert talk.client.create({"title": "Welcome", "points": []}) == SEEN
    assert talk.sent() == [("POST", GATEWAY, {"title": "Welcome", "points": []})]


def test_put_replaces_by_uuid() -> None:
    talk = answering(journey())
    assert talk.client.put(UUID, {"title": "Welcome"}) == SEEN
    assert talk.sent() == [("PUT", f"{GATEWAY}/{UUID}", {"title": "Welcome"})]


@pytest.mark.parametrize("action", ["start", "pause", "finish", "draft", "archive"])
def test_transitions_name_the_journey_in_the_body(action: Any) -> None:
    talk = answering(journey(status="STATUS_RUNNING"))
    assert talk.client.transition(UUID, action).status is Status.RUNNING
    assert talk.sent() == [("POST", f"{GATEWAY}/{action}", {"uuid": UUID})]


def test_read_gets_the_path_of_the_target() -> None:
    talk = answering(journey(), read_path="/api/other/{uuid}/full")
    assert talk.client.read(UUID) == SEEN
    assert talk.sent() == [("GET", f"/api/other/{UUID}/full", None)]


def test_a_uuid_is_one_segment_of_a_path_whatever_it_holds() -> None:
    talk = answering(journey("a/../b?c#d"))
    talk.client.read("a/../b?c#d")
    assert talk.sent() == [("GET", f"{GATEWAY}/a%2F..%2Fb%3Fc%23d", None)]


@pytest.mark.parametrize("connections", [1, 2, 8])
def test_the_list_goes_through_all_pages_and_gives_each_journey_once(connections: int) -> None:
    def page(request: httpx.Request) -> httpx.Response:
        assert request.url.path == "/api/journey"
        uuids = {"1": "ab", "2": "bc", "3": "d"}[request.url.params["page"]]
        items = [{"id": u, "title": u, "status": "running", "createdAt": "then"} for u in uuids]
        answer = {"_metadata": {"page_count": 3}, "payload": {"items": items}}
        return httpx.Response(200, json=answer)

    with client(transport=httpx.MockTransport(page), connections=connections) as api:
        rows = list(api.list())
        assert rows == [Listed(uuid, uuid, Status.RUNNING, "then") for uuid in "abcd"]
        assert api.requests == len("123")


def test_a_list_that_never_ends_ends() -> None:
    same = {"payload": {"items": [{"id": "a", "title": "A", "status": "x"}]}}
    talk = answering(same, same)
    assert list(talk.client.list()) == [Listed("a", "A", None, "")]


def test_statistics_come_by_title() -> None:
    row = {
        "pointTitle": "Say hello",
        "campaignCode": "C",
        "presetCode": "P",
        "pointStat": {"sent": 3, "opened": "2", "conversion": 0.5, "live": True, "note": "x"},
    }
    talk = answering({"payload": {"title": "Welcome", "points": [row]}})
    point = PointStatistics("Say hello", "C", "P", {"sent": 3, "opened": 2, "conversion": 0.5})
    assert talk.client.statistics(UUID) == Statistics("Welcome", (point,))
    assert talk.sent() == [("GET", f"/api/journey/{UUID}/statistics/external", None)]


def test_trigger_sends_the_one_way_that_was_given() -> None:
    talk = answering({"request_uuid": "r-1"})
    assert talk.client.trigger(UUID, Audience(users=["ann"]), {"plan": "pro"}) == "r-1"
    payload = {"users": ["ann"], "attribute_values": {"plan": "pro"}}
    assert talk.sent() == [
        ("POST", f"/api/journey/{UUID}/start/external", {"payload": payload}),
    ]


@pytest.mark.parametrize(
    ("options", "where"),
    [
        ({"journeys": [UUID]}, {"journey_uuids": [UUID]}),
        ({"all_journeys": True}, {"all_journeys": True}),
    ],
)
def test_drop_users_names_journeys_or_all(options: Any, where: Any) -> None:
    talk = answering(httpx.Response(200))
    talk.client.drop_users(["ann"], **options)
    assert talk.sent() == [
        ("POST", "/api/journey/drop-users/external", {"user_ids": ["ann"], **where})
    ]


@pytest.mark.parametrize("options", [{}, {"journeys": [UUID], "all_journeys": True}])
def test_drop_users_needs_exactly_one_of_them(options: Any) -> None:
    refused(lambda: answering().client.drop_users(["ann"], **options), UsageError)


def test_every_request_carries_the_token_and_says_who_it_is() -> None:
    talk = answering(journey())
    talk.client.put(UUID, {})
    headers = talk.requests[0].headers
    assert headers["Authorization"] == f"Api {TOKEN}"
    assert headers["Content-Type"] == "application/json"
    assert headers["User-Agent"] == f"journeys-as-code/{__version__}"


def test_an_answer_about_another_journey_is_none() -> None:
    talk = answering(journey("22222222-0000-4000-8000-000000000002"))
    error = refused(lambda: talk.client.transition(UUID, "start"), BadAnswer)
    assert error.message == (
        "the API answered, but not with a journey: it is about "
        f"22222222-0000-4000-8000-000000000002 instead of {UUID}"
    )


def test_what_json_cannot_say_is_not_sent() -> None:
    talk = answering()
    refused(lambda: talk.client.create({"x": float("nan")}), Refused)
    assert talk.requests == []


def test_the_token_is_in_no_repr() -> None:
    assert repr(client()) == f"Client({URL!r})"
    assert TOKEN not in repr(vars(client()))


@pytest.mark.parametrize("read_path", ["/api/journeys", ""])
def test_a_read_path_must_name_the_journey(read_path: str) -> None:
    refused(lambda: client(read_path=read_path), ProjectError)


def test_a_token_that_is_no_header_is_refused_unseen() -> None:
    from journeys_as_code.remote.client import Client  # the one place with another token

    error = refused(lambda: Client(URL, "two\nlines-secret"), ProjectError)
    assert error.message == "the API token has several lines, and should hold only the API token"


@pytest.mark.parametrize(
    ("date", "skew"),
    [
        ("Sun, 01 Mar 2026 11:59:50 GMT", 10.0),
        ("Sun, 01 Mar 2026 12:00:05 -0000", -5.0),
        ("yesterday", None),
        ("", None),
    ],
)
def test_the_services_clock_is_compared(date: str, skew: float | None) -> None:
    now = datetime(2026, 3, 1, 12, tzinfo=UTC)
    answer = httpx.Response(200, json=journey(), headers={"Date": date})
    talk = answering(answer, clock=lambda: now)
    assert talk.client.clock_skew is None
    talk.client.read(UUID)
    assert talk.client.clock_skew == skew
