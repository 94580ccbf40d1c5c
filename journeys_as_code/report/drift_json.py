"""What changed outside git, as JSON."""

from __future__ import annotations

import json
from typing import Any

from journeys_as_code.plan.change import JourneyPlan, Plan
from journeys_as_code.remote.port import Rung
from journeys_as_code.report import summary
from journeys_as_code.report.plan_json import FORMAT_VERSION, change_value, ignored_value
from journeys_as_code.report.redact import NOTHING, redact_plan
from journeys_as_code.secrets import Secrets


def render(plan: Plan, *, secrets: Secrets = NOTHING) -> str:
    """The journeys that drifted; `before` is what was applied, `after` what is live."""
    plan = redact_plan(plan, secrets)
    drifted = [journey for journey in plan.journeys if summary.drifted(journey)]
    document = {
        "format_version": FORMAT_VERSION,
        "target": plan.target,
        "summary": {
            "drifted": len(drifted),
            "checked": len(plan.journeys),
            "ignored": sum(len(it.ignored) for it in plan.journeys),
            "unread": sum(
                it.prior is not None and it.prior.rung is not Rung.READ for it in plan.journeys
            ),
        },
        "journeys": [_journey(journey) for journey in drifted],
        "ignored": [
            {"key": journey.key, **ignored_value(it)}
            for journey in plan.journeys
            for it in journey.ignored
        ],
    }
    return json.dumps(document, indent=2) + "\n"


def _journey(journey: JourneyPlan) -> dict[str, Any]:
    prior = journey.prior
    return {
        "key": journey.key,
        "uuid": journey.uuid,
        "title": journey.title,
        "source": str(prior.rung) if prior else None,
        "last_edited_by": prior.last_edited_by if prior else "",
        "updated_at": prior.updated_at if prior else "",
        "changes": [change_value(change) for change in journey.drift],
        "causes": [
            {"who": str(it.who), "sure": it.sure, "words": it.words} for it in journey.causes
        ],
        "mismatches": list(summary.mismatches(journey)),
    }
