"""How the pace shrinks and grows back; times are told, none passes."""

import pytest

from journeys_as_code.remote.pace import Limits, Pace


def test_without_a_rate_nobody_waits() -> None:
    pace = Pace(Limits(workers=8))
    assert pace.booked(5.0) == (pace, 0.0)


def test_requests_are_spread_evenly_and_nothing_is_saved_up() -> None:
    pace, waits = Pace(Limits(per_second=4.0)), []
    for now in (0.0, 0.0, 0.0, 100.0, 100.0):
        pace, seconds = pace.booked(now)
        waits.append(seconds)
    assert waits == [0.0, 0.25, 0.5, 0.0, 0.25]


def test_a_429_halves_workers_and_rate() -> None:
    pace = Pace(Limits(workers=8, per_second=10.0)).slowed(sent_at=1.0, now=2.0)
    assert (pace.workers, pace.per_second) == (4, 5.0)


def test_those_refused_together_count_once() -> None:
    pace = Pace(Limits(workers=8))
    for sent_at in (1.0, 1.1, 1.9):
        pace = pace.slowed(sent_at=sent_at, now=2.0)
    assert pace.workers == 4
    assert pace.slowed(sent_at=2.0, now=3.0).workers == 2


@pytest.mark.parametrize("workers", [1, 8, 64])
def test_one_always_goes_on(workers: int) -> None:
    pace = Pace(Limits(workers, per_second=10.0))
    for second in range(100):
        pace = pace.slowed(sent_at=second, now=second)
    assert pace.workers == 1
    assert (pace.per_second or 0) > 0


@pytest.mark.parametrize("workers", [1, 8, 64])
def test_it_grows_back_whole_and_no_further(workers: int) -> None:
    pace = Pace(Limits(workers, per_second=10.0)).slowed(sent_at=0.0, now=0.0)
    answers = 0
    while pace.share < 1.0:
        pace, answers = pace.quickened(), answers + 1
    assert answers == 8 * workers
    assert pace.quickened() == pace
    assert (pace.workers, pace.per_second) == (workers, 10.0)
