"""An account to plan against: the embedded API in a process of its own, over real HTTP."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

TOKEN = "sandbox"


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The base URL of a fresh embedded API; it ends with the block."""
    journeys = Path(sys.executable).with_name("journeys")
    server = subprocess.Popen(
        [journeys, "sandbox", "--port", "0", "--db", folder / "account.db"],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    try:
        yield _address(server)
    finally:
        server.terminate()
        server.wait()


def _address(server: subprocess.Popen[str]) -> str:
    assert server.stdout is not None
    for line in server.stdout:
        if found := re.search(r"http://[\d.]+:\d+", line):
            return found[0]
    raise SystemExit("the embedded API did not start")


def slow(url: str, latency: float) -> None:
    """From now on every call takes so many seconds longer."""
    _control(url, "POST", "faults", {"clear": True, "latency": latency})


def calls(url: str, after: int = 0) -> list[dict[str, Any]]:
    """The calls that the API has seen after the one of this number."""
    found: list[dict[str, Any]] = _control(url, "GET", f"calls?after={after}")["calls"]
    return found


def _control(url: str, method: str, path: str, body: Any = None) -> Any:
    import httpx

    answer = httpx.request(
        method, f"{url}/_sandbox/{path}", headers={"Authorization": f"Api {TOKEN}"}, json=body
    )
    return answer.raise_for_status().json()


def uuids(url: str) -> list[str]:
    """Every journey of the account."""
    import httpx

    found: list[str] = []
    with httpx.Client(base_url=url, headers={"Authorization": f"Api {TOKEN}"}) as client:
        page, pages = 1, 1
        while page <= pages:
            answer = client.get("/api/journey", params={"page": page}).raise_for_status().json()
            found += [item["id"] for item in answer["payload"]["items"]]
            page, pages = page + 1, answer["_metadata"]["page_count"]
    return found
