"""The JSON Schema of `plan --format json` and of plan files: schemas/plan.schema.json.

The generator of all schemas stands left of this room, so it is handed `PLAN_SCHEMAS`.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from journeys_as_code.model.journey import Status, StatusOwner
from journeys_as_code.plan.change import Action, Consents, Origin
from journeys_as_code.plan.lifecycle import TRANSITIONS
from journeys_as_code.remote.port import Rung

TEXT = {"type": "string"}
MAYBE_TEXT = {"type": ["string", "null"]}
COUNT = {"type": "integer", "minimum": 0}
VERSION = {"type": "string", "pattern": r"^1\.[0-9]+$"}
DIGEST = {"type": "string", "pattern": "^[0-9a-f]{64}$"}


def shape(properties: dict[str, Any], *, optional: tuple[str, ...] = (), **more: Any) -> Any:
    """An object of these properties and no others, all required but the optional ones."""
    required = [name for name in properties if name not in optional]
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
        **more,
    }


def listing(items: Any, description: str) -> Any:
    """An array of such items."""
    return {"type": "array", "items": items, "description": description}


STATUS = {"enum": [*map(str, Status), None]}

CHANGE = shape(
    {
        "path": {**TEXT, "description": "Where: `points.hello.send_push.preset_code`."},
        "kind": {"enum": ["add", "remove", "change"]},
        "before": {
            "description": "What is live; null where nothing is. `(secret)` hides a secret."
        },
        "after": {"description": "What is wanted; null where nothing is."},
        "origin": {
            "enum": list(map(str, Origin)),
            "description": "git: git changed. drift: it was changed outside git. conflict: both.",
        },
    }
)

IGNORED = shape(
    {
        **CHANGE["properties"],
        "before": {"description": "What was applied; null where nothing was."},
        "after": {"description": "What is live; null where nothing is."},
        "reason": {**TEXT, "description": "Why `drift_ignore:` leaves it to others."},
    }
)

_WARNING = shape({"code": {"type": "string", "pattern": "^P[0-9]{3}$"}, "message": TEXT})

_JOURNEY = shape(
    {
        "key": {**TEXT, "description": "The journey's name in the project."},
        "uuid": {**MAYBE_TEXT, "description": "The live journey; null for one yet to be made."},
        "title": TEXT,
        "action": {"enum": list(map(str, Action))},
        "reason": {**TEXT, "description": "Why this action; of a blocked one what to do instead."},
        "source": {
            "enum": [*map(str, Rung), None],
            "description": "How its live state is known: read, a snapshot checked against what "
            "can be read, or blind.",
        },
        "status": shape(
            {
                "from": STATUS,
                "to": STATUS,
                "owner": {
                    "enum": [*map(str, StatusOwner), None],
                    "description": "Who decides whether it runs; null where git has no such journey.",
                },
            }
        ),
        "calls": listing({"enum": ["create", "put", *TRANSITIONS]}, "The API calls, in order."),
        "changes": listing(CHANGE, "What writing it changes, in reading order."),
        "renamed": {
            "type": "object",
            "additionalProperties": TEXT,
            "description": "Points that were renamed in git: the new name by the old one.",
        },
        "ignored": listing(IGNORED, "What others changed and `drift_ignore:` leaves to them."),
        "warnings": listing(_WARNING, "What to know before applying it."),
        "destructive": {
            "type": "boolean",
            "description": "Whether it is taken out of use, with the people who are in it.",
        },
    }
)

_SAVED = shape(
    {
        "key": TEXT,
        "action": {"enum": list(map(str, Action))},
        "fingerprint": DIGEST,
        "before": DIGEST,
        "wanted": DIGEST,
    }
)

_APPLY = shape(
    {
        "version": {"const": 1},
        "application_code": TEXT,
        "project": TEXT,
        "include_cosmetic": {"type": "boolean"},
        "fix": listing(
            TEXT, "The paths of `drift --fix`, none for all; left out where git is what is wanted."
        ),
        "consents": shape({field.name: {"type": "boolean"} for field in fields(Consents)}),
        "journeys": listing(_SAVED, "Digests of what is to be done, none of them over a secret."),
        "digest": {**DIGEST, "description": "SHA-256 of all the rest."},
    },
    optional=("fix",),
    description="Only in plan files: what `journeys apply FILE` needs.",
)

PLAN_SCHEMA: dict[str, Any] = {
    "title": "Plan",
    "description": "What one apply would do to a target: `journeys plan --format json`.",
    **shape(
        {
            "format_version": VERSION,
            "target": TEXT,
            "summary": shape(
                {**{str(action): COUNT for action in Action}, "drifted": COUNT},
                description="How many journeys get which action, and how many drifted.",
            ),
            "journeys": listing(_JOURNEY, "All journeys, the unchanged ones too, in order of key."),
            "apply": _APPLY,
        },
        optional=("apply",),
    ),
}

PLAN_SCHEMAS: dict[str, dict[str, Any]] = {"plan.schema.json": PLAN_SCHEMA}
"""What to hand to `validate.schema.generate` as `extra`."""
