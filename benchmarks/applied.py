"""Apply to running journeys that all changed, beside the same calls by a bare client; and how long each pauses.

`python -m benchmarks.applied URL SCRIPT TOLD` is the floor: it makes the calls of SCRIPT, eight journeys at a
time, and writes how long each took to TOLD.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import account, project, table
from benchmarks.floor import CONCURRENCY, bare
from benchmarks.process import Command, interleaved

JOURNEYS = 100
_PARTS = ("title", "params", "points", "comments")
_BEGINNING, _OTHER = "messages: 3,", "messages: 4,"


def rows(scratch: Path, environ: Mapping[str, str], rounds: int) -> list[table.Row]:
    """Apply of a hundred journeys without latency and with 50 ms on each call, and the pauses of the latter."""
    scratch.mkdir()
    with account.serving(scratch) as url:
        folder = scratch / "project"
        project.write(folder, journeys=JOURNEYS, api=url)
        journeys = str(Path(sys.executable).with_name("journeys"))
        words = (journeys, "apply", "--auto-approve", "--allow-mass-change")
        told = scratch / "result.json"
        ours = Command((*words, "--result", str(told)), folder, environ, partial(change, folder))
        Command(words, folder, environ).run()
        after = account.calls(url)[-1]["number"]
        ours.run()
        script = scratch / "script.json"
        script.write_text(json.dumps(_by_journey(account.calls(url, after))), encoding="utf-8")
        found = []
        for latency in (0.0, 0.05):
            account.slow(url, latency)
            times = scratch / f"times-{latency}.json"
            floor = Command(
                (sys.executable, "-m", "benchmarks.applied", url, str(script), str(times)),
                folder, environ,
            )  # fmt: skip
            mine, theirs = interleaved([ours, floor], rounds)
            what = f"apply, {JOURNEYS} changed, {latency * 1000:.0f} ms a call"
            bare_ones = "the same calls by a bare httpx client"
            found.append(table.Row.of(what, bare_ones, mine, theirs, 1.25))
        result = json.loads(told.read_text(encoding="utf-8"))
        pauses = [it["paused_for"] for it in result["journeys"] if it["paused_for"]]
        assert len(pauses) == JOURNEYS, "not every journey was changed"
        trips = json.loads(times.read_text(encoding="utf-8"))
    return [
        *found,
        table.Row("the pause of a journey", "one call of that client", pauses, trips, 3.2),
    ]


def change(folder: Path) -> None:
    """Change what every journey sends, and back again the next time."""
    for file in (folder / "journeys").rglob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        there, other = (_BEGINNING, _OTHER) if _BEGINNING in text else (_OTHER, _BEGINNING)
        file.write_text(text.replace(there, other), encoding="utf-8")


def _by_journey(calls: Sequence[Mapping[str, Any]]) -> list[list[Any]]:
    """The calls about each journey in their order, as method and path."""
    found: dict[str, list[Any]] = {}
    for call in calls:
        found.setdefault(call["uuid"], []).append([call["method"], call["path"]])
    return list(found.values())


def floor(url: str, script: Sequence[Sequence[Any]], token: str) -> list[float]:
    """The calls of each journey one after the other, so many journeys at a time; the seconds of each call.

    A PUT sends the definition that was read last.
    """
    taken: list[float] = []
    with bare(url, token) as client, ThreadPoolExecutor(CONCURRENCY) as pool:

        def one(calls: Sequence[Any]) -> None:
            seen: dict[str, Any] = {}
            for method, path in calls:
                uuid = seen.get("info", {}).get("uuid")
                body = {"PUT": _definition(seen), "POST": {"uuid": uuid}}.get(method)
                began = time.perf_counter()
                answer = client.request(method, path, json=body).raise_for_status().json()
                taken.append(time.perf_counter() - began)
                if method == "GET":
                    seen = answer

        for _ in pool.map(one, script):
            pass
    return taken


def _definition(live: Mapping[str, Any]) -> dict[str, Any]:
    """What a PUT sends so that the journey stays as it is."""
    whole = {**live.get("info", {}), **live}
    return {name: whole[name] for name in _PARTS if name in whole}


def main(words: Sequence[str]) -> None:
    """Run the floor."""
    url, script, told = words
    calls = json.loads(Path(script).read_text(encoding="utf-8"))
    taken = floor(url, calls, os.environ["JOURNEYS_BENCH_TOKEN"])
    Path(told).write_text(json.dumps(taken), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
