"""What a run told of itself, read from its last lines or from its JSON."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from faults.tool import Ran

_WORDS = {"ok": "done", "x": "failed", "!": "stale", "-": "not_reached"}
_HEAD = re.compile(r"^(ok|x|!|-) +(\w+) +(\S+) +(done|failed|left alone|not reached)\b(.*)$")
_CALLS = re.compile(r"\(([a-z, ]+)\)")
_STATUS = re.compile(r"\bnow (\w+)")
_PAUSED = re.compile(r"\bpaused for ([\d.]+) s")


@dataclass(frozen=True)
class Told:
    """What was told of one journey."""

    key: str
    action: str
    result: str
    calls: tuple[str, ...]
    status: str
    unclear: bool
    restored: bool
    paused_for: float | None
    error: str


@dataclass(frozen=True)
class Account:
    """What an apply told: nothing at all where it ended before it began to write."""

    journeys: tuple[Told, ...]
    complete: bool
    """Whether there was an ending: counts, and the next command where one is needed."""
    requests: int | None = None
    next_command: str = ""


def told(ran: Ran) -> Account:
    """What a run told."""
    return _of_json(ran.out) if "json" in ran.words else _of_text(ran.out)


def _of_json(out: str) -> Account:
    try:
        said = json.loads(out)
    except ValueError:
        return Account((), complete=False)
    journeys = tuple(_journey(it) for it in said["journeys"] if it["result"] != "unchanged")
    return Account(journeys, True, said["requests"], said["next_command"])


def _journey(said: dict[str, Any]) -> Told:
    return Told(
        said["key"],
        said["action"],
        said["result"],
        tuple(said["calls"]),
        said["status"] or "",
        said["unclear"],
        said["restored"],
        said["paused_for"],
        said["error"],
    )


def _of_text(out: str) -> Account:
    """The part after the plan: heads of journeys, each with its details, and the last lines."""
    _, _, after = out.rpartition("Nothing was sent yet.\n")
    found: list[tuple[re.Match[str], list[str]]] = []
    for line in after.splitlines():
        head = _HEAD.match(line)
        if head:
            found.append((head, []))
        elif found and line.startswith("     "):
            found[-1][1].append(line.strip())
    ending = re.search(r"^Apply to .*?(?:(\d[\d,]*) requests?)?\.$", after, re.MULTILINE)
    following = re.search(r"^Next: (.*)$", after, re.MULTILINE)
    requests = int(ending[1].replace(",", "")) if ending and ending[1] else None
    return Account(
        tuple(_line(head, details) for head, details in found),
        ending is not None,
        requests,
        following[1] if following else "",
    )


def _line(head: re.Match[str], details: list[str]) -> Told:
    rest = head[5]
    calls, status, paused = _CALLS.search(rest), _STATUS.search(rest), _PAUSED.search(rest)
    return Told(
        head[3],
        head[2],
        _WORDS[head[1]],
        tuple(calls[1].split(", ")) if calls else (),
        status[1] if status else "",
        any("may have worked" in line for line in details),
        any("started again with its old definition" in line for line in details),
        float(paused[1]) if paused else None,
        " ".join(details),
    )
