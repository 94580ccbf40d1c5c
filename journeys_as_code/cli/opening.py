"""The project and the target that the global options name."""

from __future__ import annotations

from journeys_as_code.cli.setting import Setting
from journeys_as_code.errors import ProjectError
from journeys_as_code.source.files import find_root
from journeys_as_code.workflow.connecting import secrets_of
from journeys_as_code.workflow.opening import Workspace, open_project


def opened(setting: Setting) -> Workspace:
    """Open the project; from now on the terminal knows which texts it must not show."""
    terminal = setting.terminal
    ws = open_project(setting.directory, target=setting.target, environ=terminal.environ)
    terminal.secrets = secrets_of(ws)
    return ws


def opened_if_any(setting: Setting) -> Workspace | None:
    """The same where there is a project, None elsewhere."""
    try:
        find_root(setting.directory)
    except ProjectError:
        return None
    return opened(setting)
