"""Drift and pull beside a bare client that gets the same journeys, without latency and with 50 ms on each call."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from benchmarks import account, table
from benchmarks.process import Command, interleaved

LATENCIES = (0.0, 0.05)
_FLOOR = "a bare httpx client, and writing the files"
_TARGET = 1.6


def rows(
    folder: Path, url: str, listed: Path, environ: Mapping[str, str], rounds: int
) -> tuple[list[table.Row], float]:
    """Two rows for each latency, and the peak memory of pull in MB. Afterwards calls are as quick as before."""
    journeys = str(Path(sys.executable).with_name("journeys"))
    pulled = (sys.executable, "-m", "benchmarks.pulled")
    floor = Command((*pulled, "floor", str(folder), url, str(listed)), folder, environ)
    drift = Command((journeys, "drift"), folder, environ)
    pull = Command((*pulled, "ours", str(folder)), folder, environ)
    found, peak = [], 0.0
    for latency in LATENCIES:
        account.slow(url, latency)
        slowly = f", {latency * 1000:.0f} ms a call" if latency else ""
        # each beside runs of the floor that are next to its own
        drifting, beside = interleaved([drift, floor], rounds)
        found.append(
            table.Row.of(f"drift, there is none{slowly}", _FLOOR, drifting, beside, _TARGET)
        )
        pulling, beside = interleaved([pull, floor], rounds)
        found.append(
            table.Row.of(f"pull --all, into nothing{slowly}", _FLOOR, pulling, beside, _TARGET)
        )
        peak = max(peak, *(run.peak for run in pulling))
    account.slow(url, 0.0)
    return found, peak
