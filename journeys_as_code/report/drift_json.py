"""What changed outside git, as JSON."""

from __future__ import annotations

import json
from typing import Any

from journeys_as_code.plan.account import Account, Overview
from journeys_as_code.plan.change import JourneyPlan, Plan
from journeys_as_code.remote.port import Rung
from journeys_as_code.report import drift_known, summary
from journeys_as_code.report.plan_json import FORMAT_VERSION, change_value, ignored_value
from journeys_as_code.report.redact import NOTHING, redact_overview
from journeys_as_code.secrets import Secrets


def render(overview: Overview, *, secrets: Secrets = NOTHING) -> str:
    """The journeys that drifted; `before` is what was applied, `after` what is live."""
    overview = redact_overview(overview, secrets)
    plan = overview.plan
    document: dict[str, Any] = {
        "format_version": FORMAT_VERSION,
        "target": plan.target,
        "summary": _summary(plan),
        "journeys": [_journey(journey) for journey in plan.journeys if summary.drifted(journey)],
        "ignored": [
            {"key": journey.key, **ignored_value(it)}
            for journey in plan.journeys
            for it in journey.ignored
        ],
    }
    if overview.account is not None:
        document["account"] = _account(overview.account)
    if overview.known is not None:
        document["baseline"] = drift_known.value(overview.known)
    return json.dumps(document, indent=2) + "\n"


def _summary(plan: Plan) -> dict[str, int]:
    drifted = [journey for journey in plan.journeys if summary.drifted(journey)]
    return {
        "drifted": len(drifted),
        "gone": sum(map(summary.gone, drifted)),
        "checked": len(plan.journeys),
        "ignored": sum(len(it.ignored) for it in plan.journeys),
        "unread": sum(
            it.prior is not None and it.prior.rung is not Rung.READ for it in plan.journeys
        ),
        "unknown": sum(it.prior is None for it in plan.journeys),
    }


def _journey(journey: JourneyPlan) -> dict[str, Any]:
    prior = journey.prior
    return {
        "key": journey.key,
        "uuid": journey.uuid or (prior.uuid if prior else None),
        "title": journey.title,
        "source": str(prior.rung) if prior else None,
        "gone": summary.gone(journey),
        "last_edited_by": prior.last_edited_by if prior else "",
        "updated_at": prior.updated_at if prior else "",
        "changes": [change_value(change) for change in journey.drift],
        "causes": [
            {"who": str(it.who), "sure": it.sure, "words": it.words} for it in journey.causes
        ],
        "mismatches": list(summary.mismatches(journey)),
    }


def _account(account: Account) -> dict[str, Any]:
    """`unmanaged` is null where the API has no list, and so nothing is known."""
    if not account.listed:
        return {"listed": False, "managed": None, "total": None, "share": None, "unmanaged": None}
    return {
        "listed": True,
        "managed": account.managed,
        "total": account.total,
        "share": round(account.share, 4),
        "archived": account.archived,
        "elsewhere": account.elsewhere,
        "known": account.known,
        "unmanaged": [
            {
                "uuid": it.uuid,
                "title": it.title,
                "status": it.status and str(it.status),
                "last_edited_by": it.last_edited_by,
                "updated_at": it.updated_at,
                "unread": it.unread,
            }
            for it in account.strangers
        ],
    }
