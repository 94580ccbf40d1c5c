"""The calls of one journey: each has surely worked when it returns, or raises."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace

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
    probed: bool = False
    """Whether it was paused on the way, only to find out whether it ran."""


class Calls:
    """The calls to one live journey; `suspects` are those that an interrupted run may have made."""

    def __init__(self, tools: Tools, uuid: str, suspects: Collection[str] = ()) -> None:
        self._tools = tools
        self._uuid = uuid
        self._suspects = suspects

    def put(self, payload: Wire) -> Live:
        """Replace the definition; raises any `ApiError`, after the client's own attempts."""
        answer = self._tools.api.put(self._uuid, payload)
        return Live(answer.status, answer.raw)

    def transition(self, action: Action) -> Live:
        """Move the journey to another status; what is unclear is settled by looking.

        Raises what the API said: an `Unclear` or `BadAnswer` when it may have worked all the same.
        """
        trouble: ApiError | None = None
        for delay in (*_DELAYS, None):
            refusal: FailedPrecondition | None = None
            try:
                return self._moved(action)
            except FailedPrecondition as error:
                if trouble is None and action not in self._suspects:
                    raise
                trouble, refusal = trouble or error, error
            except (Unclear, BadAnswer) as error:
                trouble = error
            live = self.look()
            if live is not None and live.status is TRANSITIONS[action].target:
                return live
            if live is None and refusal is not None:
                return self._by_elimination(action, refusal)
            if refusal is not None or delay is None:
                break
            self._tools.sleep(delay)
        raise trouble or AssertionError

    def halt(self) -> Live | None:
        """Pause it if it runs; None where it does not, for only what runs takes a pause."""
        try:
            return self._moved("pause")
        except FailedPrecondition:
            return None

    def _by_elimination(self, action: Action, refusal: FailedPrecondition) -> Live:
        """Where nothing can be looked up: a call that may have worked and is refused now has worked.

        A start is refused also of what cannot run at all. A pause tells: only what runs takes it.
        """
        if action != "start":
            return Live(TRANSITIONS[action].target)
        try:
            self._moved("pause")
        except FailedPrecondition:
            raise refusal from None
        return replace(self._moved("start"), probed=True)

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
