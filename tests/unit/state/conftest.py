from pathlib import Path

import pytest
from support.clock import Clock

from journeys_as_code.state.file import FileStore


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> FileStore:
    return FileStore(tmp_path, "prod", clock=clock)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / ".journeys/state/prod"
