"""The map of httpx's failures to ours is total."""

import httpx
import pytest

from journeys_as_code.errors import ApiError, BadAnswer, Request, Unclear, Unreachable
from journeys_as_code.remote.failures import FOREIGN, failure_of

EXCEPTIONS = {
    name: found
    for name in dir(httpx)
    if isinstance(found := getattr(httpx, name), type) and issubclass(found, Exception)
}

EXPECTED: dict[str, type[ApiError]] = {
    **dict.fromkeys(
        ["ConnectError", "ConnectTimeout", "PoolTimeout", "ProxyError", "UnsupportedProtocol"],
        Unreachable,
    ),
    "InvalidURL": Unreachable,
    **dict.fromkeys(
        [
            "ReadTimeout", "WriteTimeout", "ReadError", "WriteError", "CloseError",
            "RemoteProtocolError", "LocalProtocolError", "CookieConflict", "HTTPStatusError",
            "RequestNotRead", "ResponseNotRead", "StreamClosed", "StreamConsumed",
        ],
        Unclear,
    ),
    **dict.fromkeys(["DecodingError", "TooManyRedirects"], BadAnswer),
    # what only groups the others
    **dict.fromkeys(
        [
            "HTTPError", "NetworkError", "ProtocolError", "RequestError", "StreamError",
            "TimeoutException", "TransportError",
        ],
        Unclear,
    ),
}  # fmt: skip


def raised(kind: type[Exception]) -> Exception:
    """An exception of a kind, however it is made."""
    error = kind.__new__(kind)
    Exception.__init__(error, "boom")
    return error


def test_every_exception_of_httpx_has_its_place() -> None:
    assert {
        name: type(failure_of(raised(kind), Request("GET", "/")))
        for name, kind in EXCEPTIONS.items()
    } == EXPECTED


@pytest.mark.parametrize("name", EXCEPTIONS)
def test_every_exception_of_httpx_is_caught(name: str) -> None:
    assert issubclass(EXCEPTIONS[name], FOREIGN)


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (httpx.ConnectError("refused"), "could not reach the API: refused"),
        (httpx.ConnectTimeout(""), "could not reach the API: no connection in time"),
        (httpx.ReadTimeout(""), "no answer that can be trusted: no answer in time"),
        (httpx.ReadError(""), "no answer that can be trusted: ReadError"),
        (OSError("gone"), "no answer that can be trusted: gone"),
    ],
)
def test_each_says_what_happened(error: Exception, message: str) -> None:
    assert failure_of(error, Request("GET", "/")).message == message
