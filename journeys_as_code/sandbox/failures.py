"""What the service refuses, and the two envelopes it says so in."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import Any


class Code(IntEnum):
    """The gRPC codes this service uses. Their meaning is documented by gRPC."""

    INVALID_ARGUMENT = 3
    NOT_FOUND = 5
    PERMISSION_DENIED = 7
    RESOURCE_EXHAUSTED = 8
    FAILED_PRECONDITION = 9
    UNIMPLEMENTED = 12
    UNAUTHENTICATED = 16


_HTTP: Mapping[Code, int] = {
    Code.INVALID_ARGUMENT: 400,
    Code.NOT_FOUND: 404,
    Code.PERMISSION_DENIED: 403,
    Code.RESOURCE_EXHAUSTED: 413,
    Code.FAILED_PRECONDITION: 400,
    Code.UNIMPLEMENTED: 501,
    Code.UNAUTHENTICATED: 401,
}
_NEVER_LEGACY_400 = frozenset(
    {Code.UNAUTHENTICATED, Code.PERMISSION_DENIED, Code.RESOURCE_EXHAUSTED}
)


class Failure(Exception):
    """A call that is refused."""

    def __init__(self, code: Code, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message

    def status(self, *, legacy: bool) -> int:
        """The HTTP status. Documented: legacy calls answer 400 whatever is wrong with the request."""
        return 400 if legacy and self.code not in _NEVER_LEGACY_400 else _HTTP[self.code]

    def body(self, *, legacy: bool) -> dict[str, Any]:
        """The envelope. Documented."""
        if legacy:
            return {"success": False, "message": self.message}
        return {"code": int(self.code), "message": self.message, "details": []}


class NoSuchCall(Exception):
    """There is no such route: answered without a gRPC body."""

    def __init__(self, status: int = 404) -> None:
        super().__init__(status)
        self.status = status


def invalid(message: str) -> Failure:
    """The request itself is wrong."""
    return Failure(Code.INVALID_ARGUMENT, message)


def not_now(message: str) -> Failure:
    """The request is right, but the journey is not in a state for it. The code is assumed."""
    return Failure(Code.FAILED_PRECONDITION, message)


def no_journey(uuid: str) -> Failure:
    """There is no such journey."""
    return Failure(Code.NOT_FOUND, f"journey {uuid} not found")
