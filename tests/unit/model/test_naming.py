"""Names for journeys and points that have none here yet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys_as_code.address import is_key, is_name
from journeys_as_code.model.naming import journey_key, journey_keys, point_name

TITLES = {
    "Welcome series": "welcome-series",
    "Don't go!": "dont-go",
    "Приветствие новых": "privetstvie-novykh",
    "Подъезд": "podezd",
    "Grüße aus Köln": "grusse-aus-koln",
    "Zażółć gęślą jaźń": "zazolc-gesla-jazn",
    "欢迎新用户": "huan-ying-xin-yong-hu",
    "ようこそ": "youkoso",
    "환영합니다": "hwan-yeong-hab-ni-da",
    "Καλημέρα": "kalimera",
    "iPhone 15 launch": "iphone-15-launch",
    "Birthday 🎂": "birthday",
    "🎉": "tada",
    "Con": "con-journey",
    "": "journey",
    "?!": "journey",
}


@pytest.mark.parametrize("title", TITLES, ids=repr)
def test_a_key_can_be_read(title: str) -> None:
    assert journey_key(title, ()) == TITLES[title]


def test_a_point_without_a_title_is_named_after_its_kind() -> None:
    names = [point_name("", kind, ()) for kind in ("wait", "wire:title", "POINT_TYPE_FAX")]
    assert names == ["wait", "title", "fax"]


def test_a_taken_name_gets_a_number_within_its_length() -> None:
    assert point_name("Hello", "wait", {"hello"}) == "hello_2"
    long = "x" * 64
    assert point_name(long, "wait", {long, "x" * 62 + "_2"}) == "x" * 62 + "_3"


def test_known_keys_stay_and_are_given_to_nobody_else() -> None:
    titles = [("u1", "Welcome"), ("u2", "Renamed since"), ("u3", "Welcome")]
    known = {"welcome": "u2"}
    assert journey_keys(titles, known) == {"u1": "welcome-2", "u2": "welcome", "u3": "welcome-3"}


@given(st.lists(st.text(max_size=90), max_size=8), st.sampled_from(["wait", "POINT_TYPE_X", "é"]))
def test_every_name_is_well_formed_and_given_once(titles: list[str], kind: str) -> None:
    taken: list[str] = []
    for title in titles:
        taken.append(point_name(title, kind, taken))
    keys = journey_keys(list(enumerate_uuids(titles)), {}).values()
    assert all(map(is_name, taken))
    assert all(map(is_key, keys))
    assert len(set(taken)) == len(set(keys)) == len(titles)


def enumerate_uuids(titles: list[str]) -> list[tuple[str, str]]:
    return [(str(index), title) for index, title in enumerate(titles)]
