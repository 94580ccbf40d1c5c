"""Who passes when: a shut gate, the pace, and who need not wait for their turn."""

import threading

import pytest
from support.talking import Patience

from journeys_as_code.errors import ApiError, NotFound, Request, Throttled, Unclear, Unreachable
from journeys_as_code.remote.gate import Gate
from journeys_as_code.remote.pace import Limits

REQUEST = Request("GET", "/")


def passes(gate: Gate, error: ApiError | None = None, *, urgent: bool = False) -> None:
    """Pass a gate, with a request that ends so."""
    with gate.passing(urgent=urgent):
        if error is not None:
            raise error


def test_an_open_gate_lets_pass_at_once() -> None:
    patience = Patience()
    passes(Gate(sleep=patience.sleep, monotonic=patience))
    assert patience.slept == []


def test_a_shut_gate_holds_back_until_it_opens() -> None:
    patience = Patience()
    gate = Gate(sleep=patience.sleep, monotonic=patience)
    gate.shut(5)
    passes(gate)
    passes(gate)
    assert patience.slept == [5.0]


def test_the_longest_wait_counts() -> None:
    patience = Patience()
    gate = Gate(sleep=patience.sleep, monotonic=patience)
    gate.shut(5)
    gate.shut(2)
    passes(gate)
    assert patience.slept == [5.0]


def test_a_gate_shut_again_meanwhile_is_waited_for_again() -> None:
    patience = Patience()

    def sleep(seconds: float) -> None:
        patience.sleep(seconds)
        if len(patience.slept) == 1:
            gate.shut(3)

    gate = Gate(sleep=sleep, monotonic=patience)
    gate.shut(5)
    passes(gate)
    assert patience.slept == [5.0, 3.0]


def test_a_sleep_that_does_not_sleep_hangs_nobody() -> None:
    gate = Gate(sleep=lambda _: None, monotonic=Patience())
    gate.shut(5)
    passes(gate)


def test_the_rate_spreads_requests_and_what_is_urgent_is_made_up_for() -> None:
    patience = Patience()
    gate = Gate(Limits(per_second=2.0), sleep=patience.sleep, monotonic=patience)
    passes(gate)
    passes(gate, urgent=True)
    passes(gate, urgent=True)
    assert patience.slept == []
    passes(gate)
    assert patience.slept == [1.5]


def test_what_is_urgent_waits_too_while_the_gate_is_shut() -> None:
    patience = Patience()
    gate = Gate(sleep=patience.sleep, monotonic=patience)
    gate.shut(5)
    passes(gate, urgent=True)
    assert patience.slept == [5.0]


def test_a_429_slows_and_answers_quicken() -> None:
    gate = Gate(Limits(workers=8), sleep=lambda _: None, monotonic=Patience())
    with pytest.raises(Throttled):
        passes(gate, Throttled("slow down", request=REQUEST, status=429))
    assert gate.pace.workers == 4
    for _ in range(64):
        passes(gate)
    assert gate.pace.workers == 8


@pytest.mark.parametrize(
    ("error", "quickens"),
    [
        (NotFound("no", request=REQUEST, status=404), True),
        (Unclear("what?", request=REQUEST, status=503), False),
        (Unreachable("nobody there", request=REQUEST), False),
    ],
)
def test_only_an_answer_quickens(error: ApiError, quickens: bool) -> None:
    gate = Gate(Limits(workers=8), sleep=lambda _: None, monotonic=Patience())
    with pytest.raises(Throttled):
        passes(gate, Throttled("slow down", request=REQUEST, status=429))
    with pytest.raises(ApiError):
        passes(gate, error)
    assert (gate.pace.share > 0.5) is quickens


def test_no_more_are_under_way_than_there_are_places_but_for_what_is_urgent() -> None:
    gate = Gate(Limits(workers=1), sleep=lambda _: None, monotonic=Patience())
    passed = threading.Event()

    def later() -> None:
        with gate.passing():
            passed.set()

    with gate.passing():
        waiting = threading.Thread(target=later)
        waiting.start()
        passes(gate, urgent=True)
        assert not passed.is_set()
    waiting.join(60)
    assert passed.is_set()
