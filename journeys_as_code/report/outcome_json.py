"""What an apply did, as JSON."""

from __future__ import annotations

import json
from typing import Any

from journeys_as_code.apply.outcome import JourneyOutcome, Outcome
from journeys_as_code.report.redact import NOTHING, redact_outcome
from journeys_as_code.secrets import Secrets

FORMAT_VERSION = "1.0"


def render(outcome: Outcome, *, secrets: Secrets = NOTHING) -> str:
    """The target, the number of journeys by result, and what happened to each journey."""
    outcome = redact_outcome(outcome, secrets)
    document = {
        "format_version": FORMAT_VERSION,
        "target": outcome.target,
        "summary": {str(result): number for result, number in outcome.counts.items()},
        "requests": outcome.requests,
        "interrupted": outcome.interrupted,
        "paused_for": outcome.paused_for,
        "next_command": outcome.next_command,
        "journeys": [_journey(item) for item in outcome.journeys],
    }
    return json.dumps(document, indent=2) + "\n"


def _journey(journey: JourneyOutcome) -> dict[str, Any]:
    return {
        "key": journey.key,
        "uuid": journey.uuid,
        "title": journey.title,
        "action": str(journey.action),
        "result": str(journey.result),
        "calls": list(journey.calls),
        "status": journey.status and str(journey.status),
        "error": journey.error,
        "hint": journey.hint,
        "unclear": journey.unclear,
        "restored": journey.restored,
        "paused_for": journey.paused_for,
    }
