"""Running a command as a user would, and measuring it from outside."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Measured:
    """What one run cost: wall clock and processor in seconds, peak memory in MB."""

    seconds: float
    processor: float
    peak: float


def _nothing() -> None:
    """Nothing happens."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command line with the folder and the environment it runs in."""

    words: Sequence[str]
    folder: Path
    environ: Mapping[str, str]
    first: Callable[[], object] = _nothing
    """What happens before each run, and is not measured."""

    def run(self) -> Measured:
        """Run to the end; a failure stops the benchmark with what the command said."""
        self.first()
        with tempfile.TemporaryFile() as said:
            began = time.perf_counter()
            child = subprocess.Popen(
                self.words, cwd=self.folder, env=self.environ,
                stdin=subprocess.DEVNULL, stdout=said, stderr=said,
            )  # fmt: skip
            _, status, usage = os.wait4(child.pid, 0)
            seconds = time.perf_counter() - began
            child.returncode = os.waitstatus_to_exitcode(status)
            if child.returncode:
                said.seek(0)
                raise SystemExit(f"{' '.join(self.words)}\n{said.read().decode()[-4000:]}")
        return Measured(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def interleaved(commands: Sequence[Command], rounds: int) -> list[list[Measured]]:
    """Every command once per round, after one round that warms up and does not count."""
    runs = [[command.run() for command in commands] for _ in range(rounds + 1)]
    return [list(column) for column in zip(*runs[1:], strict=True)]
