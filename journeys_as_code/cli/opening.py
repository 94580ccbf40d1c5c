"""The project and the target that the global options name."""

from __future__ import annotations

from journeys_as_code.cli.setting import Setting
from journeys_as_code.workflow.connecting import secrets_of
from journeys_as_code.workflow.opening import Workspace, open_project


def opened(setting: Setting) -> Workspace:
    """Open the project; from now on the terminal knows which texts it must not show."""
    terminal = setting.terminal
    ws = open_project(setting.directory, target=setting.target, environ=terminal.environ)
    terminal.secrets = secrets_of(ws)
    return ws
