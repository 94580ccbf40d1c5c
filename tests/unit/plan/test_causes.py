"""Where drift comes from: the API says little, so nearly everything is marked as a guess."""

from dataclasses import replace
from typing import Any

import pytest
from support.planning import BEFORE, UUID, journey, prior

from journeys_as_code.model.absent import ABSENT
from journeys_as_code.model.journey import Document
from journeys_as_code.plan.causes import causes_of
from journeys_as_code.plan.change import Change, Origin
from journeys_as_code.remote.port import Rung

NINE, TEN = "2026-03-01T09:00:00Z", "2026-03-01T10:00:00Z"
PRESET = Change(("points", "hello", "send_push", "preset_code"), "change", "1", "2", Origin.DRIFT)
FINISHED = Change(("status",), "change", "running", "finished", Origin.DRIFT)


def written(by: Any = "API", at: str = NINE) -> dict[str, Any]:
    info = {"uuid": UUID, "title": "", "status": "STATUS_DRAFT", "last_edited_by": by}
    return {"info": info | {"updated_at": at}, "points": []}


def said(
    *drift: Change,
    by: str = "API",
    at: str = TEN,
    ours: dict[str, Any] | None = None,
    live: Document = BEFORE,
    **more: Any,
) -> list[str]:
    known = prior(live, last_edited_by=by, updated_at=at, **more)
    found = causes_of(
        drift or (PRESET,), known, written() if ours is None else ours, (BEFORE, live)
    )
    return [f"{it.who}{'!' if it.sure else ''} {it.words}" for it in found]


def test_somebody_else_edited_it_last() -> None:
    assert said(by="anna@example.com") == [
        "person a person: the last edit was by anna@example.com, what this tool wrote was by API"
    ]
    assert said(ours=written(by={"name": "ci@example.com"})) == [
        "tool another tool: the last edit was by API, what this tool wrote was by ci@example.com"
    ]


def test_somebody_who_writes_as_this_tool_does() -> None:
    (only,) = said()
    assert only.startswith("tool another tool, or another checkout of this project:")


@pytest.mark.parametrize("at", [NINE, "2026-03-01T09:00:00.000+00:00", "2026-03-01T10:00:00+01:00"])
def test_nobody_edited_it(at: str) -> None:
    assert said(at=at) == [
        "platform the platform itself: the API counts no edit since this tool wrote it"
    ]


def test_what_was_left_empty_was_filled_in() -> None:
    change = replace(PRESET, before="")
    more = replace(PRESET, kind="add", before=ABSENT)
    (only,) = said(change, more, at=NINE)
    assert only.startswith("platform the platform itself, filling in what was left empty: ")


def test_the_winner_of_a_test() -> None:
    live = journey(split={"ab_splitter": {"percents": {"a": 0, "b": 100}}})
    change = Change(
        ("points", "split", "ab_splitter", "percents", "b"), "change", 50, 100, Origin.DRIFT
    )
    assert said(change, by="", live=live) == [
        "platform the platform, having picked the winner of the A/B/n test at split"
    ]


def test_the_one_thing_that_the_api_says_itself() -> None:
    raw = {"info": {"stop_reason": "the audience ran out"}}
    assert said(FINISHED, by="", raw=raw) == [
        "unknown! the API says why it stopped: the audience ran out"
    ]
    assert said(PRESET, by="", raw=raw) == []


def test_where_nothing_is_known_nothing_is_said() -> None:
    assert said(by="") == []
    assert said(ours={}) == []
    assert said(ours=written(by="", at="")) == []
    assert said(rung=Rung.SNAPSHOT, by="anna") == []
    assert said(FINISHED, gone=True, by="anna") == []
    assert causes_of((), prior(), written(), ()) == ()
