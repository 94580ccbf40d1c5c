"""Journey objects in saved answers."""

import json
from typing import Any

from journeys_as_code.pull.found import find

POINT = {"uuid": "p", "point_type": "POINT_TYPE_EXIT", "point_data": {"exit": {}}}


def journey(uuid: str, title: str = "Welcome", updated: str = "") -> Any:
    info = {"uuid": uuid, "title": title, "updated_at": updated}
    return {"info": info | {"params": {"application_code": "A"}}, "points": [POINT]}


def titles(value: Any) -> dict[str, str]:
    return {it.uuid: it.title for it in find(json.dumps(value), "x").journeys}


def test_they_are_found_wherever_they_are() -> None:
    one, two = journey("u1"), journey("u2", "Bye")
    assert titles(one) == {"u1": "Welcome"}
    assert titles([one, {"payload": {"items": [two]}}]) == {"u1": "Welcome", "u2": "Bye"}
    lines = f"{json.dumps(one)}\n\n{json.dumps(two)}\n"
    assert [it.uuid for it in find(lines, "x").journeys] == ["u1", "u2"]


def test_of_one_journey_the_one_edited_last_counts() -> None:
    new, old = journey("u", "New", "2026-02-01"), journey("u", "Old", "2026-01-01")
    assert titles([new, old]) == {"u": "New"}
    assert titles([journey("u", "First"), journey("u", "Second")]) == {"u": "Second"}


def test_either_spelling_of_names_will_do() -> None:
    camel = {"info": {"uuid": "u", "title": "T", "updatedAt": "2026"}, "points": [POINT]}
    assert titles(camel) == {"u": "T"}


def test_what_is_none_is_told() -> None:
    found = find(
        json.dumps([{"id": "u", "title": "T", "status": "x"}, {"info": {"uuid": "v", "title": 5}}]),
        "x",
    )
    assert found.journeys == ()
    assert found.passed == (
        "something like a journey that is none: the API answered, but not with a journey: info.title is not text",
        "rows of a list, which hold no definition: 1",
    )


def test_a_file_that_holds_no_journey_at_all_is_told() -> None:
    assert find('[{"code": 5}]', "x").passed == ("everything: no journey object is in x",)


def test_a_journey_without_its_points_would_be_emptied_and_is_passed_over() -> None:
    found = find(json.dumps(journey("u") | {"points": []}), "x")
    assert found.journeys == ()
    assert found.passed == ("a journey without its points: Welcome",)
