"""`POST /api/v3/journeygateway/{action}`, by the status table of the API."""

import itertools

import pytest
from support.clock import Clock
from support.sandbox import GATEWAY, Api, body, point, welcome

TABLE = {
    ("start", "draft"): "running",
    ("start", "paused"): "running",
    ("pause", "running"): "paused",
    ("finish", "running"): "finished",
    ("finish", "paused"): "finished",
    ("archive", "draft"): "archived",
    ("archive", "paused"): "archived",
    ("archive", "finished"): "archived",
    ("draft", "paused"): "draft",
    ("draft", "finished"): "draft",
    ("draft", "archived"): "draft",
}
REACHED_BY = {
    "draft": (),
    "running": ("start",),
    "paused": ("start", "pause"),
    "finished": ("start", "finish"),
    "archived": ("archive",),
}
ACTIONS = ("start", "pause", "finish", "archive", "draft")


@pytest.mark.parametrize(("action", "status"), list(itertools.product(ACTIONS, REACHED_BY)))
def test_transition(api: Api, action: str, status: str) -> None:
    uuid = api.made(*REACHED_BY[status])
    answer = api.move(uuid, action)
    wanted = TABLE.get((action, status))
    if wanted:
        assert answer.status_code == 200
        assert answer.json() == api.read(uuid)
        assert answer.json()["info"]["status"] == f"STATUS_{wanted.upper()}"
    else:
        assert answer.status_code == 400
        assert answer.json() == {
            "code": 9,
            "message": f"cannot {action} journey {uuid}: it is STATUS_{status.upper()}",
            "details": [],
        }
        assert api.store.status(uuid) == f"STATUS_{status.upper()}"


NOT_STARTABLE = {
    "no entry": (body(point("bye", "exit")), "the journey has no entry point"),
    "empty": (body(), "the journey has no entry point"),
    "open edge": (
        body(point("in", "message_bus", default="")), "point in leads nowhere",
    ),
    "no edge": (body(point("in", "message_bus")), "point in leads nowhere"),
}  # fmt: skip


@pytest.mark.parametrize(("given", "reason"), NOT_STARTABLE.values(), ids=NOT_STARTABLE)
def test_what_is_not_complete_cannot_be_started(api: Api, given: object, reason: str) -> None:
    uuid = api.made(body=given)
    answer = api.move(uuid, "start")
    assert (answer.status_code, answer.json()["code"]) == (400, 9)
    assert answer.json()["message"] == f"cannot start journey {uuid}: {reason}"


def test_a_started_journey_stays_first_activated(api: Api) -> None:
    uuid = api.made("start", "pause", "draft")
    assert api.read(uuid)["info"]["is_first_activated"] is True


def test_every_change_is_later_than_the_one_before(api: Api, clock: Clock) -> None:
    uuid = api.made()
    answers = [api.move(uuid, action) for action in ("start", "pause")]
    answers.append(api.put(uuid, welcome()))
    clock.advance(-3600)
    answers.append(api.move(uuid, "finish"))
    seen = [answer.json()["info"]["updated_at"] for answer in answers]
    assert seen == sorted(set(seen))


@pytest.mark.parametrize("given", [{}, {"uuid": ""}, {"uuid": 5}])
def test_the_uuid_is_required(api: Api, given: object) -> None:
    answer = api.post(f"{GATEWAY}/start", given)
    assert (answer.status_code, answer.json()["message"]) == (400, "uuid is required")


def test_an_unknown_journey(api: Api) -> None:
    answer = api.move("none", "pause")
    assert (answer.status_code, answer.json()["code"]) == (404, 5)
