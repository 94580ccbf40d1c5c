"""Copies of the examples to work on, each with a sandbox of its own."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


@pytest.fixture
def example(tmp_path: Path) -> Callable[[str], Path]:
    def copied(name: str) -> Path:
        project = tmp_path / name
        shutil.copytree(EXAMPLES / name, project, ignore=shutil.ignore_patterns(".journeys"))
        return project

    return copied


@pytest.fixture
def welcome(example: Callable[[str], Path]) -> Path:
    """The example with one journey that is created and started."""
    return example("welcome-series")
