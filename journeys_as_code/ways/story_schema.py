"""The JSON Schema of story files: schemas/story.schema.json.

The generator of all schemas stands left of this room, so it is handed `STORY_SCHEMAS`.
"""

from __future__ import annotations

from typing import Any, get_args

from journeys_as_code.model.points.types import Channel
from journeys_as_code.model.values import DURATION, INTERPOLATION

Schema = dict[str, Any]

AT_ONCE, WHENEVER, NOTHING = "at once", "whenever", "nothing"

_TEXT: Schema = {"type": "string"}
_CHANNELS = list(get_args(get_args(Channel)[0]))
_POINT = "The name of a point of the journey."


def _text(description: str) -> Schema:
    return {"description": description, **_TEXT}


def _map(description: str, values: Schema) -> Schema:
    return {"description": description, "type": "object", "additionalProperties": values}


def _spelled(pattern: str, words: str) -> Schema:
    return {"type": "string", "pattern": pattern, "patternErrorMessage": f"Write {words}."}


_DURATION = _spelled(
    f"^(?:{AT_ONCE}|{DURATION}|{INTERPOLATION})$", "a duration like `1d 2h`, or `at once`"
)
_WHEN = _spelled(
    f"^(?:{AT_ONCE}|{WHENEVER}|{DURATION}|{INTERPOLATION})$",
    "a duration since entering like `1d 2h`, `at once` or `whenever`",
)


def _one_or_more(schema: Schema) -> Schema:
    return {**schema, "type": ["string", "array"], "items": schema}


_STORY: Schema = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "note": _text("A remark for readers of this file."),
        "enters": _text("The entry by which the person comes in; left out, the only one."),
        "tags": _map(
            "The person's tags. Once there are any, the person has no others.",
            {"type": ["string", "number", "boolean", "array", "null"]},
        ),
        "segments": {
            "description": "Codes of the segments that the person is in; of no others.",
            "type": "array",
            "items": _TEXT,
        },
        "channels": {
            "description": "The channels by which the person can be reached; by no others.",
            "type": "array",
            "items": {"enum": _CHANNELS},
        },
        "events": _map(
            "Which events come, each with the time since entering, or several. No others come.",
            _one_or_more(_DURATION),
        ),
        "takes": _map(
            "Which way the person takes, by the name of the point; a list for one visit after the "
            "other.",
            _one_or_more(_TEXT),
        ),
        "waits": _map(
            "How long the person stays at a point whose wait depends on something else.", _DURATION
        ),
        "sends": {
            "description": "All messages and webhooks by the name of their point, each with the "
            "time since entering, or several. `nothing` for none.",
            "type": ["object", "string"],
            "pattern": f"^{NOTHING}$",
            "patternErrorMessage": "Write points with their times, or `nothing`.",
            "additionalProperties": _one_or_more(_WHEN),
        },
        "sets": _map("Values that tags have at the end.", {}),
        "passes": {
            "description": "Points that the person comes through, in this order, among others.",
            "type": "array",
            "items": _text(_POINT),
        },
        "ends": {
            "description": "The exit by which the person leaves; with the time: `{bye: 1d}`.",
            "type": ["string", "object"],
            "additionalProperties": _WHEN,
        },
    },
}

STORY_SCHEMA: Schema = {
    "title": "Stories",
    "description": "Stories of people who go through a journey: `journeys test`.",
    "type": "object",
    "additionalProperties": False,
    "required": ["stories"],
    "properties": {
        "journey": _text("The key of the journey; left out, the one whose file has the same name."),
        "stories": _map("The stories by what happens in them.", _STORY),
    },
}

STORY_SCHEMAS: dict[str, Schema] = {"story.schema.json": STORY_SCHEMA}
"""What to hand to `validate.schema.generate` as `extra`."""
