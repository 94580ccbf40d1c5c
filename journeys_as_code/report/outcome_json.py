"""What an apply did, as JSON; its schema is `schemas/result.schema.json`."""

from __future__ import annotations

import json
from typing import Any

from journeys_as_code.apply.outcome import Ended, JourneyOutcome, Outcome
from journeys_as_code.errors import JourneysError
from journeys_as_code.report.redact import NOTHING, redact_outcome
from journeys_as_code.secrets import Secrets

FORMAT_VERSION = "1.0"


def render(outcome: Outcome, *, secrets: Secrets = NOTHING) -> str:
    """How the run ended, the number of journeys by result, and what happened to each journey."""
    return _document(outcome, outcome.ended, outcome.exit_code, None, secrets)


def render_running(target: str | None) -> str:
    """The same of a run that did not end yet."""
    return _document(Outcome(target or "", (), requests=0), Ended.RUNNING, None, None, NOTHING)


def render_error(target: str | None, error: JourneysError, *, secrets: Secrets = NOTHING) -> str:
    """The same of a run that ended with an error before any journey was begun."""
    said = {"message": secrets.scrub(error.message), "hint": secrets.scrub(error.hint)}
    outcome = Outcome(target or "", (), requests=0, interrupted=error.exit_code == _INTERRUPTED)
    ended = Ended.INTERRUPTED if outcome.interrupted else Ended.ERROR
    return _document(outcome, ended, error.exit_code, said, secrets)


_INTERRUPTED = 130


def _document(
    outcome: Outcome,
    ended: Ended,
    exit_code: int | None,
    error: dict[str, str] | None,
    secrets: Secrets,
) -> str:
    outcome = redact_outcome(outcome, secrets)
    document = {
        "format_version": FORMAT_VERSION,
        "target": outcome.target or None,
        "ended": str(ended),
        "exit_code": exit_code,
        "error": error,
        "summary": {str(result): number for result, number in outcome.counts.items()},
        "requests": outcome.requests,
        "interrupted": outcome.interrupted,
        "pauses": {
            "count": len(outcome.pauses),
            "total": round(outcome.paused_for, 3),
            "longest": round(max(outcome.pauses, default=0.0), 3),
        },
        "next_command": "" if error else outcome.next_command,
        "notes": list(outcome.notes),
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
