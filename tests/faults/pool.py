"""Several processes that try sweeps side by side, each with a sandbox of its own."""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from multiprocessing.connection import Connection, wait
from typing import Any

from faults import journeys, tool
from faults.account import Sandbox
from faults.bench import Bench, Result
from faults.sweeps import Sweep

Changes = tuple[Callable[[], None], ...]


def make_ready() -> None:
    """Load all that the forked processes need, once."""
    tool.import_everything()
    tool.warm(journeys.example())
    tool.certificates()
    tool.freeze()


def tried(
    sweeps: Sequence[Sweep], *, jobs: int, only: str = "", share: int = 1, changes: Changes = ()
) -> Iterator[Result]:
    """The results of all cases, as they come. Raises RuntimeError when the harness itself fails.

    Of `share` cases one is tried, always the same.
    """
    make_ready()
    context = multiprocessing.get_context("fork")
    waiting = [*reversed(range(len(sweeps)))]
    workers: dict[Connection, Any] = {}
    for _ in range(min(jobs, len(sweeps))):
        ours, theirs = context.Pipe()
        worker = context.Process(target=_work, args=(theirs, sweeps, (changes, only, share)))
        worker.start()
        theirs.close()
        workers[ours] = worker
        ours.send(waiting.pop())
    while workers:
        for pipe in wait(list(workers)):
            assert isinstance(pipe, Connection)
            said = pipe.recv()
            if isinstance(said, Result):
                yield said
                continue
            print(said, file=sys.stderr, flush=True)
            if said.startswith("FAILED"):
                raise RuntimeError(said)
            pipe.send(waiting.pop() if waiting else None)
            if not _is_busy(pipe):
                workers.pop(pipe).join()


def _is_busy(pipe: Connection) -> bool:
    """Whether the worker took the sweep; one without anything left to do says so."""
    return bool(pipe.recv())


def _heard(pipe: Connection) -> int | None:
    """The next sweep, None where there is none; a worker whose parent died has none either."""
    parent = os.getppid()
    while not pipe.poll(1.0):
        if os.getppid() != parent:
            return None
    number: int | None = pipe.recv()
    return number


def _work(pipe: Connection, sweeps: Sequence[Sweep], how: tuple[Changes, str, int]) -> None:
    changes, only, share = how
    os.setpgrp()
    with Sandbox() as sandbox:
        bench = Bench(sandbox, changes, only, share)
        number = _heard(pipe)
        while number is not None:
            begun = last = time.monotonic()
            cases = 0
            try:
                for result in sweeps[number].run(bench):
                    now = time.monotonic()
                    pipe.send(replace(result, seconds=round(now - last, 3)))
                    cases, last = cases + 1, now
            except Exception:  # noqa: BLE001 - told where somebody looks
                pipe.send(f"FAILED {sweeps[number].name}\n{traceback.format_exc()}")
                return
            pipe.send(f"{sweeps[number].name}: {cases} cases in {time.monotonic() - begun:.0f} s")
            number = _heard(pipe)
            pipe.send(number is not None)
