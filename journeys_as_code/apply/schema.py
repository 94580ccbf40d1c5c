"""The JSON Schema of `apply --format json` and of `apply --result FILE`: schemas/result.schema.json.

The generator of all schemas stands left of this room, so it is handed `RESULT_SCHEMAS`.
"""

from __future__ import annotations

from typing import Any

from journeys_as_code.apply.outcome import Ended, Result
from journeys_as_code.plan.change import Action
from journeys_as_code.plan.lifecycle import TRANSITIONS
from journeys_as_code.plan.schema import COUNT, MAYBE_TEXT, STATUS, TEXT, VERSION, listing, shape

_SECONDS = {"type": "number", "minimum": 0}
_TRUTH = {"type": "boolean"}

_JOURNEY = shape(
    {
        "key": {**TEXT, "description": "The journey's name in the project."},
        "uuid": {**MAYBE_TEXT, "description": "The live journey; null for one that was not made."},
        "title": TEXT,
        "action": {"enum": list(map(str, Action))},
        "result": {
            "enum": list(map(str, Result)),
            "description": "stale: it had changed since the plan and was left alone. not_reached: "
            "the run stopped before it.",
        },
        "calls": listing(
            {"enum": ["create", "put", *TRANSITIONS]}, "The calls that surely worked, in order."
        ),
        "status": {**STATUS, "description": "As last seen; null where it is not known."},
        "error": {**TEXT, "description": "What went wrong; empty where nothing did."},
        "hint": TEXT,
        "unclear": {**_TRUTH, "description": "Whether a call may have worked without an answer."},
        "restored": {
            **_TRUTH,
            "description": "Whether it was started again with its old definition.",
        },
        "paused_for": {
            "type": ["number", "null"],
            "description": "Seconds from when its pause was sent until its start was answered.",
        },
    }
)

RESULT_SCHEMA: dict[str, Any] = {
    "title": "Result",
    "description": "What an apply did: `--format json`, and the file of `--result`.",
    **shape(
        {
            "format_version": VERSION,
            "target": {**MAYBE_TEXT, "description": "Null where none could be opened."},
            "ended": {
                "enum": list(map(str, Ended)),
                "description": "running: it did not end, or was killed. error: it ended before any "
                "journey was begun.",
            },
            "exit_code": {"type": ["integer", "null"], "description": "Null while it runs."},
            "error": {
                "anyOf": [shape({"message": TEXT, "hint": TEXT}), {"type": "null"}],
                "description": "What ended the whole run.",
            },
            "summary": shape(
                {str(result): COUNT for result in Result},
                description="How many journeys ended how.",
            ),
            "requests": {**COUNT, "description": "HTTP requests that carrying it out took."},
            "interrupted": _TRUTH,
            "pauses": shape(
                {"count": COUNT, "total": _SECONDS, "longest": _SECONDS},
                description="Running journeys that were paused to be written, in seconds.",
            ),
            "next_command": {**TEXT, "description": "What continues; empty where all is done."},
            "notes": listing(TEXT, "What went wrong beside the journeys themselves."),
            "journeys": listing(_JOURNEY, "Every journey of the plan, in order of key."),
        }
    ),
}

RESULT_SCHEMAS: dict[str, dict[str, Any]] = {"result.schema.json": RESULT_SCHEMA}
"""What to hand to `validate.schema.generate` as `extra`."""
