"""`GET /api/journey/{id}/statistics/external`. Shape documented; the numbers are simulated."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from support.clock import Clock
from support.sandbox import Api, onboarding, point, welcome

from journeys_as_code.sandbox.record import Journey
from journeys_as_code.sandbox.simulation import flow


def rows(api: Api, uuid: str) -> list[Any]:
    answer = api.get(f"/api/journey/{uuid}/statistics/external")
    assert answer.status_code == 200
    return list(answer.json()["payload"]["points"])


def test_the_whole_answer(api: Api, clock: Clock) -> None:
    uuid = api.made("start")
    clock.advance(7 * 86400)
    assert api.get(f"/api/journey/{uuid}/statistics/external").json() == {
        "payload": {
            "title": "Welcome series",
            "points": [
                {
                    "pointTitle": "hello",
                    "campaignCode": "2614E-14522",
                    "presetCode": "12345-67890",
                    "pointStat": {"sent": 11786, "opened": 2257, "conversion": 19.149838791786866},
                },
                {
                    "pointTitle": "thanks",
                    "campaignCode": "0328E-74129",
                    "presetCode": "22222-33333",
                    "pointStat": {
                        "sent": 1316,
                        "opened": 154,
                        "conversion": 11.702127659574469,
                        "uniqOpened": 121,
                        "clicked": 14,
                        "unsubscribed": 4,
                        "softBounces": 14,
                        "complaints": 0,
                    },
                },
            ],
        }
    }


def test_before_the_start_nothing_was_sent(api: Api) -> None:
    assert [row["pointStat"]["sent"] for row in rows(api, api.made())] == [0, 0]


def test_the_same_at_the_same_time(api: Api) -> None:
    uuid = api.made("start")
    assert rows(api, uuid) == rows(api, uuid)


def test_counts_grow_while_it_runs_and_stand_while_it_does_not(api: Api, clock: Clock) -> None:
    uuid = api.made("start")
    seen = [rows(api, uuid)]
    clock.advance(3600)
    seen.append(rows(api, uuid))
    api.move(uuid, "pause")
    clock.advance(3600)
    seen.append(rows(api, uuid))
    first, second, third = (row[0]["pointStat"]["sent"] for row in seen)
    assert first < second == third


def test_only_the_matched_get_the_email(api: Api) -> None:
    push, email = (row["pointStat"]["sent"] for row in rows(api, api.made("start")))
    assert 0 < email < push


def test_counts_follow_triggers(api: Api) -> None:
    uuid = api.made("start", body=onboarding())
    path = f"/api/journey/{uuid}/start/external"
    api.post(path, {"payload": {"users": ["a", "b", "c"]}})
    api.post(path, {"payload": {"hwids": ["h"]}})
    (row,) = rows(api, uuid)
    assert row["pointTitle"] == "tour"
    assert list(row["pointStat"]) == ["shows", "interactions", "skipped"]
    assert row["pointStat"]["shows"] == 4


def test_an_audience_by_filter_is_made_up(api: Api) -> None:
    uuid = api.made("start", body=onboarding())
    api.post(f"/api/journey/{uuid}/start/external", {"payload": {"filter": "all"}})
    (row,) = rows(api, uuid)
    assert row["pointStat"]["shows"] >= 50


def test_an_unknown_journey(api: Api) -> None:
    answer = api.get("/api/journey/none/statistics/external")
    assert answer.status_code == 400
    assert answer.json() == {"success": False, "message": "journey none not found"}


@given(st.floats(0, 1e7), st.floats(0, 1e7))
def test_counts_never_fall(one: float, other: float) -> None:
    journey = Journey("j", "STATUS_RUNNING", "", "", "", was_started=True, definition=welcome())
    less, more = flow(journey, min(one, other), ()), flow(journey, max(one, other), ())
    assert all(less[uuid] <= more[uuid] for uuid in less)


def test_a_loop_ends() -> None:
    points = [
        point("in", "message_bus", default="a"),
        point("a", "send_push", default="b"),
        point("b", "wait", default="a"),
    ]
    journey = Journey(
        "j", "STATUS_RUNNING", "", "", "", was_started=True, definition={"points": points}
    )
    assert flow(journey, 86400, ()).keys() == {"in", "a", "b"}
