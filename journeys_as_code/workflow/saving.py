"""Plans that are saved, reviewed, and applied later."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from journeys_as_code.errors import JourneysError, PlanRejected, UsageError
from journeys_as_code.plan import planfile, safety
from journeys_as_code.plan.change import Plan
from journeys_as_code.plan.planfile import SavedPlan, Verdict
from journeys_as_code.report import plan_json
from journeys_as_code.workflow.connecting import Connection
from journeys_as_code.workflow.opening import Workspace

MOST = 256 * 1024 * 1024
"""Bytes of a plan file that are read at most."""


def save(ws: Workspace, at: Connection, plan: Plan, path: Path) -> None:
    """Write a plan file. Raises JourneysError where the file cannot be written."""
    saved = planfile.save(
        plan,
        plan_json.document(plan, secrets=at.secrets),
        project=ws.project.project,
        consents=safety.needed(plan, ws.project.safety),
        secrets=at.secrets,
    )
    try:
        path.write_text(planfile.dump(saved), encoding="utf-8")
    except OSError as error:
        raise JourneysError(f"cannot write the plan to {path}: {error.strerror}") from error


def load(path: Path) -> SavedPlan:
    """Read a plan file. Raises UsageError where there is none, PlanRejected where it is no good."""
    try:
        if path.stat().st_size > MOST:
            raise PlanRejected(f"{path} is too large for a plan file")
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot read the plan {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise PlanRejected(f"{path} is no plan file: it is not UTF-8 text") from error
    return planfile.load(text)


def narrowed(ws: Workspace, at: Connection, saved: SavedPlan, fresh: Plan) -> Plan:
    """What of a plan made just now is exactly what a saved one said; the rest is left out.

    What was applied already is left out too. Raises PlanRejected, naming every journey, where the
    files or the account moved since.
    """
    judged = planfile.compare(saved, fresh, project=ws.project.project, secrets=at.secrets)
    stale = [f"{it.key}: {it.reason}" for it in judged if it.verdict is Verdict.STALE]
    if stale:
        raise PlanRejected(
            "\n".join(["the plan is out of date; nothing was done", *stale]),
            hint="make a new one: journeys plan --out FILE",
        )
    same = {it.key for it in judged if it.verdict is Verdict.SAME}
    return replace(fresh, journeys=tuple(it for it in fresh.journeys if it.key in same))
