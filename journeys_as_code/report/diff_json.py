"""How two targets differ, as JSON."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from journeys_as_code.plan.change import Change
from journeys_as_code.plan.difference import Difference, Differences, Kind, Side
from journeys_as_code.report.plan_json import FORMAT_VERSION, change_value
from journeys_as_code.report.redact import NOTHING, redact_differences
from journeys_as_code.secrets import Secrets


def render(found: Differences, *, secrets: Secrets = NOTHING) -> str:
    """Every journey, the same ones too, in order of key; `from` and `to` are as on the command line."""
    found = redact_differences(found, secrets)
    kinds = Counter(journey.kind for journey in found.journeys)
    document = {
        "format_version": FORMAT_VERSION,
        "from": found.source,
        "to": found.aim,
        "summary": {str(kind): kinds[kind] for kind in Kind},
        "journeys": [_journey(journey) for journey in found.journeys],
    }
    return json.dumps(document, indent=2) + "\n"


def _journey(journey: Difference) -> dict[str, Any]:
    return {
        "key": journey.key,
        "title": journey.title,
        "kind": str(journey.kind),
        "from": _side(journey.source),
        "to": _side(journey.aim),
        "changes": [_change(change) for change in journey.changes],
        "by_variable": [_change(change) for change in journey.by_variable],
    }


def _side(side: Side) -> dict[str, Any]:
    live = side.live
    return {
        "uuid": live and live.uuid,
        "status": live and live.status and str(live.status),
        "source": live and str(live.rung),
        "git": [str(standing) for standing in side.standings],
        "reason": side.plan.reason if side.plan else "",
    }


def _change(change: Change) -> dict[str, Any]:
    """`before` is what the target that is promoted to has; whose change it is nobody can say here."""
    return {name: value for name, value in change_value(change).items() if name != "origin"}
