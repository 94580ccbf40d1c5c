"""What is tried again, after how long, and what is not."""

import threading
from typing import Any

import httpx
import pytest
from support.talking import UUID, answering, journey, refused

from journeys_as_code.errors import BadAnswer, Rejected, Throttled, Unclear, Unreachable
from journeys_as_code.remote.port import Audience
from journeys_as_code.remote.retry import Retry, RetryPolicy

CALLS = {
    "create": lambda c: c.create({}),
    "put": lambda c: c.put(UUID, {}),
    "transition": lambda c: c.transition(UUID, "start"),
    "read": lambda c: c.read(UUID),
    "list": lambda c: list(c.list()),
    "statistics": lambda c: c.statistics(UUID),
    "trigger": lambda c: c.trigger(UUID, Audience(users=["ann"]), {}),
    "drop_users": lambda c: c.drop_users(["ann"], all_journeys=True),
}
SAFE = {"put", "read", "list", "statistics"}
REFUSED = httpx.ConnectError("refused")
CUT = httpx.ReadError("reset")


def answer_to(call: str) -> Any:
    special = {
        "list": {"payload": {"items": []}},
        "statistics": {"payload": {}},
        "trigger": {"request_uuid": "r-1"},
    }
    return special.get(call, journey())


@pytest.mark.parametrize("call", CALLS)
def test_what_surely_was_not_sent_is_sent_again(call: str) -> None:
    talk = answering(REFUSED, httpx.Response(429), answer_to(call))
    CALLS[call](talk.client)
    assert len(talk.requests) == 3
    assert talk.client.requests == 2, "a refused connection carried no request"


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("unclear", [CUT, httpx.Response(503), httpx.Response(200, text="<html>")])
def test_what_may_have_happened_is_repeated_only_where_that_is_safe(
    call: str, unclear: Any
) -> None:
    talk = answering(unclear, answer_to(call))
    if call in SAFE:
        CALLS[call](talk.client)
        assert talk.client.requests == 2
    else:
        with pytest.raises((Unclear, BadAnswer)):
            CALLS[call](talk.client)
        assert talk.client.requests == 1


def test_a_refusal_is_final() -> None:
    talk = answering(httpx.Response(400, json={"code": 3, "message": "no"}))
    refused(lambda: talk.client.read(UUID), Rejected)
    assert talk.client.requests == 1


def test_waits_grow_and_end_with_the_last_error() -> None:
    talk = answering(*[REFUSED] * 5)
    refused(lambda: talk.client.read(UUID), Unreachable)
    assert talk.patience.slept == [0.5, 1.0, 2.0, 4.0]


def test_retry_after_is_obeyed() -> None:
    patient = httpx.Response(429, headers={"Retry-After": "7"})
    talk = answering(patient, journey(), jitter=lambda: 0.0)
    talk.client.create({})
    assert sum(talk.patience.slept) == 7.0


def test_retry_after_holds_every_thread_back() -> None:
    """The second caller has seen no 429, and waits all the same."""
    patient = httpx.Response(429, headers={"Retry-After": "7"})
    talk = answering(patient, journey(), jitter=lambda: 0.0, retry=RetryPolicy(attempts=1))
    refused(lambda: talk.client.create({}), Throttled)
    thread = threading.Thread(target=talk.client.read, args=(UUID,))
    thread.start()
    thread.join()
    assert talk.patience.slept == [7.0]


def test_a_longer_wait_than_the_policy_allows_is_no_wait() -> None:
    talk = answering(httpx.Response(429, headers={"Retry-After": "3600"}))
    error = refused(lambda: talk.client.create({}), Throttled)
    assert error.retry_after == 3600.0
    assert talk.patience.slept == []


def test_whoever_watches_is_told_before_each_wait() -> None:
    told: list[Retry] = []
    talk = answering(REFUSED, journey(), on_retry=told.append)
    talk.client.read(UUID)
    [retry] = told
    assert (retry.attempt, retry.delay, retry.request.method) == (1, 0.5, "GET")
    assert isinstance(retry.error, Unreachable)


def test_a_pause_is_never_longer_for_the_sake_of_the_rate() -> None:
    talk = answering(*[journey()] * 5, per_second=1.0)
    talk.client.read(UUID)
    talk.client.transition(UUID, "pause")
    before = list(talk.patience.slept)
    talk.client.put(UUID, {})
    talk.client.transition(UUID, "start")
    assert (before, talk.patience.slept) == ([1.0], [1.0])
    talk.client.read(UUID)
    assert talk.patience.slept == [1.0, 3.0], "and the others wait for it afterwards"
