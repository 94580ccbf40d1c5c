"""Answers that are not what their call promises: a clear message each."""

from typing import Any

import httpx
import pytest
from support.talking import TOKEN, UUID, answering, journey, refused

from journeys_as_code.errors import BadAnswer
from journeys_as_code.model.journey import Status
from journeys_as_code.remote.answers import status_of
from journeys_as_code.remote.port import Audience
from journeys_as_code.remote.retry import NEVER

POINT = {"uuid": "p-1", "point_type": "POINT_TYPE_EXIT", "point_data": {"exit": {}}}


def message_of(answer: Any, **options: Any) -> str:
    """What is said of an answer to a read."""
    talk = answering(answer, retry=NEVER, **options)
    return refused(lambda: talk.client.read(UUID), BadAnswer).message


NOT_JSON = {
    "": "the API answered, but not with a journey: the answer is missing",
    "<!doctype html><title>Sign in</title>": (
        "the answer is not JSON (Expecting value): an HTML page: Sign in"
    ),
    '{"info": {"uuid"': 'the answer is not JSON (Expecting \':\' delimiter): {"info": {"uuid"',
    "NaN": "the answer is not JSON (NaN is no JSON): NaN",
    '{"info": "\\ud800"}': 'the answer is not JSON (its text is not Unicode): {"info": "\\ud800"}',
    "[" * 100_000: "the answer is not JSON (too deeply nested): " + "[" * 160 + "…",
    "[" * 101 + "]" * 101: "the answer is not JSON (too deeply nested): "
    + "[" * 101
    + "]" * 59
    + "…",
    "1" * 5000: "the answer is not JSON (a number is too long): " + "1" * 160 + "…",
}


@pytest.mark.parametrize("text", NOT_JSON, ids=range(len(NOT_JSON)))
def test_what_is_no_json(text: str) -> None:
    assert message_of(httpx.Response(200, text=text)) == NOT_JSON[text]


def test_bytes_that_are_no_text() -> None:
    said = message_of(httpx.Response(200, content=b'{"x": "\xff"}'))
    assert said == 'the answer is not JSON (its text is not Unicode): {"x": "\ufffd"}'


def test_pairs_of_surrogates_are_text() -> None:
    talk = answering(
        httpx.Response(200, text=f'{{"info": {{"uuid": "{UUID}", "title": "\\ud83d\\ude00"}}}}')
    )
    assert talk.client.read(UUID).title == "😀"


WRONG_SHAPES: list[tuple[Any, str]] = [
    ([], "the answer is not an object"),
    ("journey", "the answer is not an object"),
    ({}, "info is missing"),
    ({"info": None}, "info is missing"),
    ({"info": []}, "info is not an object"),
    ({"info": {"title": "Welcome"}}, "info.uuid is missing"),
    ({"info": {"uuid": ""}}, "info.uuid is empty"),
    ({"info": {"uuid": UUID, "title": 5}}, "info.title is not text"),
    (journey() | {"points": {}}, "points is not a list"),
    (journey() | {"comments": "none"}, "comments is not a list"),
    (journey() | {"points": ["p"]}, "points[0] is not an object"),
    (journey() | {"points": [POINT, {}]}, "points[1].uuid is missing"),
    (journey() | {"points": [POINT, POINT]}, "two points have the uuid p-1"),
    (journey() | {"points": [POINT | {"point_data": 5}]}, "points[0].point_data is not an object"),
    (
        journey() | {"points": [POINT | {"outputs": {"default": {"info": 5}}}]},
        "points[0].outputs.default.info is not an object",
    ),
    (
        journey() | {"points": [POINT | {"outputs": {"default": {"info": {"nextPointUuid": 5}}}}]},
        "points[0].outputs.default.info.next_point_uuid is not text",
    ),
]


@pytest.mark.parametrize(("answer", "why"), WRONG_SHAPES)
def test_json_of_another_shape(answer: Any, why: str) -> None:
    said = message_of(httpx.Response(200, json=answer))
    assert said == f"the API answered, but not with a journey: {why}"


def test_a_200_that_is_no_journey_but_says_something() -> None:
    said = message_of(httpx.Response(200, json={"status": "ok"}))
    assert said == "the API answered, but not with a journey: info is missing"


def test_other_calls_check_their_answers_too() -> None:
    talk = answering({"payload": {"items": [{"title": "x"}]}}, {"payload": 5}, {}, retry=NEVER)
    messages = [
        refused(call, BadAnswer).message
        for call in (
            lambda: list(talk.client.list()),
            lambda: talk.client.statistics(UUID),
            lambda: talk.client.trigger(UUID, Audience(users=["ann"]), {}),
        )
    ]
    assert messages == [
        "the API answered, but not with a list of journeys: payload.items[0].id is missing",
        "the API answered, but not with statistics: payload is not an object",
        "the API answered, but not with a request_uuid: request_uuid is missing",
    ]


def test_an_oversized_answer_is_dropped_half_way() -> None:
    said = message_of(httpx.Response(200, content=b" " * 2000), largest_answer=1000)
    assert said == "the answer cannot be used: it is larger than 1000 bytes"


def test_a_token_in_an_answer_that_is_no_json_is_hidden() -> None:
    said = message_of(httpx.Response(200, text=f"hello {TOKEN}"))
    assert said == "the answer is not JSON (Expecting value): hello (secret)"


def test_every_spelling_of_an_envelope_is_understood() -> None:
    info = {"uuid": UUID.upper(), "title": "T", "status": "RUNNING", "updatedAt": "now"}
    talk = answering({"info": info | {"params": {"applicationCode": "A"}}, "points": None})
    found = talk.client.read(UUID)
    assert (found.title, found.status, found.application_code) == ("T", Status.RUNNING, "A")
    assert (found.updated_at, found.last_edited_by) == ("now", "")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("STATUS_RUNNING", Status.RUNNING),
        ("running", Status.RUNNING),
        ("Archived", Status.ARCHIVED),
        ("STATUS_UNSPECIFIED", None),
        ("", None),
    ],
)
def test_status_of(text: str, status: Status | None) -> None:
    assert status_of(text) is status


@pytest.mark.parametrize(
    ("editor", "text"),
    [
        ("ann", "ann"),
        ({"id": "7", "name": "Ann"}, "Ann"),
        ({"id": "7", "email": "ann@example.com"}, "ann@example.com"),
        ({"login": "ann"}, "ann"),
        ({"id": 7}, ""),
        (7, ""),
        (None, ""),
    ],
)
def test_whoever_edited_is_named_in_whatever_shape(editor: Any, text: str) -> None:
    talk = answering(journey(last_edited_by=editor))
    assert talk.client.read(UUID).last_edited_by == text
