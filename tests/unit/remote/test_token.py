import os
import sys
from pathlib import Path
from typing import Any

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import NoKeyringError

from journeys_as_code.errors import ProjectError
from journeys_as_code.model.project import Token
from journeys_as_code.remote.token import resolve

SECRET = "abc-DEF_123.456"


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def said(token: Token, root: Path, **environ: str) -> str:
    """The message of the error, which never holds the token."""
    with pytest.raises(ProjectError) as caught:
        resolve(token, root, os.environ | environ)
    error = caught.value
    assert SECRET not in f"{error.message} {error.hint} {error.__cause__}"
    return error.message


def test_from_the_environment(tmp_path: Path) -> None:
    assert resolve(Token(env="T"), tmp_path, {"T": SECRET}) == SECRET


def test_from_a_file_of_the_project(tmp_path: Path) -> None:
    (tmp_path / "token").write_text(f"{SECRET}\n")
    assert resolve(Token(file="token"), tmp_path, {}) == SECRET


def test_from_a_command_run_in_the_project(tmp_path: Path) -> None:
    command = python("import os; print(os.environ['T'], end='\\r\\n'); assert os.listdir() == []")
    assert resolve(Token(command=command), tmp_path, {"T": SECRET}) == SECRET


@pytest.mark.parametrize(
    ("token", "message"),
    [
        (
            Token(),
            "token: must name exactly one place, not none of env, file, command, keyring",
        ),
        (Token(env="A", file="b"), "token: must name exactly one place, not env and file"),
        (
            Token(env="MISSING"),
            "the environment variable MISSING is not set, and should hold the API token",
        ),
        (
            Token(env="EMPTY"),
            "the environment variable EMPTY is empty, and should hold the API token",
        ),
        (
            Token(env="LINES"),
            "the environment variable LINES has several lines, and should hold only the API token",
        ),
        (
            Token(env="HEADER"),
            "the environment variable HEADER holds characters that no API token has",
        ),
        (
            Token(env="ACCENT"),
            "the environment variable ACCENT holds characters that no API token has",
        ),
        (Token(file="nowhere"), "the token file nowhere cannot be read: No such file or directory"),
        (Token(file="."), "the token file . cannot be read: Is a directory"),
        (Token(file="binary"), "the token file binary is no text"),
        (Token(command=[]), "the token command is empty"),
        (
            Token(command=["/no/such"]),
            "the token command /no/such cannot be run: No such file or directory",
        ),
        (
            Token(
                command=python(
                    f"import sys; print('{SECRET}', file=sys.stderr); sys.exit('{SECRET}')"
                )
            ),
            f"the token command {sys.executable} failed with exit code 1",
        ),
        (
            Token(command=python("")),
            "what the token command printed is empty, and should hold the API token",
        ),
        (Token(keyring="alone"), "keyring: 'alone' is not of the form SERVICE/USER"),
        (Token(keyring="/x"), "keyring: '/x' is not of the form SERVICE/USER"),
    ],
)
def test_what_goes_wrong_is_said_without_the_token(
    token: Token, message: str, tmp_path: Path
) -> None:
    (tmp_path / "binary").write_bytes(b"\xff\xfe")
    environ = {"EMPTY": " \n", "LINES": f"{SECRET}\n{SECRET}", "HEADER": f"Api {SECRET}"}
    assert said(token, tmp_path, ACCENT=f"{SECRET}é", **environ) == message


class Keys(KeyringBackend):
    """A keyring of one entry."""

    priority = 1  # type: ignore[assignment]

    def get_password(self, service: str, username: str) -> str | None:
        if service == "broken":
            raise NoKeyringError(SECRET)
        return SECRET if (service, username) == ("pushwoosh/prod", "ann") else None

    def set_password(self, *_: Any) -> None: ...


@pytest.fixture
def keys() -> Any:
    before = keyring.get_keyring()
    keyring.set_keyring(Keys())
    yield
    keyring.set_keyring(before)


@pytest.mark.usefixtures("keys")
def test_from_the_keyring(tmp_path: Path) -> None:
    assert resolve(Token(keyring="pushwoosh/prod/ann"), tmp_path, {}) == SECRET
    assert said(Token(keyring="other/ann"), tmp_path) == "the keyring has no entry other/ann"
    message = "the keyring cannot be read: NoKeyringError"
    with pytest.raises(ProjectError, match=message):
        resolve(Token(keyring="broken/ann"), tmp_path, {})


def test_without_the_keyring_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert said(Token(keyring="a/b"), tmp_path) == "the keyring is not installed"


def test_a_command_that_hangs_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journeys_as_code.remote.token._PATIENCE", 0.02)
    slow = Token(command=python("import time; time.sleep(9)"))
    assert said(slow, tmp_path) == f"the token command {sys.executable} took over 0 seconds"
