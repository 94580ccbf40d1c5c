"""`make bench`: everything measured in one run, printed as ratios of its floor.

Rounds are interleaved, so that whatever else the machine does falls on both sides alike.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from benchmarks import account, applied, fetched, kept, project, table
from benchmarks.process import Command, interleaved

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "benchmarks" / "README.md"
JOURNEYS = str(Path(sys.executable).with_name("journeys"))
ENVIRON = {
    "PATH": os.environ["PATH"],
    "PYTHONPATH": str(ROOT),
    "JOURNEYS_BENCH_TOKEN": account.TOKEN,
}
MEMORY = 400.0
"""MB that no command may exceed."""


def against(
    what: str, floor: str, pair: Sequence[Command], rounds: int, target: float
) -> tuple[table.Row, float]:
    """One command against its floor, and the command's peak memory in MB."""
    ours, theirs = interleaved(pair, rounds)
    row = table.Row.of(what, floor, ours, theirs, target)
    return row, max(run.peak for run in ours)


def inside(folder: Path, rounds: int) -> list[table.Row]:
    """Validate against parsing, without the start of an interpreter."""
    words = [sys.executable, "-m", "benchmarks.inside", str(folder), str(rounds)]
    done = subprocess.run(words, env=ENVIRON, cwd=folder, stdout=subprocess.PIPE, check=True)
    taken = json.loads(done.stdout)
    ours, what = taken["validate"], "validate, in one process"
    return [
        table.Row(what, "PyYAML's C loader", ours, taken["parse"], 1.3),
        table.Row(what, "the same, collector paused", ours, taken["parse_paused"], None),
    ]


def measure(journeys: int, rounds: int) -> str:
    """All figures as one table."""
    with tempfile.TemporaryDirectory() as scratch, account.serving(Path(scratch)) as url:
        folder = Path(scratch, "project")
        project.write(folder, journeys=journeys, api=url)
        python = [sys.executable, "-m", "benchmarks.floor"]

        def command(*words: str) -> Command:
            return Command(words, folder, ENVIRON)

        _tell("journeys --help")
        start, _ = against(
            "journeys --help", "python -c pass",
            [command(JOURNEYS, "--help"), command(sys.executable, "-c", "pass")], rounds * 4, 5.0,
        )  # fmt: skip
        _tell("validate")
        validate, validating = against(
            "validate", "PyYAML's C loader",
            [command(JOURNEYS, "validate", "--no-cache"), command(*python, "parse", str(folder))],
            rounds, 1.3,
        )  # fmt: skip
        _tell("validate again")
        again, _ = against(
            "validate again, one file changed", "validate that remembers nothing",
            [Command((JOURNEYS, "validate"), folder, ENVIRON, partial(project.touch, folder)),
             command(JOURNEYS, "validate", "--no-cache")],
            rounds, 0.25,
        )  # fmt: skip
        within = inside(folder, rounds)
        _tell("apply, once")
        first = command(JOURNEYS, "apply", "--auto-approve").run()
        listed = Path(scratch, "uuids")
        listed.write_text("\n".join(account.uuids(url)), encoding="utf-8")
        _tell("plan")
        plan, planning = against(
            "plan, nothing changed", "the same, and a bare httpx client",
            [command(JOURNEYS, "plan"), command(*python, "fetch", str(folder), url, str(listed))],
            rounds, 1.2,
        )  # fmt: skip
        _tell("drift and pull")
        fetched_rows, pulling = fetched.rows(folder, url, listed, ENVIRON, rounds)
        peaks = [
            ("validate", validating, MEMORY),
            ("plan", planning, MEMORY),
            ("apply", first.peak, MEMORY),
            ("pull", pulling, MEMORY),
        ]
        _tell("apply to running journeys")
        applying_rows = applied.rows(Path(scratch, "applied"), ENVIRON, rounds)
        _tell("records of the state")
        records = kept.row(Path(scratch, "kept"))
        rows = [start, validate, *within, again, plan, *fetched_rows, *applying_rows, records]
        figures = table.render(rows, peaks)
    applying = f"`apply` that created and started them: {first.seconds:.1f} s."
    return f"{table.conditions(journeys, rounds, date.today())}\n\n{figures}\n\n{applying}\n"  # noqa: DTZ011


def record(figures: str) -> None:
    """Put the figures into the README of this folder."""
    text = README.read_text(encoding="utf-8")
    between = re.compile(r"(<!-- figures -->\n).*(<!-- end of figures -->)", re.DOTALL)
    fresh = between.sub(lambda found: f"{found[1]}{figures}{found[2]}", text)
    README.write_text(fresh, encoding="utf-8")


def _tell(what: str) -> None:
    print(f"measuring: {what}", file=sys.stderr)


def main() -> None:
    """Measure, print, and on request record."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--journeys", type=int, default=1000, help="how many (default 1000)")
    parser.add_argument("--rounds", type=int, default=5, help="how often (default 5)")
    parser.add_argument("--record", action="store_true", help="write benchmarks/README.md")
    asked = parser.parse_args()
    figures = measure(asked.journeys, asked.rounds)
    print(figures)
    if asked.record:
        record(figures)


if __name__ == "__main__":
    main()
