"""The ways through a journey for programs."""

from __future__ import annotations

import json
from typing import Any

from journeys_as_code.ways.paths import Paths, Step, Way


def render(paths: Paths) -> str:
    """`{"key", "title", "count", "exact", "ways": [{"messages", "delay", "end", "back_to", "steps"}]}`.

    `ways` is null when there are too many. A delay is `{"least", "most", "unknown"}`: seconds, and how
    many waits of unknown length come on top.
    """
    document = {
        "key": paths.key,
        "title": paths.title,
        "count": paths.count,
        "exact": paths.exact,
        "ways": [_way(way) for way in paths.ways] if paths.ways or not paths.count else None,
    }
    return json.dumps(document, indent=2) + "\n"


def _way(way: Way) -> dict[str, Any]:
    return {
        "messages": len(way.messages),
        "delay": way.delay.as_json(),
        "end": str(way.end),
        "back_to": way.back_to or None,
        "steps": [_step(step) for step in way.steps],
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "point": step.point,
        "kind": step.kind,
        "title": step.title,
        "output": step.output or None,
        "arrival": step.arrival.as_json(),
        "stay": step.stay.as_json(),
    }
