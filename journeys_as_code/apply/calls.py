"""The calls of one journey: each has surely worked when it returns, or raises."""

from __future__ import annotations

from dataclasses import dataclass, field

from journeys_as_code.apply.tools import Tools
from journeys_as_code.errors import ApiError, BadAnswer, FailedPrecondition, Request, Unclear
from journeys_as_code.model.journey import Status
from journeys_as_code.plan.lifecycle import TRANSITIONS
from journeys_as_code.remote.port import Action, Wire

_DELAYS = (0.2, 1.0, 3.0)
"""Seconds before an unclear lifecycle call is made again, once looking shows that it did not work."""


@dataclass(frozen=True, slots=True)
class Live:
    """What a call or a look tells of a journey; `raw` is empty where no journey object came."""

    status: Status | None
    raw: Wire = field(repr=False, default_factory=dict)


class Calls:
    """The calls to one live journey."""

    def __init__(self, tools: Tools, uuid: str) -> None:
        self._tools = tools
        self._uuid = uuid

    def put(self, payload: Wire) -> Live:
        """Replace the definition; raises any `ApiError`, after the client's own attempts."""
        answer = self._tools.api.put(self._uuid, payload)
        return Live(answer.status, answer.raw)

    def transition(self, action: Action) -> Live:
        """Move the journey to another status; what is unclear is settled by looking.

        Raises what the API said: an `Unclear` or `BadAnswer` when it may have worked all the same.
        """
        doubt: ApiError | None = None
        for delay in (*_DELAYS, None):
            try:
                return self._moved(action)
            except FailedPrecondition:
                if doubt is None:
                    raise
            except (Unclear, BadAnswer) as error:
                doubt = error
            live = self.look()
            if live is not None and live.status is TRANSITIONS[action].target:
                return live
            if live is None or delay is None:
                break
            self._tools.sleep(delay)
        raise doubt or AssertionError

    def look(self) -> Live | None:
        """The journey as it is now, as far as it can be read; None when it cannot."""
        reader = self._tools.reader
        reader.forget()
        try:
            now = reader.prior(self._uuid, {}, None)
        except ApiError:
            return None
        return None if now.gone or now.status is None else Live(now.status, now.raw)

    def _moved(self, action: Action) -> Live:
        answer = self._tools.api.transition(self._uuid, action)
        reached = TRANSITIONS[action].target
        if answer.status not in (None, reached):
            message = f"{action} was answered with a journey that is {answer.status}"
            raise BadAnswer(message, request=Request("POST", action))
        return Live(reached, answer.raw)
