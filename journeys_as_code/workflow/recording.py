"""What an apply adds to the history, while it runs. Its own trouble never becomes that of the apply."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from journeys_as_code.apply.events import Ended, Event
from journeys_as_code.apply.outcome import JourneyOutcome, Outcome, Result
from journeys_as_code.errors import StateError
from journeys_as_code.plan.change import Action, JourneyPlan, Plan
from journeys_as_code.report.redact import redact_outcome
from journeys_as_code.secrets import Secrets
from journeys_as_code.source.repository import checked_out
from journeys_as_code.state.codec import stamp
from journeys_as_code.state.entries import Begun, Entry, JourneyEnded, RunEnded
from journeys_as_code.state.history import FileHistory


class Recorder:
    """Writes the lines of one run, in the thread that `execute` tells its events in.

    A plan that changes nothing leaves no lines. Once one cannot be written no other is tried;
    `trouble` says why.
    """

    def __init__(
        self,
        root: Path,
        plan: Plan,
        *,
        run: str,
        secrets: Secrets,
        clock: Callable[[], datetime],
    ) -> None:
        self._root = root
        self._history = FileHistory(root)
        self._plan = plan
        self._plans = {journey.key: journey for journey in plan.journeys}
        self._run = run
        self._secrets = secrets
        self._clock = clock
        self._told: set[str] = set()
        self.trouble = ""

    def begin(self, *, who: str, command: str, digest: str) -> None:
        """The first line, before the first call."""
        commit = checked_out(self._root)
        self._append(
            lambda: Begun(
                run=self._run,
                at=self._now(),
                target=self._plan.target,
                who=who,
                command=self._secrets.scrub(command),
                application_code=self._plan.application_code,
                commit=commit.id if commit else "",
                clean=commit.clean if commit else None,
                plan=digest,
                journeys=len(self._plan.changed),
            )
        )

    def tell(self, event: Event) -> None:
        """The line of a journey, as soon as it is through."""
        if isinstance(event, Ended):
            self._journey(event.outcome)

    def end(self, outcome: Outcome) -> None:
        """The lines of journeys that nothing was told of, and the last one."""
        for journey in outcome.journeys:
            if journey.key not in self._told and journey.result is not Result.UNCHANGED:
                self._journey(journey)
        self._append(
            lambda: RunEnded(
                run=self._run,
                at=self._now(),
                target=self._plan.target,
                ended=str(outcome.ended),
                requests=outcome.requests,
                paused_for=outcome.paused_for,
            )
        )

    def _journey(self, outcome: JourneyOutcome) -> None:
        self._told.add(outcome.key)
        self._append(lambda: self._line(outcome, self._plans[outcome.key]))

    def _line(self, outcome: JourneyOutcome, plan: JourneyPlan) -> JourneyEnded:
        (shown,) = redact_outcome(Outcome("", (outcome,), 0), self._secrets).journeys
        has_it = outcome.written or outcome.result is Result.DONE
        document = plan.desired if has_it and plan.action is not Action.ARCHIVE else None
        return JourneyEnded(
            run=self._run,
            at=self._now(),
            target=self._plan.target,
            key=shown.key,
            uuid=shown.uuid,
            title=shown.title,
            action=str(shown.action),
            result=str(shown.result),
            calls=[*shown.calls],
            before=plan.status_from and str(plan.status_from),
            status=shown.status and str(shown.status),
            error=shown.error,
            paused_for=shown.paused_for,
            file=plan.file,
            document=self._secrets.seal(document) if document else None,
            points=dict(plan.uuids) if document else {},
        )

    def _now(self) -> str:
        return stamp(self._clock())

    def _append(self, entry: Callable[[], Entry]) -> None:
        if self.trouble or not self._plan.changed:
            return
        try:
            self._history.append([entry()])
        except StateError as error:
            self.trouble = error.message
        except Exception as error:  # noqa: BLE001 (an apply is not to fail for the sake of its history)
            self.trouble = f"{self._history.shown}: {type(error).__name__}: {error}"
