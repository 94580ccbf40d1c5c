"""Documents to journey objects and back, case by case; the laws are in tests/laws."""

from typing import Any

import pytest
from support.canonical import APPLICATION, CATALOGUE

from journeys_as_code.errors import Refused
from journeys_as_code.model.project import PointKind
from journeys_as_code.remote.wire import Codec
from journeys_as_code.secrets import Secrets

CODEC = Codec(CATALOGUE, APPLICATION)
UUIDS = {name: f"u-{name}" for name in ("new", "split", "hook", "bye")}


def wire_point(name: str, key: str, data: Any, kind: str = "", **outputs: str) -> dict[str, Any]:
    return {
        "uuid": f"u-{name}",
        "title": name.capitalize(),
        "point_type": kind or f"POINT_TYPE_{key.upper()}",
        "point_data": {key: data},
        "outputs": {way: {"info": {"next_point_uuid": to}} for way, to in outputs.items()},
    }


DOCUMENT = {
    "title": "Welcome",
    "points": {
        "new": {
            "message_bus": {"event_name": "Opened", "attribute_entry": {"enabled": True}},
            "next": "split",
            "position": {"x": 1, "y": 2.5},
        },
        "split": {
            "title": "Fits?",
            "wait_for_trigger": {"period": "1d 12h"},
            "outputs": {"triggered1": "hook", "not_triggered": "bye"},
        },
        "hook": {"webhook": {"data": ["{{point:new;event:x}} {{tag:City}}"]}, "next": "bye"},
        "bye": {"exit": {}},
    },
}
PAYLOAD = {
    "title": "Welcome",
    "params": {"application_code": APPLICATION},
    "points": [
        wire_point(
            "new",
            "message_bus",
            {
                "event_name": "Opened",
                "attribute_entry": {"enabled": True},
                "application_code": APPLICATION,
            },
            "POINT_TYPE_EVENT",
            default="u-split",
        )
        | {"position": {"x": 1, "y": 2.5}},
        wire_point("split", "wait_for_trigger", {"period": "129600s"}, output1="u-hook", default="u-bye")
        | {"title": "Fits?"},
        wire_point("hook", "webhook", {"data": ["{{point:u-new;event:x}} {{tag:City}}"]}, default="u-bye"),
        wire_point("bye", "exit", {}),
    ],
    "comments": [],
}  # fmt: skip


def decoded(*points: dict[str, Any], names: dict[str, str] = UUIDS, **more: Any) -> Any:
    """The points of a journey object as a document has them."""
    raw = {"info": {"title": "T", "params": {"application_code": APPLICATION}}, "points": points}
    return CODEC.decode(raw | more, names)[0]["points"]


def encoded(**point: Any) -> dict[str, Any]:
    """A point as the API takes it."""
    [found] = CODEC.encode({"title": "T", "points": {"new": point}}, UUIDS)["points"]
    return dict(found)


def test_a_document_becomes_the_body_of_a_create() -> None:
    assert CODEC.encode(DOCUMENT, UUIDS) == PAYLOAD


def test_and_comes_back() -> None:
    assert CODEC.decode(PAYLOAD, UUIDS) == (DOCUMENT, UUIDS)


def test_the_application_of_an_author_wins_over_the_targets() -> None:
    data = encoded(start_by_segment={"application_code": "BBBBB-11111"})["point_data"]
    assert data == {"start_by_segment": {"application_code": "BBBBB-11111"}}
    raw = {"info": {"title": "T", "params": {"application_code": "BBBBB-11111"}}}
    assert CODEC.decode(raw, {})[0]["params"] == {"application_code": "BBBBB-11111"}


def test_params_and_comments_go_along() -> None:
    document = {
        "title": "T",
        "params": {"silent_hours": {"push": "22-8"}},
        "points": {},
        "comments": [{"text": "hello"}],
    }
    payload = CODEC.encode(document, {})
    assert payload["params"] == {"silent_hours": {"push": "22-8"}, "application_code": APPLICATION}
    assert CODEC.decode(payload, {}) == (document, {})


def test_camel_envelopes_are_understood() -> None:
    point = {
        "uuid": "u-new",
        "pointType": "POINT_TYPE_EVENT",
        "pointData": {"messageBus": {"eventName": "Opened", "applicationCode": APPLICATION}},
        "outputs": {"default": {"info": {"nextPointUuid": "u-bye"}}},
    }
    assert decoded(point, wire_point("bye", "exit", {})) == {
        "new": {"message_bus": {"event_name": "Opened"}, "next": "bye"},
        "bye": {"exit": {}},
    }


