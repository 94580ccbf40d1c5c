"""What a real connection may do to a request, over real sockets on this machine."""

import json
import threading
from typing import Any

import pytest
from support.raw_http import RESET, Reply, http, serving
from support.talking import UUID, client, journey, refused

from journeys_as_code.errors import ApiError, BadAnswer, Unclear, Unreachable
from journeys_as_code.remote.connection import Timeouts
from journeys_as_code.remote.retry import NEVER

GOOD = json.dumps(journey())
FINE = Reply(http(200, GOOD), then="keep")
HASTY = Timeouts(connect=30, read=0.03, write=30, pool=30)


def failed(reply: Reply, kind: type[ApiError], **options: Any) -> ApiError:
    """The error that one fault in answer to a create becomes."""
    with serving(reply) as server, client(server.url, **options) as api:
        error: ApiError = refused(lambda: api.create({}), kind)
        assert api.requests == len(server.requests) == 1
    return error


def test_one_connection_serves_many_requests() -> None:
    with serving(*[FINE] * 5) as server, client(server.url) as api:
        for _ in range(5):
            api.read(UUID)
        assert (len(server.requests), server.connections) == (5, 1)


def test_nobody_listens() -> None:
    with serving() as server:
        pass
    with client(server.url, retry=NEVER) as api:
        refused(lambda: api.create({}), Unreachable)
        assert api.requests == 0


def test_a_reset_before_the_answer_is_unclear() -> None:
    failed(RESET, Unclear)


def test_a_closed_connection_is_unclear() -> None:
    failed(Reply(), Unclear)


def test_an_answer_that_takes_too_long_is_unclear() -> None:
    error = failed(Reply(http(200, GOOD), delay=1), Unclear, timeout=HASTY)
    assert error.message == "no answer that can be trusted: no answer in time"


def test_what_is_no_http_is_unclear() -> None:
    failed(Reply(b"SSH-2.0-OpenSSH_9.6\r\n"), Unclear)


def test_a_body_cut_short_is_a_bad_answer() -> None:
    error = failed(Reply(http(200, GOOD, length=5000)), BadAnswer)
    assert error.message.startswith("the answer cannot be used: it was cut short (")


def test_a_body_reset_half_way_is_a_bad_answer() -> None:
    failed(Reply(http(200, GOOD, length=5000), then="reset"), BadAnswer)


def test_a_body_in_a_broken_encoding_is_a_bad_answer() -> None:
    failed(Reply(http(200, "no gzip", Content_Encoding="gzip")), BadAnswer)


def test_a_refusal_cut_short_is_still_that_refusal() -> None:
    error = failed(Reply(http(503, "upstream", length=50)), Unclear)
    assert error.message == "HTTP 503: upstream"


def test_a_redirect_never_takes_the_token_along() -> None:
    with serving(FINE) as elsewhere:
        moved = Reply(http(307, Location=f"{elsewhere.url}/steal"))
        failed(moved, BadAnswer)
        assert elsewhere.requests == []


def test_a_safe_call_gets_over_every_fault() -> None:
    sorry = Reply(http(502, Connection="close"))
    faults = [RESET, Reply(), sorry, Reply(http(200, GOOD, length=5000))]
    with serving(*faults, FINE) as server, client(server.url) as api:
        assert api.put(UUID, {}).uuid == UUID
        assert api.requests == len(server.requests) == 5


def test_no_free_connection_in_time_is_unreachable() -> None:
    """A request that waited for the pool was never sent; only what is urgent comes so far."""
    good = http(200, GOOD, Connection="close")
    waits = Timeouts(pool=0.01)
    with (
        serving(Reply(good), Reply(good, delay=1)) as server,
        client(server.url, connections=1, timeout=waits, retry=NEVER) as api,
    ):
        api.transition(UUID, "pause")
        thread = threading.Thread(target=api.read, args=(UUID,))
        thread.start()
        while len(server.requests) == 1:
            pass
        error = refused(lambda: api.put(UUID, {}), Unreachable)
        thread.join()
    assert error.message == "could not reach the API: no connection became free in time"


def test_requests_are_counted_across_threads() -> None:
    told = Reply(http(200, GOOD, Connection="close"))  # or a request may meet a closed connection
    with serving(*[told] * 40) as server, client(server.url) as api:
        threads = [threading.Thread(target=api.read, args=(UUID,)) for _ in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert api.requests == len(server.requests) >= 20  # a busy machine may need a second try


@pytest.mark.parametrize("variable", ["HTTP_PROXY", "ALL_PROXY", "http_proxy"])
def test_a_proxy_never_sees_what_goes_to_this_machine(
    variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(FINE) as proxy, serving(FINE) as server:
        monkeypatch.setenv(variable, proxy.url)
        with client(server.url) as api:
            api.read(UUID)
        assert (len(proxy.requests), len(server.requests)) == (0, 1)


def test_a_proxy_of_the_environment_is_used_for_other_hosts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with serving(Reply(http(403, "not here"))) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        with client("https://journey.example", retry=NEVER) as api:
            refused(lambda: api.read(UUID), Unreachable)
        [request] = proxy.requests
    assert request.startswith(b"CONNECT journey.example:443 HTTP/1.1")
    assert b"server-token" not in request
