"""Answers that say no, as typed errors that keep the API's own words. Both envelopes documented."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from journeys_as_code.errors import (
    ApiError,
    BadAnswer,
    FailedPrecondition,
    NoSuchCall,
    NotFound,
    Rejected,
    Request,
    Throttled,
    Unauthorized,
    Unclear,
)

_EXCERPT = 160
_TAG = re.compile(r"<(?:style|script)\b.*?</(?:style|script)>|<[^>]*>?", re.DOTALL | re.IGNORECASE)

NOT_FOUND, PERMISSION_DENIED, EXHAUSTED, FAILED_PRECONDITION, UNIMPLEMENTED, UNAUTHENTICATED = (
    5, 7, 8, 9, 12, 16,
)  # fmt: skip
"""gRPC codes. Documented by gRPC."""

_HINTS: dict[type[ApiError], str] = {
    Unauthorized: "use a server API token of this account; a device token is refused",
    Throttled: "try again later, or with a smaller --concurrency",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer as it came. `text` is scrubbed of the token, header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    text: str = field(repr=False)
    request: Request


@dataclass(frozen=True, slots=True)
class _Envelope:
    """The API's own words. `code` is 0 in a legacy envelope."""

    message: str
    code: int = 0
    details: tuple[Mapping[str, Any], ...] = ()


def refusal(answer: Answer, now: datetime) -> ApiError:
    """The error that an answer other than 2xx is."""
    if 300 <= answer.status < 400:  # noqa: PLR2004 (HTTP's own numbers, here and below)
        return _redirect(answer)
    envelope = _envelope(answer.text)
    code = envelope.code if envelope else 0
    kind = _kind(answer.status, code)
    message = envelope.message if envelope else ""
    return kind(
        message or f"HTTP {answer.status}: {excerpt(answer.text) or 'nothing more was said'}",
        request=answer.request,
        status=answer.status,
        code=code,
        details=envelope.details if envelope else (),
        retry_after=retry_after(answer.headers.get("retry-after", ""), now),
        hint=_HINTS.get(kind, ""),
    )


def _kind(status: int, code: int) -> type[ApiError]:
    if status == 429 or code == EXHAUSTED:  # noqa: PLR2004
        return Throttled
    if status in (401, 403) or code in (UNAUTHENTICATED, PERMISSION_DENIED):
        return Unauthorized
    if status in (405, 501) or code == UNIMPLEMENTED:
        return NoSuchCall
    if status == 404:  # noqa: PLR2004
        return NotFound if code == NOT_FOUND else NoSuchCall
    if status >= 500 or status == 408:  # noqa: PLR2004
        return Unclear
    return FailedPrecondition if code == FAILED_PRECONDITION else Rejected


def _redirect(answer: Answer) -> ApiError:
    """Redirects are never followed: the token goes to no other address."""
    to = answer.headers.get("location", "").partition("?")[0]
    return BadAnswer(
        f"HTTP {answer.status}: the API sends us to {to or 'another address'}",
        request=answer.request,
        status=answer.status,
        hint="redirects are not followed, since the token would go there; correct api: in journeys.yaml",
    )


def _envelope(text: str) -> _Envelope | None:
    """The v3 envelope `{code, message, details}`, or the legacy one `{success, message}`."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(value, dict) or not isinstance(value.get("message"), str):
        return None
    code = value.get("code")
    if isinstance(code, int):
        details = value.get("details")
        found = details if isinstance(details, list) else []
        return _Envelope(value["message"], code, tuple(d for d in found if isinstance(d, dict)))
    return _Envelope(value["message"]) if value.get("success") is False else None


def excerpt(text: str) -> str:
    """The beginning of what came, on one line, without control characters and HTML tags."""
    start = text.lstrip()[: _EXCERPT * 10]
    if start.startswith("<"):
        start = f"an HTML page: {_TAG.sub(' ', start)}"
    line = " ".join("".join(c if c.isprintable() else " " for c in start).split())
    return line if len(line) <= _EXCERPT else f"{line[:_EXCERPT]}…"


def retry_after(text: str, now: datetime) -> float | None:
    """Seconds that a `Retry-After` asks for, as a number or as an HTTP date; None where it is neither."""
    try:
        seconds = float(text)
    except ValueError:
        seconds = seconds_until(text, now)
    return max(0.0, seconds) if math.isfinite(seconds) else None


def seconds_until(text: str, now: datetime) -> float:
    """Seconds from now to an HTTP date, negative for a past one; NaN where `text` is none."""
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return math.nan
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return (moment - now).total_seconds()
