"""What the editor's tests share: a new project, open in an editor with the settings it came with."""

import json
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from support.cli import journeys
from support.language_server import SERVER, Editor, editor


def pytest_configure() -> None:
    if not SERVER.is_dir():
        pytest.exit("the language server is not installed: run `make test-editor`", returncode=1)


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("editor") / "shop"
    assert journeys("init", folder).code == 0
    return folder


@pytest.fixture(scope="session")
def shop(project: Path) -> Iterator[Editor]:
    """The new project, open in an editor."""
    settings = json.loads((project / ".vscode" / "settings.json").read_text())
    with editor(project, settings) as opened:
        yield opened


@pytest.fixture(scope="session")
def new(project: Path) -> Iterator[Path]:
    """Names of journey files that are not there yet, one after the other."""
    return (project / "journeys" / f"new-{number}.yaml" for number in count())
