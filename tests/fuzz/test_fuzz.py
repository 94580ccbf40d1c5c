"""No file can make the tool fail: no traceback, no hang, no memory without end.

`make test` tries a few hundred inputs; `make fuzz` 20,000 (`FUZZ=20000`). Each process says which seed it
had, and `python -m fuzz.hunt --seed ...` does the same again.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from fuzz.hunt import MEGABYTES, SECONDS

INPUTS = int(os.environ.get("FUZZ", "400"))
PROCESSES = 2
TESTS = Path(__file__).parents[1]


def start(seed: int, folder: Path) -> "subprocess.Popen[str]":
    """A process that hunts through its share of the inputs."""
    folder.mkdir()
    command = [sys.executable, "-m", "fuzz.hunt", "--seed", str(seed), "--folder", str(folder)]
    return subprocess.Popen(
        [*command, "--inputs", str(INPUTS // PROCESSES)],
        env={**os.environ, "PYTHONPATH": str(TESTS)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def result(process: "subprocess.Popen[str]", folder: Path) -> dict[str, Any]:
    """What the process found; if it died, the input it died of."""
    out, err = process.communicate()
    if process.returncode:
        died = f"{(folder / 'last').read_bytes()!r}\n{err[-5000:]}"
        return {"faults": {"death": died}}
    found: dict[str, Any] = json.loads(out)
    return found


def test_nothing_makes_it_fail(tmp_path: Path) -> None:
    folders = [tmp_path / str(seed) for seed in range(PROCESSES)]
    started = [start(seed, folder) for seed, folder in enumerate(folders)]
    results = [result(*each) for each in zip(started, folders, strict=True)]
    faults = [f"{what}: {how}" for found in results for what, how in found["faults"].items()]
    assert not faults, "\n\n".join(faults)
    for found in results:
        assert found["inputs"] >= INPUTS // PROCESSES * 0.95
        assert found["slowest"] < SECONDS, found["slowest_input"]
        assert found["megabytes"] < MEGABYTES