def test_points_are_named_after_their_titles() -> None:
    raw = [
        wire_point("1", "wait", {}, default="u-2") | {"title": "Prüfen, bitte!"},
        wire_point("2", "wait", {}, default="u-3") | {"title": "Prüfen, bitte!"},
        wire_point("3", "exit", {}) | {"title": ""},
        wire_point("4", "exit", {}) | {"title": "x" * 80},
        wire_point("5", "exit", {}) | {"title": "x" * 90},
        wire_point("6", "wait", {}, default="u-3") | {"title": "Привет"},
    ]
    points = decoded(*raw, names={})
    assert list(points) == [
        "prufen_bitte", "prufen_bitte_2", "x" * 64, "x" * 62 + "_2", "privet", "exit",
    ]  # fmt: skip
    assert points["prufen_bitte"]["title"] == "Prüfen, bitte!"
    assert points["prufen_bitte"]["next"] == "prufen_bitte_2"


def test_known_names_are_not_given_again() -> None:
    raw = wire_point("9", "exit", {}) | {"title": "Bye"}
    assert list(decoded(raw)) == ["bye_2"]


def test_a_title_that_only_says_the_name_is_none() -> None:
    assert decoded(wire_point("bye", "exit", {})) == {"bye": {"exit": {}}}
    assert encoded(exit={})["title"] == "New"


def test_a_kind_nobody_knows_goes_through() -> None:
    raw = wire_point(
        "new", "laserShow", {"colorCode": "red"}, "POINT_TYPE_LASER", a="u-bye", b="u-bye"
    )
    bye = wire_point("bye", "exit", {})
    point = decoded(raw, bye)["new"]
    assert point == {
        "laserShow": {"colorCode": "red"},
        "outputs": {"a": "bye", "b": "bye"},
        "extra": {"point_type": "POINT_TYPE_LASER"},
    }
    assert encoded(**point) == raw


def test_a_kind_nobody_knows_gets_the_likeliest_point_type() -> None:
    assert encoded(laser_show={})["point_type"] == "POINT_TYPE_LASER_SHOW"


@pytest.mark.parametrize(
    ("data", "kind_name"),
    [
        ({"next": {"x": 1}}, "wire:next"),
        ({"wire:x": {"x": 1}}, "wire:wire:x"),
        ({}, "POINT_TYPE_LASER"),
        ({"exit": None}, "POINT_TYPE_LASER"),
    ],
)
def test_a_kind_whose_key_would_mislead_is_marked(data: Any, kind_name: str) -> None:
    raw = wire_point("new", "x", {}, "POINT_TYPE_LASER") | {"point_data": data}
    point = decoded(raw)["new"]
    assert next(iter(point)) == kind_name
    assert encoded(**point) == raw | {
        "point_data": {k: v for k, v in data.items() if v is not None}
    }


def test_an_exit_without_data_is_still_an_exit() -> None:
    assert decoded(wire_point("bye", "exit", {}) | {"point_data": None}) == {"bye": {"exit": {}}}


def test_a_point_type_other_than_assumed_is_remembered() -> None:
    raw = wire_point("new", "send_push", {"preset_code": "A"}, "POINT_TYPE_PUSH")
    point = decoded(raw)["new"]
    assert point == {"send_push": {"preset_code": "A"}, "extra": {"point_type": "POINT_TYPE_PUSH"}}
    assert encoded(**point) == raw


def test_data_beside_the_data_is_kept() -> None:
    raw = wire_point("new", "send_push", {"preset_code": "A"}) | {
        "point_data": {"aaa": {"x": 1}, "send_push": {"preset_code": "A"}}
    }
    point = decoded(raw)["new"]
    assert point == {
        "send_push": {"preset_code": "A"},
        "extra": {"point_data": {"aaa": {"x": 1}}},
    }
    assert encoded(**point) == raw


def test_what_the_service_knows_more_is_carried_through() -> None:
    raw = wire_point("new", "wait", {"duration": "1s", "srvPart": [1]}) | {
        "srv_side": {"deep": 1},
        "outputs": {
            "default": {"info": {"next_point_uuid": "u-gone", "weight": 3}},
            "output9": {"label": "x"},
        },
    }
    point = decoded(raw, extra_of_journey=1)["new"]
    assert point == {
        "wait": {"duration": "1s", "srvPart": [1]},
        "extra": {
            "srv_side": {"deep": 1},
            "outputs": {
                "default": {"info": {"next_point_uuid": "u-gone", "weight": 3}},
                "output9": {"label": "x"},
            },
        },
    }
    assert encoded(**point) == raw


