"""Searches for a sequence of deeds, faults and kills after which an invariant is broken: `make search`.

The same sequences every time: each seed stands for as many as `--each` says. `--seed N` tries one seed only,
and makes what it finds as short as it can.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from faults import tool
from faults.inside import stage
from faults.journeys import example
from faults.searching import machine
from faults.sequence import Counted, Setting, Violated
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.errors import Flaky
from hypothesis.stateful import run_state_machine_as_test

STEPS = 14
"""The most steps of a sequence, the first and the last ones not counted."""


Changes = tuple[Callable[[], None], ...]


@dataclass(frozen=True)
class Found:
    """What came of one seed: what was tried, and the story of a violation where there is one."""

    seed: int
    counted: Counted
    story: str = ""
    seconds: float = 0.0


def search(number: int, sequences: int, *, shrink: bool = False, changes: Changes = ()) -> Found:
    """Try one seed in a process of its own, with these changes made to the tool."""
    with multiprocessing.get_context("fork").Pool(1) as pool:
        return pool.apply(_job, ((number, sequences, shrink, changes),))


def _sought(number: int, sequences: int, *, shrink: bool, setting: Setting) -> str:
    phases = (Phase.generate, Phase.shrink) if shrink else (Phase.generate,)
    choices = settings(
        max_examples=sequences,
        stateful_step_count=STEPS,
        deadline=None,
        database=None,
        phases=phases,
        print_blob=False,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    try:
        run_state_machine_as_test(seed(number)(machine(setting)), settings=choices)
    except Violated as violated:
        return str(violated)
    except Flaky as flaky:
        seen = "\n".join(map(str, getattr(flaky, "exceptions", ())))
        return f"the same sequence did not end the same way twice\n{flaky}\n{seen}"
    return ""


def main(arguments: Sequence[str]) -> int:
    """Search, tell what was tried, and say with the exit code whether nothing was found."""
    options = _options().parse_args(arguments)
    seeds = (
        [options.seed]
        if options.seed is not None
        else [*range(options.first, options.first + options.seeds)]
    )
    tool.import_everything()
    tool.warm(example())
    begun, found = time.monotonic(), []
    jobs = [(number, options.each, options.seed is not None, ()) for number in seeds]
    with multiprocessing.get_context("fork").Pool(
        min(options.jobs, len(jobs)), maxtasksperchild=4
    ) as pool:
        for one in pool.imap_unordered(_job, jobs):
            found.append(one)
            it = one.counted
            print(
                f"seed {one.seed}: {it.sequences} sequences, {it.runs:,} runs, {it.kills} killed, "
                f"{it.faults} struck by faults, {one.seconds:.0f} s{', VIOLATED' if one.story else ''}",
                flush=True,
            )
            if one.story:
                print(
                    f"{one.story}\nto see it again, as short as it can be: make search SEED={one.seed}\n",
                    flush=True,
                )
    print(f"\n{summary(found)} In {time.monotonic() - begun:.0f} s.")
    return 1 if any(one.story for one in found) else 0


def summary(found: Sequence[Found]) -> str:
    """All that was tried, in one sentence."""
    total = {name: sum(getattr(one.counted, name) for one in found) for name in vars(Counted())}
    wrong = sum(bool(one.story) for one in found)
    return (
        f"{total['sequences']:,} sequences (seeds {found and min(it.seed for it in found)} to "
        f"{found and max(it.seed for it in found)}): {total['runs']:,} runs, {total['kills']:,} killed, "
        f"{total['faults']:,} struck by faults, {total['by_hand']:,} commands asked of people; "
        f"{wrong} violations."
    )


def _job(job: tuple[int, int, bool, Changes]) -> Found:
    """One seed, in whichever process this is; changes stay there."""
    number, sequences, shrink, changes = job
    begun = time.monotonic()
    for change in changes:
        change()
    with stage() as ready:
        setting = Setting(ready)
        story = _sought(number, sequences, shrink=shrink, setting=setting)
    return Found(number, setting.counted, story, time.monotonic() - begun)


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="faults.search", description=__doc__)
    parser.add_argument("--seed", type=int, help="this seed alone, what it finds made short")
    parser.add_argument("--first", type=int, default=int(os.environ.get("FIRST_SEED", "1")))
    parser.add_argument("--seeds", type=int, default=20, help="how many seeds")
    parser.add_argument("--each", type=int, default=100, help="sequences of a seed")
    parser.add_argument("--jobs", type=int, default=2)
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
