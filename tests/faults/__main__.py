"""Tries everything, or what begins with the given name: `python -m faults --only "crash/move"`."""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from faults import sweeps
from faults.bench import Result
from faults.pool import tried
from faults.table import table

README = Path(__file__).with_name("README.md")
_BEGIN, _END = "<!-- table -->\n", "<!-- end of table -->\n"


def main(arguments: Sequence[str]) -> int:
    """Try, print the table, and say with the exit code whether everything was kept."""
    options = _options().parse_args(arguments)
    chosen = [sweep for sweep in sweeps.everything() if sweep.is_meant_by(options.only)]
    begun, results, shown = time.monotonic(), [], set[str]()
    for result in tried(chosen, jobs=options.jobs, only=options.only, share=options.share):
        results.append(result)
        _show(result, shown, everything=options.all)
    minutes, seconds = divmod(round(time.monotonic() - begun), 60)
    print(f"\n{table(results)}\n{len(results):,} cases in {minutes} min {seconds} s")
    if options.json:
        options.json.write_text(json.dumps([asdict(result) for result in results]))
    if options.write:
        _write(table(results))
    return 1 if any(result.violations for result in results) or not results else 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="faults", description=__doc__)
    parser.add_argument("--only", default="", help="a case, or the beginning of the names of some")
    parser.add_argument(
        "--share",
        type=int,
        default=1,
        help="one case of so many, always the same ones",
    )
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--all", action="store_true", help="tell the story of every violation")
    parser.add_argument("--json", type=Path, help="write the results into this file")
    parser.add_argument("--write", action="store_true", help="keep the table in README.md")
    return parser


def _show(result: Result, shown: set[str], *, everything: bool) -> None:
    """Print a case that went wrong; its story only where nothing like it was seen before."""
    for violation in result.violations:
        likeness = re.sub(r"[0-9a-f-]{8,}|\d+", "N", str(violation))
        print(f"VIOLATED {violation}\n    in {result.case}", flush=True)
        if everything or likeness not in shown:
            shown.add(likeness)
            print(result.story, flush=True)


def _write(text: str) -> None:
    page = README.read_text()
    head, _, rest = page.partition(_BEGIN)
    README.write_text(f"{head}{_BEGIN}{text}{_END}{rest.partition(_END)[2]}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