def test_what_the_tool_writes_lies_over_what_is_carried() -> None:
    extra = {
        "title": "old",
        "outputs": {"default": {"info": {"next_point_uuid": "u-gone", "w": 3}}},
    }
    point = encoded(wait={}, next="bye", extra=extra)
    assert point["title"] == "New"
    assert point["outputs"] == {"default": {"info": {"next_point_uuid": "u-bye", "w": 3}}}


def test_an_output_named_like_the_alias_of_another_is_carried() -> None:
    raw = wire_point("new", "boolean_splitter", {}, output1="u-bye", matched="u-bye")
    point = decoded(raw, wire_point("bye", "exit", {}))["new"]
    assert point["outputs"] == {"matched": "bye"}
    assert encoded(**point) == raw


def test_unknown_fields_around_the_journey_are_carried() -> None:
    raw = PAYLOAD | {"srvFlow": {"x": 1}, "nothing": None}
    document, uuids = CODEC.decode(raw, UUIDS)
    assert document["extra"] == {"srvFlow": {"x": 1}}
    assert CODEC.encode(document, uuids) == PAYLOAD | {"srvFlow": {"x": 1}}


def test_what_only_the_server_writes_is_no_part_of_a_document() -> None:
    info = {"uuid": "u", "title": "T", "pointCounts": {"x": 1}, "category_uuid": "c"}
    assert CODEC.decode({"info": info}, {}) == ({"title": "T", "points": {}}, {})


def test_overridden_names_are_spoken_both_ways() -> None:
    declared = PointKind(
        data_key="pause", point_type="POINT_TYPE_PAUSE", fields={"duration": "how_long"}
    )
    codec = Codec(CATALOGUE.with_project({"wait": declared}), APPLICATION)
    document = {"title": "T", "points": {"new": {"wait": {"duration": "1d"}}}}
    [point] = codec.encode(document, UUIDS)["points"]
    assert point["point_type"] == "POINT_TYPE_PAUSE"
    assert point["point_data"] == {"pause": {"how_long": "86400s"}}
    assert codec.decode({"title": "T", "points": [point]}, UUIDS)[0] == document


def test_a_field_of_the_service_under_a_name_that_authors_use_otherwise() -> None:
    declared = PointKind(fields={"duration": "how_long"})
    codec = Codec(CATALOGUE.with_project({"wait": declared}), APPLICATION)
    raw = {
        "title": "T",
        "points": [wire_point("new", "wait", {"duration": "odd", "howLong": "1s"})],
    }
    document, uuids = codec.decode(raw, UUIDS)
    assert document["points"]["new"]["wait"] == {"wire:duration": "odd", "duration": "1s"}
    [point] = codec.encode(document, uuids)["points"]
    assert point["point_data"] == {"wait": {"duration": "odd", "how_long": "1s"}}


def test_a_sealed_secret_is_never_sent() -> None:
    secrets = Secrets.of(["hunter2"], salt="s")
    point = {"webhook": {"headers": {"X-Api Key": "hunter2"}, "data": [1]}}
    with pytest.raises(Refused) as caught:
        encoded(**secrets.seal(point))
    assert caught.value.message == (
        'the value of points.new.webhook.headers["X-Api Key"] is a secret that this run does not know'
    )


def test_an_edge_to_nowhere_is_not_sent() -> None:
    with pytest.raises(Refused, match="point new leads to nowhere, which is no point"):
        encoded(wait={}, next="nowhere")


def test_thousands_of_points_in_a_row_are_no_problem() -> None:
    raw = [wire_point(str(n), "wait", {}, default=f"u-{n + 1}") for n in range(5000)]
    points = decoded(*reversed(raw), wire_point("5000", "exit", {}), names={})
    assert [point.get("next") for point in points.values()][:-1] == list(points)[1:]


def test_points_in_a_circle_are_read_from_the_first_title() -> None:
    raw = [
        wire_point("b", "wait", {}, default="u-a"),
        wire_point("a", "wait", {}, default="u-b"),
    ]
    assert list(decoded(*raw, names={})) == ["a", "b"]
