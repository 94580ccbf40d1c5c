"""The project and the target that the global options name."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from journeys_as_code.cli.setting import Setting
from journeys_as_code.errors import ProjectError, UsageError
from journeys_as_code.report.escape import plain
from journeys_as_code.secrets import Secrets
from journeys_as_code.source.files import find_root
from journeys_as_code.source.variables import strangers
from journeys_as_code.workflow.opening import Workspace, open_project, open_targets

if TYPE_CHECKING:
    from journeys_as_code.remote.retry import Retry
    from journeys_as_code.workflow.connecting import Connection
    from journeys_as_code.workflow.differing import Reached

PATIENCE = 2.0
"""Seconds of waiting that need no word."""


def opened(setting: Setting) -> Workspace:
    """Open the project; from now on the terminal knows which texts it must not show."""
    terminal = setting.terminal
    ws = open_project(
        setting.directory,
        target=setting.target,
        environ=terminal.environ,
        overrides=setting.variables,
    )
    note_strangers(setting, ws)
    terminal.target = setting.target
    terminal.secrets = Secrets.of(ws.variables.secrets, salt="")
    return ws


def all_opened(setting: Setting) -> tuple[Workspace, ...]:
    """The same through every target; UsageError where one target is asked for too."""
    if setting.target:
        raise UsageError("--target and --all-targets cannot both be", hint="leave one of them out")
    return _spaces(setting)


def _spaces(setting: Setting, *names: str) -> tuple[Workspace, ...]:
    """The project through these targets, or through all."""
    terminal = setting.terminal
    spaces = open_targets(
        setting.directory, environ=terminal.environ, overrides=setting.variables, names=names
    )
    note_strangers(setting, spaces[0])
    secrets = frozenset[str]().union(*(ws.variables.secrets for ws in spaces))
    terminal.secrets = Secrets.of(secrets, salt="")
    return spaces


def note_strangers(setting: Setting, ws: Workspace) -> None:
    """Say which variables of the environment look like overrides and are none."""
    known = {name for target in ws.project.targets.values() for name in target.vars}
    for remark in strangers(known, setting.terminal.environ):
        setting.terminal.note(plain(remark))


def opened_if_any(setting: Setting) -> Workspace | None:
    """The same where there is a project, None elsewhere."""
    try:
        find_root(setting.directory)
    except ProjectError:
        return None
    return opened(setting)


@contextmanager
def connected(
    setting: Setting, *, connections: int | None = None, per_second: float | None = None
) -> Iterator[tuple[Workspace, Connection]]:
    """The project and its target, for as long as the context lasts; limits are the target's own."""
    from journeys_as_code.workflow.connecting import connect

    ws = opened(setting)
    told = partial(_waiting, setting)
    with connect(ws, connections=connections, per_second=per_second, on_retry=told) as at:
        setting.terminal.secrets = at.secrets
        yield ws, at


@contextmanager
def both_connected(setting: Setting, source: str, aim: str) -> Iterator[tuple[Reached, Reached]]:
    """Two targets of the project; the terminal shows no secret of either."""
    from journeys_as_code.workflow.connecting import connect
    from journeys_as_code.workflow.differing import Reached, secrets_of_both

    spaces = _spaces(setting, source, aim)
    told = partial(_waiting, setting)
    with ExitStack() as stack:
        one, other = (Reached(ws, stack.enter_context(connect(ws, on_retry=told))) for ws in spaces)
        setting.terminal.secrets = secrets_of_both(one, other)
        yield one, other


def _waiting(setting: Setting, retry: Retry) -> None:
    """Say that a call is made again, where that takes so long that somebody may wonder."""
    if setting.verbose or retry.delay >= PATIENCE:
        call = f"{retry.request.method} {retry.request.path}"
        again = f"again in {retry.delay:.1f} s (attempt {retry.attempt} failed)"
        setting.terminal.note(plain(f"{call}: {retry.error.message}; {again}"))


def in_project(path: str, directory: Path, root: Path) -> str:
    """A path as the project calls it, where it is one of a file or folder below `directory`.

    Anything else (a key, a path that is relative to the project already) stays as it is.
    """
    there = (directory / path).resolve()
    return (
        there.relative_to(root).as_posix()
        if there.exists() and there.is_relative_to(root)
        else path
    )


def again(setting: Setting, *words: str) -> str:
    """The command line that runs another command with the same project and target."""
    line = ["journeys", *words]
    line += ["-C", str(setting.directory)] if str(setting.directory) != "." else []
    line += ["--target", setting.target] if setting.target else []
    line += [
        word for name, text in setting.variables.items() for word in ("--var", f"{name}={text}")
    ]
    return shlex.join(line)
