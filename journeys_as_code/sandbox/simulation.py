"""Simulated people, so that statistics have something to count.

Everything follows from uuids and from how long a journey ran: the same journey at the same time has
the same numbers, and they never fall. People pass waits at once.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from journeys_as_code.sandbox.definition import data_of, edges, is_entry
from journeys_as_code.sandbox.record import Journey, Trigger

Counts = dict[str, int | float]


def share(*names: str) -> float:
    """A number from 0 up to 1 that is always the same for the same names."""
    digest = hashlib.sha256("\0".join(names).encode()).digest()
    return int.from_bytes(digest[:6], "big") / 2**48


def people_of(trigger: Trigger) -> int:
    """How many people a trigger put in; an audience by filter is made up."""
    if trigger.by == "filter":
        return 50 + int(400 * share("filter", *trigger.people))
    return len(trigger.people)


def flow(journey: Journey, seconds: float, triggers: Iterable[Trigger]) -> Mapping[str, int]:
    """How many people reached each point (by uuid) of a journey that ran for so long."""
    points = {str(point["uuid"]): point for point in journey.points}
    called = sum(map(people_of, triggers))
    wave = Counter(
        {
            uuid: _entered(journey, point, seconds, called)
            for uuid, point in points.items()
            if is_entry(point)
        }
    )
    reached: Counter[str] = Counter()
    for _ in points:  # no path without a loop is longer; whoever loops gets no further
        reached += wave
        following: Counter[str] = Counter()
        for uuid, people in wave.items():
            following += _leaving(points[uuid], people)
        wave = following
    return reached


def _entered(journey: Journey, point: Mapping[str, Any], seconds: float, called: int) -> int:
    key, data = data_of(point)
    if not journey.was_started or data.get("is_deactivated"):
        return 0
    if key == "start_by_api":
        return called
    uuid = str(point["uuid"])
    audience = 0 if key == "message_bus" else 400 + int(3600 * share(uuid, "audience"))
    return audience + int(seconds / 3600 * (20 + 180 * share(uuid, "rate")))


def _leaving(point: Mapping[str, Any], people: int) -> Counter[str]:
    """Where people go from a point: shares of the outputs by chance, `default` takes the rest."""
    outputs = sorted(edges(point), key=lambda edge: (edge[0] == "default", edge[0]))
    leaving: Counter[str] = Counter()
    for left, (output, target) in zip(range(len(outputs), 0, -1), outputs, strict=True):
        chance = 2 * share(str(point["uuid"]), output) / left
        going = people if left == 1 else min(people, int(people * min(chance, 0.9)))
        people -= going
        if target and going:
            leaving[target] += going
    return leaving


def message_counts(point: Mapping[str, Any], people: int) -> Counts:
    """`pointStat` of a message that so many people reached. Keys documented and observed, by channel.

    `conversion` is in percent, as the reference's own example has it.
    """
    uuid = str(point["uuid"])

    def some(name: str, of: int, most: float) -> int:
        return int(of * most * share(uuid, name))

    if data_of(point)[0] == "send_in_app":
        interactions = some("interactions", people, 0.8)
        skipped = some("skipped", people - interactions, 0.5)
        return {"shows": people, "interactions": interactions, "skipped": skipped}
    opened = some("opened", people, 0.6)
    conversion = 100 * opened / people if people else 0.0
    counts: Counts = {"sent": people, "opened": opened, "conversion": conversion}
    if data_of(point)[0] == "send_email":
        counts |= {
            "uniqOpened": some("unique", opened, 1.0),
            "clicked": some("clicked", opened, 0.4),
            "unsubscribed": some("unsubscribed", people, 0.01),
            "softBounces": some("bounces", people, 0.02),
            "complaints": some("complaints", people, 0.001),
        }
    return counts


def is_message(point: Mapping[str, Any]) -> bool:
    """Whether a point sends something, so that it has statistics."""
    named = data_of(point)[0].startswith("send_")
    return named or str(point["point_type"]).startswith("POINT_TYPE_SEND_")


def campaign_code(uuid: str) -> str:
    """A made-up campaign code of the usual form: `A1B2C-00417`."""
    digits = hashlib.sha256(f"campaign {uuid}".encode()).hexdigest().upper()
    return f"{digits[:5]}-{int(digits[5:12], 16) % 100_000:05}"
