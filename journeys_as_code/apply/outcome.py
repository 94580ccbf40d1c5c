"""What an apply did, as a value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from journeys_as_code.model.journey import Status
from journeys_as_code.plan.change import Action, Call


class OnError(StrEnum):
    """What becomes of the other journeys once one failed or was found changed."""

    CONTINUE = "continue"
    """They go on: no journey depends on another."""
    STOP = "stop"
    """Those under way finish their calls, no other is begun."""


class Ended(StrEnum):
    """How a whole run ended."""

    RUNNING = "running"
    """It did not end yet, or was killed."""
    DONE = "done"
    FAILED = "failed"
    """Some journeys failed, were left alone or were not reached."""
    INTERRUPTED = "interrupted"
    """By a signal, or because its time was over."""
    ERROR = "error"
    """Before any journey was begun."""


class Result(StrEnum):
    """How it went with one journey."""

    DONE = "done"
    FAILED = "failed"
    STALE = "stale"
    """The journey had changed since the plan; it was left alone."""
    NOT_REACHED = "not_reached"
    """The run stopped before it."""
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class JourneyOutcome:
    """What happened to one journey. `paused_for` is in seconds, None where it was never paused."""

    key: str
    uuid: str | None
    title: str
    action: Action
    result: Result
    calls: tuple[Call, ...] = ()
    """The calls that surely worked, in order."""
    status: Status | None = None
    """The journey's status afterwards, as last seen."""
    error: str = ""
    hint: str = ""
    unclear: bool = False
    """Whether a call may have worked although no answer said so; the pending record stays."""
    restored: bool = False
    """Whether the put failed and the journey was started again with its old definition."""
    paused_for: float | None = None
    written: bool = False
    """Whether it has the definition that the plan gives it, whatever else went wrong."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What happened to all of them, in order of key."""

    target: str
    journeys: tuple[JourneyOutcome, ...]
    requests: int
    """How many HTTP requests were made."""
    interrupted: bool = False
    notes: tuple[str, ...] = ()
    """What went wrong beside the journeys themselves."""
    goes_on: str = ""
    """The command that goes on where something is left, if that is neither apply nor plan."""

    @property
    def counts(self) -> Mapping[Result, int]:
        """How many journeys ended how."""
        return {
            result: sum(journey.result is result for journey in self.journeys) for result in Result
        }

    @property
    def exit_code(self) -> int:
        """0 all done; 1 something failed, was stale or was not reached; 130 interrupted."""
        if self.interrupted:
            return 130
        bad = (Result.FAILED, Result.STALE, Result.NOT_REACHED)
        return 1 if any(self.counts[result] for result in bad) else 0

    @property
    def ended(self) -> Ended:
        """How the run ended."""
        if self.interrupted:
            return Ended.INTERRUPTED
        return Ended.FAILED if self.exit_code else Ended.DONE

    @property
    def pauses(self) -> tuple[float, ...]:
        """How long each journey that this run paused and started again was paused, in seconds."""
        lengths = (journey.paused_for for journey in self.journeys)
        return tuple(length for length in lengths if length is not None)

    @property
    def paused_for(self) -> float:
        """Seconds that all journeys together were paused by this run."""
        return sum(self.pauses)

    @property
    def next_command(self) -> str:
        """The one command that continues; empty when there is nothing to continue.

        To apply again helps nobody where all that is left is blocked: the plan says what to do first.
        """
        if self.exit_code == 0:
            return ""
        failed = any(
            it.result is Result.FAILED and it.action is not Action.BLOCKED for it in self.journeys
        )
        unfinished = self.interrupted or failed or self.counts[Result.NOT_REACHED]
        command = self.goes_on or ("apply" if unfinished else "plan")
        return f"journeys {command} --target {self.target}"
