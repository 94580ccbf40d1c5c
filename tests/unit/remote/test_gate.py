from support.talking import Patience

from journeys_as_code.remote.gate import Gate


def test_an_open_gate_lets_pass_at_once() -> None:
    patience = Patience()
    Gate(sleep=patience.sleep, monotonic=patience).wait()
    assert patience.slept == []


def test_a_shut_gate_holds_back_until_it_opens() -> None:
    patience = Patience()
    gate = Gate(sleep=patience.sleep, monotonic=patience)
    gate.shut(5)
    gate.wait()
    gate.wait()
    assert patience.slept == [5.0]


def test_the_longest_wait_counts() -> None:
    patience = Patience()
    gate = Gate(sleep=patience.sleep, monotonic=patience)
    gate.shut(5)
    gate.shut(2)
    gate.wait()
    assert patience.slept == [5.0]


def test_a_gate_shut_again_meanwhile_is_waited_for_again() -> None:
    patience = Patience()

    def sleep(seconds: float) -> None:
        patience.sleep(seconds)
        if len(patience.slept) == 1:
            gate.shut(3)

    gate = Gate(sleep=sleep, monotonic=patience)
    gate.shut(5)
    gate.wait()
    assert patience.slept == [5.0, 3.0]


def test_a_sleep_that_does_not_sleep_hangs_nobody() -> None:
    gate = Gate(sleep=lambda _: None, monotonic=Patience())
    gate.shut(5)
    gate.wait()
