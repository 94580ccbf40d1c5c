"""`init` makes a project that works, and its workflow keeps the state where it says."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from support.cli import journeys
from support.golden import golden

from journeys_as_code.cli.root import root

WORKFLOW = ".github/workflows/journeys.yml"


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    done = journeys("-C", tmp_path, "init", "shop")
    assert (done.code, done.err) == (0, "")
    golden("cli/init.txt", done.out.replace(str(tmp_path), "."))
    return tmp_path / "shop"


def test_the_project_validates_plans_and_applies(shop: Path) -> None:
    assert journeys("-C", shop, "validate").out == "No findings in 1 journey with 6 points.\n"
    assert journeys("-C", shop, "plan", "--detailed-exitcode").code == 2
    assert journeys("-C", shop, "apply", "--auto-approve").code == 0
    assert journeys("-C", shop, "plan", "--detailed-exitcode").code == 0


def named_by(files: str | list[str], shop: Path) -> set[Path]:
    """What the editor takes these globs for; one with a `!` takes files away again."""
    found: set[Path] = set()
    for glob in [files] if isinstance(files, str) else files:
        these = set(shop.glob(glob.lstrip("!/")))
        found = found - these if glob.startswith("!") else found | these
    return found


def test_the_project_fits_the_schemas_it_comes_with(shop: Path) -> None:
    settings = json.loads((shop / ".vscode" / "settings.json").read_text())
    judged = set()
    for schema, files in settings["yaml.schemas"].items():
        for file in named_by(files, shop):
            judged.add(file)
            head = file.read_text().splitlines()[0]
            named = head.removeprefix("# yaml-language-server: $schema=")
            assert (file.parent / named).resolve() == (shop / schema).resolve()
            judge = json.loads((shop / schema).read_text())
            jsonschema.validate(yaml.safe_load(file.read_text()), judge)
    assert judged == {shop / "journeys.yaml", *(shop / "journeys").iterdir()}


def test_the_commented_target_is_a_target(shop: Path) -> None:
    file = shop / "journeys.yaml"
    head, _, prod = file.read_text().partition("  # prod:")
    file.write_text(head + "  prod:" + prod.replace("\n  # ", "\n  "))
    done = journeys("-C", shop, "--target", "prod", "validate")
    assert (done.code, done.out) == (0, "No findings in 1 journey with 6 points.\n")


def test_nothing_that_is_there_is_changed(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("mine\n")
    done = journeys("-C", tmp_path, "init")
    assert done.code == 0
    assert "Left alone, for they were there before: .gitignore\n" in done.out
    assert (tmp_path / ".gitignore").read_text() == "mine\n"


def test_a_project_is_made_once(shop: Path) -> None:
    before = {file: file.read_bytes() for file in shop.rglob("*") if file.is_file()}
    done = journeys("-C", shop, "init")
    assert (done.code, done.out) == (1, "")
    assert {file: file.read_bytes() for file in shop.rglob("*") if file.is_file()} == before


@pytest.mark.parametrize("name", ["Größe & more", "123", "名前"])
def test_any_folder_will_do(tmp_path: Path, name: str) -> None:
    assert journeys("-C", tmp_path, "init", name).code == 0
    assert journeys("-C", tmp_path / name, "validate").code == 0


def test_what_cannot_be_written_is_1(tmp_path: Path) -> None:
    (tmp_path / "journeys").write_text("a file where a folder should be")
    done = journeys("-C", tmp_path, "init")
    assert done.code == 1
    assert done.err.startswith("error: cannot write the project: ")


def steps(shop: Path) -> dict[str, dict[str, Any]]:
    workflow = yaml.safe_load((shop / WORKFLOW).read_text())
    return {str(step.get("name")): step for step in workflow["jobs"]["journeys"]["steps"]}


def test_the_workflow_uses_commands_and_options_that_exist(shop: Path) -> None:
    lines = re.findall(
        r"(?:run: |^\s+)journeys ([^\n|>]+)", (shop / WORKFLOW).read_text(), re.MULTILINE
    )
    assert {line.split()[0] for line in lines} == {"validate", "test", "plan", "apply", "drift"}
    for line in lines:
        name, *words = line.split()
        command = root.get_command(None, name)  # type: ignore[arg-type]
        known = {option for param in command.params for option in param.opts}  # type: ignore[union-attr]
        assert {word for word in words if word.startswith("-")} <= known


def test_the_workflow_keeps_the_state_in_a_branch(shop: Path, tmp_path: Path) -> None:
    """Its steps are run as the workflow runs them, on two fresh clones one after the other."""
    origin = tmp_path / "origin.git"
    git(tmp_path, "init", "-q", "--bare", origin)
    git(shop, "init", "-q", "-b", "main")
    git(shop, "add", ".")
    git(shop, "commit", "-q", "-m", "A project")
    git(shop, "push", "-q", origin, "main")
    for run in ("first", "second"):
        clone = tmp_path / run
        git(tmp_path, "clone", "-q", "--branch", "main", origin, clone)
        shell(clone, steps(clone)["Bring in the state"]["run"])
        account = clone / ".journeys" / "sandbox.db"
        if run == "second":
            shutil.copy(tmp_path / "first" / ".journeys" / "sandbox.db", account)
        planned = journeys("-C", clone, "plan", "--detailed-exitcode")
        assert planned.code == (2 if run == "first" else 0)
        assert journeys("-C", clone, "apply", "--auto-approve").code == 0
        shell(clone / ".journeys" / "state", steps(clone)["Keep the state"]["run"])
    kept = git(origin, "ls-tree", "-r", "--name-only", "journeys-state")
    assert kept == "sandbox/welcome-series.json\n"


def git(folder: Path, *words: str | Path) -> str:
    return subprocess.run(
        ["git", *words], cwd=folder, env=environ(), check=True, capture_output=True, text=True
    ).stdout


def shell(folder: Path, script: str) -> None:
    filled = script.replace("${{ github.sha }}", "0" * 40)
    command = ["bash", "-e", "-o", "pipefail", "-c", filled]
    done = subprocess.run(
        command, cwd=folder, env=environ(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def environ() -> dict[str, str]:
    who = {
        f"GIT_{role}_{what}": "x@example.com"
        for role in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    return {"PATH": os.environ["PATH"], "GIT_CONFIG_GLOBAL": os.devnull, **who}
