"""From a plan to the account: consents first, then the lock, then the calls."""

from __future__ import annotations

import getpass
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from journeys_as_code.apply.events import Event
from journeys_as_code.apply.executor import execute
from journeys_as_code.apply.outcome import JourneyOutcome, Outcome, Result
from journeys_as_code.apply.tools import Stop
from journeys_as_code.errors import ConsentNeeded
from journeys_as_code.plan import planfile, safety
from journeys_as_code.plan.change import Action, Consents, Plan
from journeys_as_code.plan.planfile import Judged, Verdict
from journeys_as_code.report import plan_json
from journeys_as_code.state.store import Lease, Store
from journeys_as_code.workflow.connecting import Connection
from journeys_as_code.workflow.opening import Workspace
from journeys_as_code.workflow.planning import plan


def apply(
    ws: Workspace,
    at: Connection,
    planned: Plan,
    consents: Consents,
    *,
    on_event: Callable[[Event], None] = lambda _: None,
    stop: Stop | None = None,
) -> Outcome:
    """Carry out a plan under the target's lock.

    Raises ConsentNeeded when the plan needs a consent that was not given, LockHeld when somebody
    else is applying; nothing is sent then.
    """
    require_consent(planned, ws, consents)
    with held(at, "apply") as lease:
        return execute(
            planned,
            api=at.api,
            codec=at.codec,
            reader=at.reader,
            store=at.store,
            lease=lease,
            secrets=at.secrets,
            clock=at.clock,
            run_id=lease.info.id,
            concurrency=at.connections,
            on_event=on_event,
            stop=stop,
            requests=lambda: at.api.requests,
        )


def save(ws: Workspace, at: Connection, planned: Plan) -> str:
    """The text of a plan file. Whoever looks at it and applies it gives the consents that it needs."""
    saved = planfile.save(
        planned,
        plan_json.document(planned, secrets=at.secrets),
        project=ws.project.project,
        consents=safety.needed(planned, ws.project.safety),
        secrets=at.secrets,
    )
    return planfile.dump(saved)


def apply_saved(
    ws: Workspace,
    at: Connection,
    text: str,
    *,
    on_event: Callable[[Event], None] = lambda _: None,
    stop: Stop | None = None,
) -> Outcome:
    """Carry out a saved plan: those of its journeys for which a fresh plan says just the same.

    The others are reported as stale, or as unchanged where what was planned is done already.
    Raises PlanRejected for a file that is no plan, was changed, or is of another project or target.
    """
    saved = planfile.load(text)
    fresh = plan(ws, at, [journey.key for journey in saved.journeys], lenient=True).plan
    judged = planfile.compare(saved, fresh, project=ws.project.project, secrets=at.secrets)
    same = {it.key for it in judged if it.verdict is Verdict.SAME}
    rest = tuple(_passed_over(it, fresh) for it in judged if it.key not in same)
    chosen = replace(fresh, journeys=tuple(it for it in fresh.journeys if it.key in same))
    outcome = apply(ws, at, chosen, saved.consents, on_event=on_event, stop=stop)
    journeys = sorted((*outcome.journeys, *rest), key=lambda journey: journey.key)
    return replace(outcome, journeys=tuple(journeys))


def _passed_over(judged: Judged, fresh: Plan) -> JourneyOutcome:
    """What becomes of a journey of a saved plan that is not what it was, or is done already."""
    journey = next((it for it in fresh.journeys if it.key == judged.key), None)
    done = judged.verdict is Verdict.APPLIED
    return JourneyOutcome(
        key=judged.key,
        uuid=journey.uuid if journey else None,
        title=journey.title if journey else judged.key,
        action=journey.action if journey else Action.NONE,
        result=Result.UNCHANGED if done else Result.STALE,
        status=journey.status_from if journey else None,
        error="" if done else judged.reason,
        hint="" if done else "run `journeys plan` to see it as it is now",
    )


def require_consent(planned: Plan, ws: Workspace, consents: Consents) -> None:
    """Raise ConsentNeeded for the first time the plan needs more than was agreed to."""
    refusals = safety.check(planned, ws.project.safety, consents)
    if refusals:
        raise ConsentNeeded(
            "\n".join(refusal.message for refusal in refusals),
            hint=f"if that is meant: {' '.join(refusal.flag for refusal in refusals)}",
        )


@contextmanager
def held(at: Connection, purpose: str) -> Iterator[Lease]:
    """The target's lock, for as long as the context lasts. Raises LockHeld, naming the holder."""
    with holding(at.store, purpose) as lease:
        yield lease


@contextmanager
def holding(store: Store, purpose: str) -> Iterator[Lease]:
    """The same of a store alone."""
    lease = store.lock(who=who(), purpose=purpose)
    try:
        yield lease
    finally:
        lease.release()


def who() -> str:
    """Who runs this, as the lock shows it: `user@host pid 123`."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError):  # a container without the user's name
        user = str(os.getuid()) if hasattr(os, "getuid") else "somebody"
    return f"{user}@{socket.gethostname()} pid {os.getpid()}"
