"""The committed schemas judge every example as a well-known checker reads them."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SCHEMAS = ROOT / "schemas"
NAMED = "# yaml-language-server: $schema="


def by_schema() -> dict[str, list[Path]]:
    """Every file of the examples, by the name of the schema that its first line names."""
    found: dict[str, list[Path]] = {}
    for file in sorted(ROOT.glob("examples/**/*.yaml")):
        first = file.read_text("utf-8").splitlines()[0]
        assert first.startswith(NAMED), file
        schema = (file.parent / first.removeprefix(NAMED)).resolve()
        assert schema.parent == SCHEMAS
        found.setdefault(schema.name, []).append(file)
    return found


FILES = by_schema()


def check(schema: str, *files: Path) -> subprocess.CompletedProcess[str]:
    return run("--schemafile", SCHEMAS / schema, *files)


def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "check_jsonschema", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_there_are_examples_of_what_people_write() -> None:
    wanted = {"journey.schema.json", "project.schema.json", "story.schema.json"}
    assert wanted <= FILES.keys()


@pytest.mark.parametrize("schema", FILES)
def test_every_example_fits(schema: str) -> None:
    done = check(schema, *FILES[schema])
    assert (done.returncode, done.stdout) == (0, "ok -- validation done\n"), done.stdout


@pytest.mark.parametrize("schema", FILES)
def test_what_is_wrong_does_not(schema: str, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("titel: x\n")
    assert check(schema, wrong).returncode == 1


def test_the_workflow_that_init_writes_is_one() -> None:
    workflow = ROOT / "journeys_as_code" / "cli" / "templates" / "github" / "journeys.yml"
    done = run("--builtin-schema", "vendor.github-workflows", workflow)
    assert done.returncode == 0, done.stdout
