"""One journey as a document."""

from __future__ import annotations

import json

from journeys_as_code.model.journey import Document
from journeys_as_code.report import escape
from journeys_as_code.report.redact import NOTHING, redact_value
from journeys_as_code.secrets import Secrets


def text(document: Document, *, secrets: Secrets = NOTHING) -> str:
    """For people: JSON, which is YAML too, with letters of every language as they are."""
    shown = json.dumps(redact_value(document, secrets), indent=2, ensure_ascii=False)
    return "\n".join(map(escape.plain, shown.split("\n"))) + "\n"


def as_json(document: Document, *, secrets: Secrets = NOTHING) -> str:
    """For programs: plain ASCII."""
    return json.dumps(redact_value(document, secrets), indent=2) + "\n"
