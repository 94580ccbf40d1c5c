"""The order in which people meet the points of a journey."""

from __future__ import annotations

from typing import Any

from journeys_as_code.sandbox.definition import edges, is_entry

Point = dict[str, Any]


def walked(points: list[Point]) -> list[Point]:
    """The points from the entries on, breadth first; what nothing leads to comes last."""
    by_uuid = {str(point["uuid"]): point for point in points}
    queue = [uuid for uuid, point in by_uuid.items() if is_entry(point)]
    order: dict[str, Point] = {}
    for uuid in queue:  # grows while it is walked
        if uuid in by_uuid and uuid not in order:
            order[uuid] = by_uuid[uuid]
            queue.extend(target for _, target in edges(by_uuid[uuid]))
    return list((order | by_uuid).values())
