"""Every way in which httpx fails, as one of our own errors; a test proves the map total."""

from __future__ import annotations

import httpx

from journeys_as_code.errors import ApiError, BadAnswer, Request, Unclear, Unreachable

FOREIGN = (
    httpx.HTTPError,
    httpx.InvalidURL,
    httpx.CookieConflict,
    httpx.StreamError,
    OSError,
)
"""What a call of httpx may raise."""

_NOT_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    httpx.InvalidURL,
)
_BAD_ANSWER = (httpx.DecodingError, httpx.TooManyRedirects)

_WORDS: dict[type[Exception], str] = {
    httpx.ConnectTimeout: "no connection in time",
    httpx.ReadTimeout: "no answer in time",
    httpx.WriteTimeout: "the request could not be sent in time",
    httpx.PoolTimeout: "no connection became free in time",
}


def failure_of(error: Exception, request: Request) -> ApiError:
    """Our error for one of httpx: Unreachable where surely nothing was sent, else Unclear.

    An answer that came and cannot be read is a BadAnswer.
    """
    words = next((text for kind, text in _WORDS.items() if isinstance(error, kind)), "")
    words = words or str(error) or type(error).__name__
    if isinstance(error, _NOT_SENT):
        return Unreachable(
            f"could not reach the API: {words}",
            request=request,
            hint="check api: in journeys.yaml, the network and the proxy",
        )
    if isinstance(error, _BAD_ANSWER):
        return BadAnswer(f"the answer could not be read: {words}", request=request)
    return Unclear(f"no answer that can be trusted: {words}", request=request)
