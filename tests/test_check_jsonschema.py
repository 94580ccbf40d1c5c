"""The committed schemas judge every example as a well-known checker reads them."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
VALID = ROOT / "tests" / "cases" / "valid"
FILES = {
    "journey": [*ROOT.glob("examples/*/journeys/**/*.yaml"), *VALID.glob("*/journey.yaml")],
    "project": [*ROOT.glob("examples/*/journeys.yaml"), *VALID.glob("*/journeys.yaml")],
}


def check(kind: str, *files: Path) -> subprocess.CompletedProcess[str]:
    schema = ROOT / "schemas" / f"{kind}.schema.json"
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", schema, *sorted(files)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("kind", FILES)
def test_every_example_fits(kind: str) -> None:
    done = check(kind, *FILES[kind])
    assert (done.returncode, done.stdout) == (0, "ok -- validation done\n"), done.stdout


@pytest.mark.parametrize("kind", FILES)
def test_what_is_wrong_does_not(kind: str, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("titel: x\n")
    assert check(kind, wrong).returncode == 1
