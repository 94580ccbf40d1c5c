"""The hooks for pre-commit: their entries run, and do what a hook should."""

import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "welcome-series"
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}
PROGRAMS = Path(sys.executable).parent


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with the project of an example in a folder of it."""
    shutil.copytree(EXAMPLE, tmp_path / "crm", ignore=shutil.ignore_patterns(".journeys"))
    return tmp_path


def run(hook: dict[str, Any], folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """What pre-commit does, in the environment that it makes for the hook."""
    program, *words = shlex.split(hook["entry"])
    assert hook["language"] == "python"
    assert hook["pass_filenames"] is False
    return subprocess.run(
        [PROGRAMS / program, *words, *args], cwd=folder, capture_output=True, text=True, check=False
    )


def contents(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in folder.rglob("*.yaml")}


def test_the_hooks_that_are_offered() -> None:
    assert list(HOOKS) == ["journeys-validate", "journeys-fmt"]


@pytest.mark.parametrize("hook", HOOKS.values(), ids=list(HOOKS))
def test_a_project_that_is_well_passes_untouched(hook: dict[str, Any], repository: Path) -> None:
    before = contents(repository)
    done = run(hook, repository, "-C", "crm")
    assert (done.returncode, done.stderr) == (0, "")
    assert contents(repository) == before


def test_validate_stops_a_commit_that_breaks_a_journey(repository: Path) -> None:
    journey = repository / "crm" / "journeys" / "welcome-series.yaml"
    journey.write_text(journey.read_text().replace("next: opened", "next: openedd"))
    done = run(HOOKS["journeys-validate"], repository / "crm")
    assert done.returncode == 1
    assert "did you mean `opened`?" in done.stdout


def test_fmt_lays_out_what_is_committed(repository: Path) -> None:
    """A hook that changes files stops the commit: pre-commit looks at the files itself."""
    journey = repository / "crm" / "journeys" / "welcome-series.yaml"
    good = journey.read_text()
    journey.write_text(good.replace("title: Welcome series", "title:    Welcome series"))
    assert run(HOOKS["journeys-fmt"], repository, "-C", "crm").returncode == 0
    assert journey.read_text() == good
