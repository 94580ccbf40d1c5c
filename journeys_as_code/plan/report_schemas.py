"""The JSON Schemas of `drift --format json` (drift.schema.json) and `diff --format json` (diff.schema.json)."""

from __future__ import annotations

from typing import Any

from journeys_as_code.plan.change import Who
from journeys_as_code.plan.difference import Kind, Standing
from journeys_as_code.plan.schema import (
    CHANGE,
    COUNT,
    IGNORED,
    MAYBE_TEXT,
    STATUS,
    TEXT,
    VERSION,
    listing,
    shape,
)
from journeys_as_code.remote.port import Rung

_SOURCE = {
    "enum": [*map(str, Rung), None],
    "description": "How its live state is known; null where nothing is known of it.",
}
_TRUTH = {"type": "boolean"}
_MAYBE_COUNT = {"type": ["integer", "null"], "minimum": 0}

_CAUSE = shape(
    {
        "who": {"enum": [*map(str, Who)]},
        "sure": {**_TRUTH, "description": "Whether the API says so; else it is a guess."},
        "words": TEXT,
    }
)
_DRIFTED = shape(
    {
        "key": TEXT,
        "uuid": MAYBE_TEXT,
        "title": TEXT,
        "source": _SOURCE,
        "gone": {**_TRUTH, "description": "Whether the account has it no more."},
        "last_edited_by": {**TEXT, "description": "Empty where the API does not say."},
        "updated_at": {**TEXT, "description": "RFC 3339; empty where the API does not say."},
        "changes": listing(
            CHANGE, "What changed outside git: `before` was applied, `after` is live."
        ),
        "causes": listing(_CAUSE, "Who or what may have changed it."),
        "mismatches": listing(TEXT, "What is otherwise than the last known definition has it."),
    }
)
_STRANGER = shape(
    {
        "uuid": TEXT,
        "title": TEXT,
        "status": STATUS,
        "last_edited_by": TEXT,
        "updated_at": TEXT,
        "unread": {**TEXT, "description": "Why no more is known of it; empty where more is."},
    }
)
_ACCOUNT = shape(
    {
        "listed": {**_TRUTH, "description": "Whether the API lists journeys: else all is null."},
        "managed": _MAYBE_COUNT,
        "total": _MAYBE_COUNT,
        "share": {"type": ["number", "null"], "minimum": 0, "maximum": 1},
        "archived": COUNT,
        "elsewhere": {**COUNT, "description": "Journeys of other applications."},
        "known": {**COUNT, "description": "Not managed, and known to the baseline."},
        "unmanaged": {
            "anyOf": [listing(_STRANGER, "Live journeys that nobody manages."), {"type": "null"}]
        },
    },
    optional=("archived", "elsewhere", "known"),
    description="Only with --unmanaged.",
)
_MISSING = {"anyOf": [shape({"unmanaged": TEXT}), shape({"key": TEXT, "path": TEXT})]}
_BASELINE = shape(
    {
        "file": TEXT,
        "known": {**COUNT, "description": "How much was left out of the report."},
        "missing": listing(_MISSING, "Entries that name what is not there any more."),
    },
    description="Only with --baseline.",
)
DRIFT_SCHEMA: dict[str, Any] = {
    "title": "Drift",
    "description": "What changed outside git since the last apply: `journeys drift --format json`.",
    **shape(
        {
            "format_version": VERSION,
            "target": TEXT,
            "summary": shape(
                {
                    "drifted": COUNT,
                    "gone": COUNT,
                    "checked": COUNT,
                    "ignored": {**COUNT, "description": "Changes left to `drift_ignore:`."},
                    "unread": {**COUNT, "description": "Journeys whose definition was not read."},
                    "unknown": {**COUNT, "description": "Journeys of which nothing is known."},
                }
            ),
            "journeys": listing(_DRIFTED, "The journeys that drifted, in order of key."),
            "ignored": listing(
                shape({"key": TEXT, **IGNORED["properties"]}), "What is left to others."
            ),
            "account": _ACCOUNT,
            "baseline": _BASELINE,
        },
        optional=("account", "baseline"),
    ),
}

_DIFFERING = shape({name: it for name, it in CHANGE["properties"].items() if name != "origin"})
_SIDE = shape(
    {
        "uuid": {**MAYBE_TEXT, "description": "The live journey; null where there is none."},
        "status": STATUS,
        "source": _SOURCE,
        "git": listing(
            {"enum": [*map(str, Standing)]}, "How what is live there stands to git, worst first."
        ),
        "reason": {**TEXT, "description": "Of a blocked one, why."},
    }
)
_COMPARED = shape(
    {
        "key": TEXT,
        "title": TEXT,
        "kind": {"enum": [*map(str, Kind)]},
        "from": _SIDE,
        "to": _SIDE,
        "changes": listing(
            _DIFFERING, "What a promotion would change: `before` is what the `to` target has."
        ),
        "by_variable": listing(_DIFFERING, "Values that git gives each target of its own."),
    }
)
DIFF_SCHEMA: dict[str, Any] = {
    "title": "Difference",
    "description": "How two targets differ: `journeys diff --from A --to B --format json`.",
    **shape(
        {
            "format_version": VERSION,
            "from": TEXT,
            "to": TEXT,
            "summary": shape({str(kind): COUNT for kind in Kind}),
            "journeys": listing(_COMPARED, "All journeys, the same ones too, in order of key."),
        }
    ),
}

REPORT_SCHEMAS: dict[str, dict[str, Any]] = {
    "drift.schema.json": DRIFT_SCHEMA,
    "diff.schema.json": DIFF_SCHEMA,
}
"""What to hand to `validate.schema.generate` as `extra`."""
