"""`POST /api/v3/journeygateway`. Documented."""

from typing import Any

import pytest
from support.sandbox import APPLICATION, GATEWAY, Api, body, point, welcome

BYE = point("bye", "exit")


def test_the_answer_is_a_journey_object_in_draft(api: Api) -> None:
    assert api.create(body(BYE, title="One")) == {
        "info": {
            "uuid": "00000000-0000-4000-8000-000000000001",
            "title": "One",
            "status": "STATUS_DRAFT",
            "created_at": "2026-03-01T12:00:00.000000Z",
            "updated_at": "2026-03-01T12:00:00.000000Z",
            "is_first_activated": False,
            "params": {"application_code": APPLICATION},
            "category_uuid": "",
            "pointCounts": {"POINT_TYPE_EXIT": 1},
            "campaign_type": "CAMPAIGN_TYPE_UNSPECIFIED",
            "stop_reason": "",
            "last_edited_by": {"name": "API"},
            "dynamic_entry": False,
        },
        "points": [BYE],
        "comments": [],
    }


def test_no_points_is_accepted(api: Api) -> None:
    answer = api.create({"title": "Empty", "params": {"application_code": APPLICATION}})
    assert (answer["points"], answer["comments"]) == ([], [])


def test_what_is_not_known_is_kept_as_given(api: Api) -> None:
    given = body({**BYE, "color": {"shade": "#fff"}}) | {"folder": "spring"}
    given["params"]["silent_hours"] = {"push": {"from_hour": 22}}
    answer = api.create(given)
    assert answer["points"] == given["points"]
    assert answer["info"]["params"] == given["params"]
    assert answer["folder"] == "spring"


def test_read_only_info_is_not_taken_from_the_request(api: Api) -> None:
    answer = api.create(body() | {"info": {"status": "STATUS_RUNNING"}})
    assert answer["info"]["status"] == "STATUS_DRAFT"


def test_names_may_be_lower_camel(api: Api) -> None:
    camel = {
        "title": "Camel",
        "params": {"applicationCode": APPLICATION},
        "points": [
            {
                "uuid": "in",
                "pointType": "POINT_TYPE_START_BY_SEGMENT",
                "pointData": {"startBySegment": {"filterCode": "1A2B3-CCCCC"}},
                "outputs": {"default": {"info": {"nextPointUuid": "tags"}}},
            },
            {
                "uuid": "tags",
                "pointType": "POINT_TYPE_SET_TAGS",
                "pointData": {"setTags": {"tags": {"firstName": "x"}}},
            },
        ],
    }
    answer = api.create(camel)
    assert answer["points"] == [
        {
            "uuid": "in",
            "point_type": "POINT_TYPE_START_BY_SEGMENT",
            "point_data": {"start_by_segment": {"filter_code": "1A2B3-CCCCC"}},
            "outputs": {"default": {"info": {"next_point_uuid": "tags"}}},
        },
        {
            "uuid": "tags",
            "point_type": "POINT_TYPE_SET_TAGS",
            "point_data": {"set_tags": {"tags": {"firstName": "x"}}},
        },
    ]


def test_camel_names_in_what_is_wrong_anyway(api: Api) -> None:
    camel = {"title": "x", "params": {"applicationCode": "A"}}
    for points in (5, ["x"], [{"pointData": "x"}], [{"pointData": {"setTags": 1}}]):
        assert api.post(GATEWAY, camel | {"points": points}).json()["code"] == 3


def test_comments_are_kept_as_given(api: Api) -> None:
    given = body() | {"comments": [{"text": "hi", "createdBy": "Mary"}]}
    assert api.create(given)["comments"] == given["comments"]


def changed(path: str, value: Any) -> dict[str, Any]:
    """The welcome series with one value changed; `...` removes it."""
    given: Any = welcome()
    *steps, last = (int(step) if step.isdigit() else step for step in path.split("."))
    holder = given
    for step in steps:
        holder = holder[step]
    if value is ...:
        del holder[last]
    else:
        holder[last] = value
    return dict(given)


WRONG = [
    ("title", ..., "title is required"),
    ("title", 7, "title must be a JSON string"),
    ("params", ..., "params is required"),
    ("params.application_code", "", "params.application_code is required"),
    ("points", {}, "points must be a JSON array"),
    ("points.0", "x", "points[0] must be a JSON object"),
    ("points.0.uuid", ..., "points[0].uuid is required"),
    ("points.1.uuid", "day", "points[2].uuid day is used by another point"),
    ("points.0.point_type", ..., "points[0].point_type is required"),
    (
        "points.0.point_type", "POINT_TYPE_EVENT",
        "points[0].point_data.start_by_segment does not fit point_type POINT_TYPE_EVENT",
    ),
    ("points.1.point_data", {}, "points[1].point_data must have exactly one key, not 0"),
    (
        "points.1.point_data", {"wait": {}, "exit": {}},
        "points[1].point_data must have exactly one key, not 2",
    ),
    ("points.5.point_data.exit", None, "points[5].point_data.exit is required"),
    (
        "points.0.point_data.start_by_segment.filter_code", 5,
        "points[0].point_data.start_by_segment.filter_code must be a JSON string",
    ),
    (
        "points.0.point_data.start_by_segment.start_at", "tomorrow",
        "points[0].point_data.start_by_segment.start_at is no timestamp",
    ),
    (
        "points.1.outputs.default.info.next_point_uuid", "gone",
        "points[1].outputs.default.info.next_point_uuid gone is no point of this journey",
    ),
    (
        "points.0.outputs.output1", {"info": {"next_point_uuid": "bye"}},
        "points[0].outputs.output1: start_by_segment has no such output",
    ),
    (
        "points.3.outputs.output2", {"info": {"next_point_uuid": "bye"}},
        "points[3].outputs.output2: boolean_splitter has no such output",
    ),
    (
        "points.5.outputs.default", {"info": {"next_point_uuid": "day"}},
        "points[5].outputs.default: exit has no such output",
    ),
    ("comments", "x", "comments must be a JSON array"),
    ("params", {"application_code": "A", "applicationCode": "A"}, "field application_code is given twice"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value", "message"), WRONG, ids=[case[2] for case in WRONG])
def test_a_bad_body_is_refused(api: Api, path: str, value: Any, message: str) -> None:
    answer = api.post(GATEWAY, changed(path, value))
    assert answer.status_code == 400
    assert answer.json() == {"code": 3, "message": message, "details": []}
    assert api.store.journeys() == ()


def test_an_edge_may_lead_nowhere_yet(api: Api) -> None:
    api.create(changed("points.1.outputs.default.info", {}))


def test_the_same_body_makes_a_second_journey(api: Api) -> None:
    assert api.made() != api.made()
