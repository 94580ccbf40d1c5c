"""From a plan to the account: consents first, then the lock, then the calls."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from journeys_as_code.apply.events import Event
from journeys_as_code.apply.executor import execute
from journeys_as_code.apply.outcome import JourneyOutcome, OnError, Outcome, Result
from journeys_as_code.apply.tools import Stop
from journeys_as_code.errors import ConsentNeeded
from journeys_as_code.plan import planfile, safety
from journeys_as_code.plan.change import Action, Consents, Plan
from journeys_as_code.plan.planfile import Judged, SavedPlan, Verdict
from journeys_as_code.report import plan_json
from journeys_as_code.workflow.connecting import Connection
from journeys_as_code.workflow.fixing import plan_fix
from journeys_as_code.workflow.holding import held
from journeys_as_code.workflow.opening import Workspace
from journeys_as_code.workflow.planning import plan
from journeys_as_code.workflow.recording import Recorder
from journeys_as_code.workflow.watching import NOBODY, Watcher


@dataclass(frozen=True, slots=True)
class How:
    """How a plan is carried out: what the history says was run, and what a failure stops.

    `digest` is that of the saved plan, where it is one. `on_error` is the project's own unless given.
    """

    command: str = "apply"
    digest: str = ""
    on_error: OnError | None = None
    goes_on: str = ""
    """The command that goes on where something is left, if that is neither apply nor plan."""


_PLAINLY = How()


def apply(
    ws: Workspace,
    at: Connection,
    planned: Plan,
    consents: Consents,
    how: How = _PLAINLY,
    *,
    on_event: Callable[[Event], None] = lambda _: None,
    stop: Stop | None = None,
) -> Outcome:
    """Carry out a plan under the target's lock, and write it into the history.

    Raises ConsentNeeded when the plan needs a consent that was not given, LockHeld when somebody
    else is applying; nothing is sent then.
    """
    require_consent(planned, ws, consents)
    with held(at, how.command) as lease:
        record = Recorder(ws.root, planned, run=lease.info.id, secrets=at.secrets, clock=at.clock)
        digest = how.digest or planfile.identity(_saved(ws, at, planned, shown={}))
        record.begin(who=lease.info.who, command=how.command, digest=digest)

        def told(event: Event) -> None:
            record.tell(event)
            on_event(event)

        outcome = execute(
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
            on_error=how.on_error or OnError(ws.project.safety.on_error),
            on_event=told,
            stop=stop,
            requests=lambda: at.api.requests,
        )
        record.end(outcome)
    return replace(outcome, notes=_trouble(record), goes_on=how.goes_on)


def _trouble(record: Recorder) -> tuple[str, ...]:
    return (f"the history of this run is not whole: {record.trouble}",) if record.trouble else ()


def unsaid(at: Connection, planned: Plan) -> bool:
    """Whether state does not say yet what git wants of a journey in which nothing is to be changed.

    So it is with what was accepted from the account: from the next apply on it counts as applied.
    """
    records = at.store.load()
    known = ((it.desired, records.get(it.key)) for it in planned.journeys if it.desired)
    return any(
        found.record.applied != at.secrets.seal(desired) for desired, found in known if found
    )


def save(
    ws: Workspace,
    at: Connection,
    planned: Plan,
    *,
    include_cosmetic: bool = False,
    fix: Sequence[str] | None = None,
) -> str:
    """The text of a plan file. Whoever looks at it and applies it gives the consents that it needs.

    `fix` are the paths of a plan that puts back drift; None for a plan to what git wants.
    """
    shown = plan_json.document(planned, secrets=at.secrets)
    saved = _saved(ws, at, planned, shown, include_cosmetic=include_cosmetic)
    return planfile.dump(replace(saved, fix=None if fix is None else tuple(fix)))


def _saved(
    ws: Workspace,
    at: Connection,
    planned: Plan,
    shown: Mapping[str, Any],
    *,
    include_cosmetic: bool = False,
) -> SavedPlan:
    return planfile.save(
        planned,
        shown,
        project=ws.project.project,
        consents=safety.needed(planned, ws.project.safety),
        secrets=at.secrets,
        include_cosmetic=include_cosmetic,
    )


def apply_saved(
    ws: Workspace,
    at: Connection,
    text: str,
    how: How = _PLAINLY,
    *,
    watcher: Watcher = NOBODY,
    on_event: Callable[[Event], None] = lambda _: None,
    stop: Stop | None = None,
) -> Outcome:
    """Carry out a saved plan: those of its journeys for which a fresh plan says just the same.

    The others are reported as stale, or as unchanged where what was planned is done already.
    Raises PlanRejected for a file that is no plan, was changed, or is of another project or target.
    """
    saved = planfile.load(text)
    fresh = _afresh(ws, at, saved, watcher)
    judged = planfile.compare(saved, fresh, project=ws.project.project, secrets=at.secrets)
    same = {it.key for it in judged if it.verdict is Verdict.SAME}
    rest = tuple(_passed_over(it, fresh) for it in judged if it.key not in same)
    chosen = replace(fresh, journeys=tuple(it for it in fresh.journeys if it.key in same))
    goes_on = "drift" if saved.fix is not None else how.goes_on
    how = replace(how, digest=saved.digest, goes_on=goes_on)
    outcome = apply(ws, at, chosen, saved.consents, how, on_event=on_event, stop=stop)
    journeys = sorted((*outcome.journeys, *rest), key=lambda journey: journey.key)
    return replace(outcome, journeys=tuple(journeys))


def _afresh(ws: Workspace, at: Connection, saved: SavedPlan, watcher: Watcher) -> Plan:
    """The journeys of a saved plan planned once more, as they were when it was made."""
    keys = [journey.key for journey in saved.journeys]
    if saved.fix is not None:
        return plan_fix(ws, at, keys, saved.fix, saved=True, watcher=watcher)
    cosmetic = saved.include_cosmetic
    return plan(ws, at, keys, lenient=True, include_cosmetic=cosmetic, watcher=watcher).plan


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
