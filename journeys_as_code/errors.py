"""Every error this tool raises on purpose, drawn as a tree.

    JourneysError                      exit code
    |- UsageError                      64   the command line asks for what cannot be
    |- ProjectError                     1   the project cannot be read or does not validate
    |- Refused                          1   we could, and will not: consent, protection, staleness
    |  |- ConsentNeeded                     a plan needs a consent that was not given
    |  |- PlanRejected                      a saved plan is of another world, or was tampered with
    |  `- LockHeld                          somebody else is applying to this target
    |- StateError                       1   the state store is damaged or moved under us
    |  `- StateConflict                     compare-and-set lost: the record changed meanwhile
    |- ApiError                             a call of the Customer Journey API did not work
    |  |- Unreachable                  69   surely not sent: nothing happened there
    |  |- Unauthorized                 69   the token is missing, wrong, or a device token
    |  |- Unclear                      69   sent, but no answer that can be trusted: it MAY have happened
    |  |- Throttled                    69   HTTP 429: refused for now, nothing happened
    |  |- BadAnswer                     1   answered, but not with what the call promises: it MAY have happened
    |  `- Rejected                      1   understood and refused, nothing happened
    |     |- NotFound                       gRPC code 5: there is no such journey
    |     |- FailedPrecondition             gRPC code 9: not in this status
    |     `- NoSuchCall                     this service has no such call (405, 501, code 12, bare 404)
    `- Interrupted                    130   stopped by a signal

Foreign errors (httpx, OS, YAML, JSON) are turned into these at the door they come in by.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar


class JourneysError(Exception):
    """Something went wrong in a way we foresaw; `hint` says what to do about it."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(JourneysError):
    """The command line asks for what cannot be."""

    exit_code = 64


class ProjectError(JourneysError):
    """The project cannot be read or does not validate."""


class Refused(JourneysError):
    """We could, and will not."""


class ConsentNeeded(Refused):
    """A plan needs a consent that was not given."""


class PlanRejected(Refused):
    """A saved plan is of another world, or was tampered with."""


class LockHeld(Refused):
    """Somebody else is applying to this target."""


class StateError(JourneysError):
    """The state store is damaged or cannot be used."""


class StateConflict(StateError):
    """The record changed since it was read; nothing was written."""


@dataclass(frozen=True, slots=True)
class Request:
    """The request an API error is about, without its token or body."""

    method: str
    path: str
    request_id: str = ""


class ApiError(JourneysError):
    """A call of the Customer Journey API did not work.

    `code` is the gRPC code of a v3 error (0 where there was none), `status` the HTTP status (0 where
    no answer came), `details` the API's own details, `happened` whether the work may have been done.
    """

    happened: ClassVar[bool] = False

    def __init__(
        self,
        message: str,
        *,
        request: Request,
        status: int = 0,
        code: int = 0,
        details: Sequence[Mapping[str, Any]] = (),
        retry_after: float | None = None,
        hint: str = "",
    ) -> None:
        super().__init__(message, hint=hint)
        self.request = request
        self.status = status
        self.code = code
        self.details = tuple(details)
        self.retry_after = retry_after


class Unreachable(ApiError):
    """Surely not sent: nothing happened there."""

    exit_code = 69


class Unauthorized(ApiError):
    """The token is missing, wrong, or of the wrong kind."""

    exit_code = 69


class Unclear(ApiError):
    """Sent, but no answer that can be trusted: the work may have been done."""

    exit_code = 69
    happened = True


class Throttled(ApiError):
    """HTTP 429: refused for now; `retry_after` is in seconds where the API gave it."""

    exit_code = 69


class BadAnswer(ApiError):
    """Answered, but not with what the call promises: the work may have been done."""

    happened = True


class Rejected(ApiError):
    """Understood and refused: nothing happened."""


class NotFound(Rejected):
    """gRPC code 5: there is no such journey."""


class FailedPrecondition(Rejected):
    """gRPC code 9: the journey is not in a status that allows this."""


class NoSuchCall(Rejected):
    """This service has no such call (405, 501, gRPC code 12, or 404 without a gRPC body)."""


class Interrupted(JourneysError):
    """Stopped by a signal."""

    exit_code = 130
