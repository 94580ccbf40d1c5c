"""Fields that the service knows and no client does."""

from collections.abc import Iterator
from typing import Any

import pytest
from support.sandbox import Api, definition, edit, point

from journeys_as_code.sandbox.record import Definition
from journeys_as_code.sandbox.store import SandboxStore


@pytest.fixture(params=["unknown_fields", "unknown_fields,camel_case"])
def api(store: SandboxStore, request: pytest.FixtureRequest) -> Iterator[Api]:
    with Api(store, request.param) as client:
        yield client


def dropped_from(answer: Any, *steps: str | int) -> Any:
    """An answer without one field."""
    holder = answer
    for step in steps[:-1]:
        holder = holder[step]
    del holder[steps[-1]]
    return answer


def test_they_are_at_every_level(store: SandboxStore) -> None:
    with Api(store, "unknown_fields") as api:
        answer = api.create()
    assert answer["info"]["srv_shard"] == 3
    assert answer["info"]["params"]["srv_region"] == "eu"
    hello = answer["points"][1]
    assert hello["srv_revision"] == 4
    assert "srv_audit_trail" in hello["point_data"]["send_push"]
    assert hello["outputs"]["default"]["info"]["srv_edge_label"] == "line"


def test_sent_back_they_survive(api: Api) -> None:
    answer = api.create()
    uuid = answer["info"]["uuid"]
    again = api.put(uuid, definition(answer)).json()
    assert again["points"] == answer["points"]
    assert api.store.losses() == ()


def test_left_out_they_are_lost_for_ever_and_that_is_recorded(store: SandboxStore) -> None:
    with Api(store, "unknown_fields") as api:
        answer = api.create()
        uuid = answer["info"]["uuid"]
        dropped_from(answer, "info", "params", "srv_limits")
        dropped_from(answer, "points", 1, "srv_revision")
        dropped_from(answer, "points", 1, "point_data", "send_push", "srv_audit_trail")
        dropped_from(answer, "points", 3, "outputs", "output1", "info", "srv_edge_label")
        again = api.put(uuid, definition(answer)).json()
    assert again["points"] == answer["points"]
    assert [(loss.uuid, loss.path) for loss in store.losses()] == [
        (uuid, "params.srv_limits"),
        (uuid, "points[hello].srv_revision"),
        (uuid, "points[hello].point_data.send_push.srv_audit_trail"),
        (uuid, "points[opened].outputs.output1.info.srv_edge_label"),
    ]


def test_changing_one_is_a_loss(store: SandboxStore) -> None:
    with Api(store, "unknown_fields") as api:
        answer = api.create()
        answer["points"][0]["srv_revision"] = 5
        api.put(answer["info"]["uuid"], definition(answer))
    assert [loss.path for loss in store.losses()] == ["points[new-users].srv_revision"]


def test_what_goes_with_a_removed_point_is_no_loss(api: Api) -> None:
    answer = api.create()
    answer["points"] = []
    api.put(answer["info"]["uuid"], definition(answer))
    assert api.store.losses() == ()


def test_a_new_point_gets_them(store: SandboxStore) -> None:
    with Api(store, "unknown_fields") as api:
        answer = api.create()
        answer["points"].append(point("late", "exit"))
        again = api.put(answer["info"]["uuid"], definition(answer)).json()
    assert again["points"][-1]["srv_revision"] == 4


def test_those_that_an_edit_adds_are_watched_too(api: Api) -> None:
    uuid = api.made()

    def add(found: Definition) -> None:
        found["points"][0]["srv_badge"] = "new"

    known = api.read(uuid)
    edit(api.store, uuid, add)
    api.put(uuid, definition(known))
    assert [loss.path for loss in api.store.losses()] == ["points[new-users].srv_badge"]
