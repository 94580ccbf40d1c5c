"""A plan as JSON; its schema is `schemas/plan.schema.json`."""

from __future__ import annotations

import json
from typing import Any

from journeys_as_code.address import render as render_path
from journeys_as_code.model.absent import ABSENT
from journeys_as_code.plan.change import Change, Ignored, JourneyPlan, Plan
from journeys_as_code.report import summary
from journeys_as_code.report.redact import NOTHING, redact_plan
from journeys_as_code.secrets import Secrets

FORMAT_VERSION = "1.0"


def render(plan: Plan, *, secrets: Secrets = NOTHING) -> str:
    """Every journey of the plan, the unchanged ones too, in order of key."""
    return json.dumps(document(plan, secrets=secrets), indent=2) + "\n"


def document(plan: Plan, *, secrets: Secrets = NOTHING) -> dict[str, Any]:
    """The plan as a JSON value without a secret in it."""
    plan = redact_plan(plan, secrets)
    return {
        "format_version": FORMAT_VERSION,
        "target": plan.target,
        "summary": summary.counts(plan),
        "journeys": [_journey(item) for item in plan.journeys],
    }


def _journey(journey: JourneyPlan) -> dict[str, Any]:
    return {
        "key": journey.key,
        "uuid": journey.uuid,
        "title": journey.title,
        "action": str(journey.action),
        "reason": journey.reason,
        "source": journey.prior and str(journey.prior.rung),
        "status": {
            "from": journey.status_from and str(journey.status_from),
            "to": journey.status_to and str(journey.status_to),
            "owner": journey.owner and str(journey.owner),
        },
        "calls": list(journey.calls),
        "changes": [change_value(change) for change in journey.changes],
        "renamed": dict(sorted(journey.renamed.items())),
        "ignored": [ignored_value(it) for it in journey.ignored],
        "warnings": [{"code": w.code, "message": w.message} for w in journey.warnings],
        "destructive": journey.destructive,
    }


def ignored_value(ignored: Ignored) -> dict[str, Any]:
    """One change that is left to others: `before` is what was applied, `after` what is live."""
    return {**change_value(ignored.change), "reason": ignored.reason}


def change_value(change: Change) -> dict[str, Any]:
    """One change; a side that is absent is null."""
    return {
        "path": render_path(change.path),
        "kind": change.kind,
        "before": None if change.before is ABSENT else change.before,
        "after": None if change.after is ABSENT else change.after,
        "origin": str(change.origin),
    }
