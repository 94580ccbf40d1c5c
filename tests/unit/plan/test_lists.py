from typing import Any

import pytest

from journeys_as_code.plan.lists import align, in_order


def covers(live: dict[str, Any], wanted: dict[str, Any]) -> bool:
    return live.items() >= wanted.items()


@pytest.mark.parametrize(
    ("wanted", "live", "places"),
    [
        ([], [{"a": 1}], []),
        ([{"a": 1}], [], [None]),
        # By a field that every element has, and no two share.
        ([{"id": 1}, {"id": 2}], [{"id": 2}, {"id": 1}], [1, 0]),
        ([{"name": "x", "a": 1}], [{"name": "y", "a": 1}, {"name": "x"}], [1]),
        ([{"attribute_name": "x"}], [{"attributeName": "x"}], [0]),
        ([{"uuid": "1", "name": "x"}], [{"name": "y"}, {"name": "x"}], [1]),
        # By what they say, where names are missing or not unique.
        ([{"name": "x", "a": 2}], [{"name": "x", "a": 1}, {"name": "x", "a": 2}], [1]),
        ([{"a": 1}, {"a": 1}], [{"a": 1, "n": 1}, {"a": 1, "n": 2}], [0, 1]),
        ([{"a": 2}, {"a": 1}], [{"a": 1}, {"a": 2}], [1, 0]),
        # By place.
        ([{"a": 3}, {"a": 1}], [{"a": 2}, {"a": 1}], [0, 1]),
        ([{"a": 3}, {"a": 1}], [{"a": 1}, {"a": 2}], [None, 0]),
    ],
)
def test_align(wanted: list[Any], live: list[Any], places: list[int | None]) -> None:
    assert align(wanted, live, covers) == places


def test_very_long_lists_go_by_place_alone() -> None:
    live = [{"a": number} for number in range(1000)]
    assert align(live[1:], live, covers) == list(range(999))


def test_new_elements_do_not_change_the_order_of_the_others() -> None:
    assert in_order([None, 0, None, 1])
    assert not in_order([1, None, 0])
