from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys_as_code.errors import (
    ApiError,
    BadAnswer,
    NotFound,
    Rejected,
    Request,
    Throttled,
    Unauthorized,
    Unclear,
    Unreachable,
)
from journeys_as_code.remote.retry import NEVER, Repeat, RetryPolicy, may_repeat

HERE = Request("GET", "/")
KINDS = (Unreachable, Throttled, Unclear, BadAnswer, Rejected, NotFound, Unauthorized)


@pytest.mark.parametrize("kind", KINDS)
def test_what_may_be_repeated(kind: type[ApiError]) -> None:
    error = kind("", request=HERE)
    assert may_repeat(error, Repeat.UNDONE) == (kind in (Unreachable, Throttled))
    assert may_repeat(error, Repeat.SAFE) == (kind in (Unreachable, Throttled, Unclear, BadAnswer))


def delay(policy: RetryPolicy = RetryPolicy(), **more: Any) -> float | None:  # noqa: B008
    given = {"attempt": 1, "waited": 0.0, "jitter": 1.0} | more
    error = Throttled("", request=HERE, retry_after=given.pop("retry_after", None))
    return policy.delay(error, Repeat.UNDONE, **given)


def test_delays_double_up_to_the_longest() -> None:
    policy = RetryPolicy(attempts=9, longest_delay=4.0)
    assert [delay(policy, attempt=n) for n in range(1, 9)] == [0.5, 1, 2, 4, 4, 4, 4, 4]


def test_jitter_is_full() -> None:
    assert delay(jitter=0.0) == 0.0
    assert delay(jitter=0.5) == 0.25


def test_retry_after_comes_first_and_jitter_on_top() -> None:
    assert delay(retry_after=10.0, jitter=0.5) == 10.25


def test_it_gives_up() -> None:
    assert delay(attempt=5) is None
    assert delay(retry_after=61.0) is None
    assert delay(waited=120.0) is None
    assert delay(NEVER) is None


@given(st.integers(1, 50), st.floats(0, 200), st.none() | st.floats(0, 1e6), st.floats(0, 1))
def test_no_call_waits_longer_than_its_budget(
    attempt: int, waited: float, asked: float | None, jitter: float
) -> None:
    policy = RetryPolicy(attempts=100)
    found = delay(policy, attempt=attempt, waited=waited, retry_after=asked, jitter=jitter)
    assert found is None or (found >= (asked or 0) and waited + found <= policy.budget)
