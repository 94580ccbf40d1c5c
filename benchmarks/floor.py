"""The floors: the least that anybody could do who reads the same files and the same journeys.

`python -m benchmarks.floor parse FOLDER` parses every file with PyYAML's C loader alone;
`python -m benchmarks.floor fetch FOLDER URL UUIDS` does that and gets every journey with a bare client.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx

CONCURRENCY = 8


def parse(folder: Path) -> None:
    """Every file of the folder with the fastest loader PyYAML has."""
    import yaml

    for file in sorted(folder.rglob("*.yaml")):
        yaml.load(file.read_bytes(), yaml.CSafeLoader)


def bare(url: str, token: str) -> httpx.Client:
    """A client with one pool of connections and nothing else."""
    import httpx

    limits = httpx.Limits(max_connections=CONCURRENCY, max_keepalive_connections=CONCURRENCY)
    headers = {"Authorization": f"Api {token}"}
    return httpx.Client(base_url=url, headers=headers, limits=limits, timeout=30)


def fetch(url: str, uuids: Sequence[str], token: str) -> None:
    """Every journey over one pool of connections, decoded and dropped."""
    with bare(url, token) as client, ThreadPoolExecutor(CONCURRENCY) as pool:

        def get(uuid: str) -> None:
            answer = client.get(f"/api/v3/journeygateway/{uuid}")
            answer.raise_for_status().json()

        for _ in pool.map(get, uuids):
            pass


def main(words: Sequence[str]) -> None:
    """Run one floor."""
    parse(Path(words[1]) / "journeys")
    if words[0] == "fetch":
        uuids = Path(words[3]).read_text(encoding="utf-8").split()
        fetch(words[2], uuids, os.environ["JOURNEYS_BENCH_TOKEN"])


if __name__ == "__main__":
    main(sys.argv[1:])
