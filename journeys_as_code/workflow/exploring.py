"""Looking at the ways through a journey as git has it. Needs neither network nor token."""

from __future__ import annotations

from journeys_as_code.model.journey import Document
from journeys_as_code.report.redact import redact_value
from journeys_as_code.secrets import Secrets
from journeys_as_code.ways import drawing, paths
from journeys_as_code.workflow.opening import Workspace
from journeys_as_code.workflow.viewing import show


def ways(ws: Workspace, key: str) -> paths.Paths:
    """Every way a person can go. Raises UsageError for an unknown key, Invalid for a wrong file."""
    return paths.paths(key, _shown(ws, key), ws.catalogue)


def picture(ws: Workspace, key: str) -> drawing.Drawing:
    """The journey as a picture. Raises as `ways` does."""
    return drawing.draw(_shown(ws, key), ws.catalogue)


def _shown(ws: Workspace, key: str) -> Document:
    """The canonical document with `(secret)` in the place of secrets."""
    secrets = Secrets.of(ws.variables.secrets, salt="")
    document: Document = redact_value(show(ws, key), secrets)
    return document
