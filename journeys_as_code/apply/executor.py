"""Carries out a plan: journeys in parallel, the calls of one journey in order. Takes only a plan."""

from __future__ import annotations

import queue
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Event as Flag

from journeys_as_code.apply.events import Begun, Called, Ended, Event
from journeys_as_code.apply.journey import apply_journey
from journeys_as_code.apply.newcomers import Newcomers
from journeys_as_code.apply.outcome import JourneyOutcome, OnError, Outcome, Result
from journeys_as_code.apply.permit import Permit
from journeys_as_code.apply.tools import Stop, Tools
from journeys_as_code.errors import LockHeld, StateError
from journeys_as_code.plan.change import Action, JourneyPlan, Plan
from journeys_as_code.remote.port import JourneysApi
from journeys_as_code.remote.reader import Reader
from journeys_as_code.remote.semantics import Semantics
from journeys_as_code.remote.wire import Codec
from journeys_as_code.secrets import Secrets
from journeys_as_code.state.store import Lease, Store

_HEARTBEAT = 5.0
"""Seconds between looks at the lease while journeys are under way; a lease lasts much longer."""


def execute(
    plan: Plan,
    *,
    api: JourneysApi,
    codec: Codec,
    reader: Reader,
    store: Store,
    lease: Lease,
    secrets: Secrets,
    clock: Callable[[], datetime],
    monotonic: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
    run_id: str,
    concurrency: int = 8,
    on_error: OnError = OnError.CONTINUE,
    on_event: Callable[[Event], None] = lambda _: None,
    stop: Stop | None = None,
    requests: Callable[[], int] = lambda: 0,
) -> Outcome:
    """Apply the whole plan and tell what became of each journey; raises nothing of theirs.

    Journeys that an earlier run left paused come first, then others it left unfinished. Once `stop`
    is set, or the lease is lost, no other journey is begun; those in hand finish their calls. With
    `OnError.STOP` the same holds once a journey failed, but for those that were left paused.
    `on_event` is called in the thread of the caller only. `requests` counts the HTTP requests so far.
    """
    tools = Tools(
        api=api,
        codec=codec,
        semantics=Semantics(codec.catalogue),
        reader=reader,
        newcomers=Newcomers(reader),
        store=store,
        lease=lease,
        permit=Permit(lease),
        secrets=secrets,
        clock=clock,
        monotonic=monotonic,
        sleep=sleep,
        stop=stop or Flag(),
        run_id=run_id,
    )
    before = requests()
    reader.forget()
    with api.asking(tools.permit):
        outcomes = _Run(tools, on_event, on_error).all(plan.journeys, concurrency)
    return Outcome(
        target=plan.target,
        journeys=tuple(sorted(outcomes, key=lambda outcome: outcome.key)),
        requests=requests() - before,
        interrupted=tools.stop.is_set(),
    )


class _Run:
    """One run over all journeys: the pool, and what is told on the way."""

    def __init__(self, tools: Tools, on_event: Callable[[Event], None], on_error: OnError) -> None:
        self._tools = tools
        self._on_event = on_event
        self._on_error = on_error
        self._events: queue.SimpleQueue[Event | None] = queue.SimpleQueue()
        self._halted = Flag()
        self._failed = Flag()
        self._why = ("", "")

    def all(self, journeys: Sequence[JourneyPlan], concurrency: int) -> list[JourneyOutcome]:
        """Every journey's outcome, in the order in which they were begun."""
        in_order = sorted(journeys, key=lambda plan: (not plan.left_paused, not plan.recovers))
        pool = ThreadPoolExecutor(concurrency, thread_name_prefix="apply")
        try:
            futures = [pool.submit(self._one, plan) for plan in in_order]
            for future in futures:
                future.add_done_callback(lambda _: self._events.put(None))
            self._watch(len(futures))
        finally:
            self._halted.set()
            pool.shutdown()
        return [future.result() for future in futures]

    def _one(self, plan: JourneyPlan) -> JourneyOutcome:
        if self._is_over_for(plan):
            return self._not_reached(plan)
        if not plan.changes_anything:
            return apply_journey(plan, self._tools, lambda _: None)
        self._events.put(Begun(plan.key, plan.title, plan.action))
        outcome = apply_journey(
            plan, self._tools, lambda call: self._events.put(Called(plan.key, call))
        )
        if outcome.result is Result.NOT_REACHED:
            self._why = (outcome.error, outcome.hint)
            self._halted.set()
        elif self._ends_the_run(outcome):
            self._why = self._why if self._failed.is_set() else _stopped_by(outcome)
            self._failed.set()
        self._events.put(Ended(outcome))
        return outcome

    def _is_over_for(self, plan: JourneyPlan) -> bool:
        """Whether this journey is not to be begun any more.

        A failure of another is no reason to leave one paused that an earlier run left so.
        """
        if self._tools.stop.is_set() or self._halted.is_set():
            return True
        return self._failed.is_set() and not plan.left_paused

    def _ends_the_run(self, outcome: JourneyOutcome) -> bool:
        wrong = outcome.result in (Result.FAILED, Result.STALE)
        return wrong and self._on_error is OnError.STOP

    def _not_reached(self, plan: JourneyPlan) -> JourneyOutcome:
        error, hint = self._why
        reached = plan.action is Action.NONE
        return JourneyOutcome(
            key=plan.key,
            uuid=plan.uuid,
            title=plan.title,
            action=plan.action,
            result=Result.UNCHANGED if reached else Result.NOT_REACHED,
            status=plan.status_from if reached else None,
            error="" if reached else error,
            hint="" if reached else hint,
        )

    def _watch(self, journeys: int) -> None:
        """Tell what happens until all journeys are through, keeping the lease alive meanwhile.

        Telling is done here and not where it happens: a terminal that blocks must not lengthen a pause.
        """
        while journeys:
            try:
                event = self._events.get(timeout=_HEARTBEAT)
            except queue.Empty:
                self._keep_lease()
                continue
            if event is None:
                journeys -= 1
            else:
                self._tell(event)

    def _keep_lease(self) -> None:
        try:
            self._tools.lease.check()
        except LockHeld as error:
            self._why = (error.message, error.hint)
            self._halted.set()
        except StateError:
            return  # the next journey's own look says so where it matters

    def _tell(self, event: Event) -> None:
        try:
            self._on_event(event)
        except Exception:  # noqa: BLE001 (a listener's trouble is no reason to leave journeys undone)
            self._on_event = lambda _: None


def _stopped_by(outcome: JourneyOutcome) -> tuple[str, str]:
    what = "failed" if outcome.result is Result.FAILED else "had changed"
    return f"the run was told to stop at the first failure, and {outcome.key} {what}", ""
