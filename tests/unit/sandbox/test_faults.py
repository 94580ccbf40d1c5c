import pytest

from journeys_as_code.errors import UsageError
from journeys_as_code.sandbox.faults import Fault, Faults, Kind

PUT = ("PUT", "/api/v3/journeygateway/some")
GET = ("GET", "/api/v3/journeygateway/some")


def struck(faults: Faults, *calls: tuple[str, str]) -> list[bool]:
    return [faults.strike(*call) is not None for call in calls]


def test_by_default_it_strikes_the_next_call_once() -> None:
    assert struck(Faults(Fault(Kind.RESET)), PUT, PUT) == [True, False]


def test_only_calls_that_match_count() -> None:
    faults = Faults(Fault(Kind.RESET, "PUT", "/api/v3/*", nth=2))
    assert struck(faults, PUT, GET, ("PUT", "/api/x"), PUT, PUT) == [
        False, False, False, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("times", "expected"),
    [(2, [False, True, True, False]), (None, [False, True, True, True])],
)
def test_how_often(times: int | None, expected: list[bool]) -> None:
    assert struck(Faults(Fault(Kind.RESET, nth=2, times=times)), PUT, PUT, PUT, PUT) == expected


def test_the_first_that_is_due_strikes() -> None:
    throttled, broken = Fault(Kind.THROTTLED), Fault(Kind.BROKEN, nth=2)
    faults = Faults(throttled, broken)
    assert [faults.strike(*PUT) for _ in range(3)] == [throttled, broken, None]
    assert faults.pending == ()


def test_added_and_cleared() -> None:
    faults = Faults(latency=0.5)
    faults.add(Fault(Kind.HTML, times=None))
    assert struck(faults, PUT) == [True]
    faults.clear()
    assert struck(faults, PUT) == [False]
    assert faults.latency == 0.0


def test_some_kinds_know_whether_the_work_is_done() -> None:
    assert Fault(Kind.TRUNCATED).after
    assert Fault(Kind.WRONG_UUID).after
    assert not Fault(Kind.THROTTLED, after=True).after


def test_each() -> None:
    assert [str(fault) for fault in Fault.each()] == [
        "429 before", "500 before", "502 before", "503 before", "reset before", "timeout before",
        "truncated after", "html before", "other_json before", "wrong_uuid after",
        "500 after", "502 after", "503 after", "reset after", "timeout after",
        "html after", "other_json after",
    ]  # fmt: skip


@pytest.mark.parametrize("fault", Fault.each("PUT", "/api/*"), ids=str)
def test_json_round_trip(fault: Fault) -> None:
    assert Fault.from_json(fault.as_json()) == fault


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("reset", "a fault is an object of kind and of after, kind, method, nth"),
        ({}, "a fault is an object of kind and of "),
        ({"kind": "reset", "often": 1}, "a fault is an object of kind and of "),
        ({"kind": "reset", "nth": "1"}, "nth of a fault cannot be '1'"),
        ({"kind": "reset", "times": 0}, "times of a fault cannot be 0"),
        ({"kind": "flood"}, "fault kind must be one of 429, 500, 502, 503, reset, "),
    ],
)
def test_what_is_no_fault(value: object, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        Fault.from_json(value)
    assert caught.value.message.startswith(message)
