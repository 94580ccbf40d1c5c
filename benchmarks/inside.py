"""Validate and its floors inside one interpreter, without the time it takes to start.

`python -m benchmarks.inside FOLDER ROUNDS` prints the seconds of each round as JSON.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks import floor
from journeys_as_code.workflow.loading import load
from journeys_as_code.workflow.opening import open_project


def validate(folder: Path) -> None:
    """What `journeys validate` does between its start and its report."""
    workspace = open_project(folder, environ={"JOURNEYS_BENCH_TOKEN": "sandbox"})
    load(workspace).require_valid()


def parse(folder: Path) -> None:
    """The floor."""
    floor.parse(folder / "journeys")


def parse_paused(folder: Path) -> None:
    """The floor with the garbage collector held back, as `journeys` does while it reads."""
    gc.disable()
    floor.parse(folder / "journeys")
    gc.enable()


def _seconds(work: Callable[[Path], None], folder: Path) -> float:
    gc.collect()
    began = time.perf_counter()
    work(folder)
    return time.perf_counter() - began


def main(words: Sequence[str]) -> None:
    """All, one after the other, so many times; the first round warms up and does not count."""
    folder, rounds = Path(words[0]), int(words[1])
    subjects = (validate, parse, parse_paused)
    taken: dict[str, list[float]] = {work.__name__: [] for work in subjects}
    for _ in range(rounds + 1):
        for work in subjects:
            taken[work.__name__].append(_seconds(work, folder))
    print(json.dumps({name: seconds[1:] for name, seconds in taken.items()}))


if __name__ == "__main__":
    main(sys.argv[1:])
