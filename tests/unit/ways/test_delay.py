"""How long people stay."""

import pytest

from journeys_as_code.ways.delay import Delay, stay


@pytest.mark.parametrize(
    ("delay", "words"),
    [
        (Delay(), "at once"),
        (Delay(86_400, 86_400), "1d"),
        (Delay(0, 7_200), "up to 2h"),
        (Delay(7_200, 93_600), "2h to 1d 2h"),
        (Delay(unknown=1), "?"),
        (Delay(3_600, 3_600, 1), "1h + ?"),
        (Delay(0, 3_600, 2), "up to 1h + ?"),
    ],
)
def test_in_words(delay: Delay, words: str) -> None:
    assert str(delay) == words


def test_delays_add_up() -> None:
    both = Delay(1, 2, 1) + Delay(10, 20, 1)
    assert both == Delay(11, 22, 2)
    assert both.as_json() == {"least": 11, "most": 22, "unknown": 2}


@pytest.mark.parametrize(
    ("point", "triggered", "expected"),
    [
        ({"send_push": {}}, False, Delay()),
        ({"wait": {"duration": "1d"}}, False, Delay(86_400, 86_400)),
        ({"wait": {"until": {"time": "09:00"}}}, False, Delay(unknown=1)),
        ({"wait": {}}, False, Delay(unknown=1)),
        ({"wait": {"duration": "${vars.later}"}}, False, Delay(unknown=1)),
        ({"wait_for_trigger": {"period": "2h"}}, False, Delay(7_200, 7_200)),
        ({"wait_for_trigger": {"period": "2h"}}, True, Delay(0, 7_200)),
        ({"wait_for_trigger": {}}, True, Delay(unknown=1)),
        ({"wait_for_trigger": {}}, False, Delay(unknown=1)),
    ],
)
def test_what_a_point_says(point: dict[str, object], triggered: bool, expected: Delay) -> None:
    assert stay(point, triggered=triggered) == expected
