"""What is built and shipped: it works outside the checkout, and the lock fits what is declared."""

import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
DEPENDENCIES = sysconfig.get_path("purelib")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("built")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT]
    subprocess.run(command, check=True, capture_output=True, cwd=folder)
    return folder


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment in which only the wheel is installed."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, symlinks=True)
    (wheel,) = built.glob("*.whl")
    python = home / "bin" / "python"
    pip = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "-qq",
        "--no-deps",
        "--no-index",
    ]
    subprocess.run([*pip, wheel], check=True, env=clean())
    (packages,) = home.glob("lib/*/site-packages")
    (packages / "dependencies.pth").write_text(f"{DEPENDENCIES}\n")
    return home / "bin"


def clean() -> dict[str, str]:
    """The environment without what could lead back to the checkout."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def run(command: list[str | Path], cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=cwd, env=clean(), capture_output=True, text=True, check=False
    )


def test_the_wheel_does_the_main_job_outside_the_checkout(installed: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(ROOT / "examples" / "win-back", project)
    journeys = installed / "journeys"
    steps = [["validate"], ["plan"], ["apply", "--auto-approve"], ["plan", "--detailed-exitcode"]]
    for words in steps:
        done = run([journeys, *words], project)
        assert done.returncode == 0, done.stdout + done.stderr


def test_the_installed_package_is_the_one_that_runs(installed: Path, tmp_path: Path) -> None:
    where = "import journeys_as_code as package; print(package.__file__)"
    done = run([installed / "python", "-c", where], tmp_path)
    assert Path(done.stdout).is_relative_to(installed.parent)


def test_the_wheel_holds_the_schemas_and_no_tests(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    schemas = ROOT / "schemas"
    shipped = {
        f"journeys_as_code/_schemas/{file.relative_to(schemas)}" for file in schemas.rglob("*.json")
    }
    assert shipped
    assert shipped <= names
    assert "journeys_as_code/py.typed" in names
    assert {name.split("/")[0].partition("-")[0] for name in names} == {"journeys_as_code"}


def test_the_sdist_holds_what_the_tests_need(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        inside = {name.split("/")[1] for name in archive.getnames() if "/" in name}
    assert {
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "schemas",
        "examples",
        "scripts",
        "tests",
    } <= inside


def test_the_lock_fits_what_is_declared() -> None:
    lines = (ROOT / "requirements/dev.in").read_text().splitlines()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = [name for line in lines if (name := line.partition("#")[0].strip())]
    wanted += project["project"]["dependencies"] + project["build-system"]["requires"]
    pinned = locked()
    wrong = [
        line
        for line in wanted
        if not (need := Requirement(line)).specifier.contains(
            pinned.get(canonicalize_name(need.name), "0")
        )
    ]
    assert wrong == [], "`make lock` pins them"


def locked() -> dict[str, str]:
    """Name -> version of what is pinned; every line of it has a hash."""
    text = (ROOT / "requirements/dev.txt").read_text().replace("\\\n", "")
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    assert all("--hash=sha256:" in line for line in lines)
    pins = [Requirement(line.partition("--hash")[0]) for line in lines]
    return {canonicalize_name(pin.name): str(pin.specifier).removeprefix("==") for pin in pins}
