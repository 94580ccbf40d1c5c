"""Pull into an empty project, and its floor.

`python -m benchmarks.pulled ours FOLDER` pulls every journey of the account that the project in FOLDER
has; `python -m benchmarks.pulled floor FOLDER URL UUIDS` gets the same journeys with a bare client and writes
as many files of the same sizes.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks import floor


def ours(folder: Path, empty: Path) -> None:
    """The command itself, in a project that has no journeys yet."""
    (empty / "journeys").mkdir()
    shutil.copy(folder / "journeys.yaml", empty)
    command = Path(sys.executable).with_name("journeys")
    subprocess.run([command, "pull", "--all"], cwd=empty, stdout=subprocess.DEVNULL, check=True)


def bare(folder: Path, empty: Path, url: str, listed: Path) -> None:
    """The floor."""
    uuids = listed.read_text(encoding="utf-8").split()
    floor.fetch(url, uuids, os.environ["JOURNEYS_BENCH_TOKEN"])
    for file in (folder / "journeys").rglob("*.yaml"):
        (empty / file.name).write_bytes(file.read_bytes())


def main(words: Sequence[str]) -> None:
    """Run one of them."""
    with tempfile.TemporaryDirectory() as empty:
        if words[0] == "ours":
            ours(Path(words[1]), Path(empty))
        else:
            bare(Path(words[1]), Path(empty), words[2], Path(words[3]))


if __name__ == "__main__":
    main(sys.argv[1:])
