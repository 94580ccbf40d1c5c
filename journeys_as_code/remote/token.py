"""Where the API token comes from: an environment variable, a file, a command or the keyring."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

from journeys_as_code.errors import ProjectError
from journeys_as_code.model.project import Token

_PATIENCE = 30.0
"""Seconds that a command may take."""
_LARGEST = 64 * 1024


def resolve(token: Token, root: Path, environ: Mapping[str, str]) -> str:
    """The token that a target names; `root` is the project's folder.

    Raises ProjectError, which says where the token was looked for and never what was found.
    """
    ways = token.model_dump(exclude_none=True)
    if len(ways) != 1:
        named = " and ".join(ways) or "none of env, file, command, keyring"
        raise ProjectError(
            f"token: must name exactly one place, not {named}",
            hint="for example token: {env: PUSHWOOSH_API_TOKEN}",
        )
    if token.env is not None:
        return _clean(_from_env(token.env, environ), f"the environment variable {token.env}")
    if token.file is not None:
        return _clean(_from_file(root / token.file, token.file), f"the file {token.file}")
    if token.command is not None:
        return _clean(_from_command(token.command, root, environ), "what the token command printed")
    return _clean(_from_keyring(str(token.keyring)), f"the keyring entry {token.keyring}")


def require_sendable(token: str) -> str:
    """The token, if it can be a part of an HTTP header. Raises ProjectError, without showing it."""
    return _clean(token, "the API token")


def _clean(text: str, place: str) -> str:
    token = text.strip()
    if not token:
        raise ProjectError(f"{place} is empty, and should hold the API token")
    if len(token.splitlines()) > 1:
        raise ProjectError(f"{place} has several lines, and should hold only the API token")
    if not (token.isascii() and token.isprintable() and " " not in token):
        raise ProjectError(
            f"{place} holds characters that no API token has",
            hint="give the token alone, without `Api` or `Bearer` before it",
        )
    return token


def _from_env(name: str, environ: Mapping[str, str]) -> str:
    if name not in environ:
        raise ProjectError(
            f"the environment variable {name} is not set, and should hold the API token",
            hint=f"export {name}=... or name another place in journeys.yaml (token:)",
        )
    return environ[name]


def _from_file(path: Path, shown: str) -> str:
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST).decode()
    except OSError as error:
        raise ProjectError(f"the token file {shown} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ProjectError(f"the token file {shown} is no text") from error


def _from_command(command: list[str], root: Path, environ: Mapping[str, str]) -> str:
    shown = command[0] if command else ""
    if not shown:
        raise ProjectError("the token command is empty")
    try:
        done = subprocess.run(  # noqa: S603 (the project's own command, without a shell)
            command,
            cwd=root,
            env=dict(environ),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except OSError as error:
        raise ProjectError(f"the token command {shown} cannot be run: {error.strerror}") from error
    except subprocess.TimeoutExpired:
        raise ProjectError(f"the token command {shown} took over {_PATIENCE:.0f} seconds") from None
    if done.returncode:
        raise ProjectError(
            f"the token command {shown} failed with exit code {done.returncode}",
            hint="run it by hand to see why; what it prints is not shown here",
        )
    return done.stdout.decode(errors="replace")


def _from_keyring(entry: str) -> str:
    service, slash, user = entry.rpartition("/")
    if not (slash and service and user):
        raise ProjectError(f"keyring: {entry!r} is not of the form SERVICE/USER")
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError as error:
        raise ProjectError(
            "the keyring is not installed", hint="pip install 'journeys-as-code[keyring]'"
        ) from error
    try:
        found = keyring.get_password(service, user)
    except KeyringError as error:
        raise ProjectError(f"the keyring cannot be read: {type(error).__name__}") from error
    if found is None:
        raise ProjectError(
            f"the keyring has no entry {entry}", hint=f"keyring set {service} {user}"
        )
    return found
