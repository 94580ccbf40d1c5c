"""People put into a journey: one line a call that was accepted."""

from __future__ import annotations

import json
from collections.abc import Sequence

from journeys_as_code.operate.trigger import Started
from journeys_as_code.remote.port import Audience
from journeys_as_code.report import escape
from journeys_as_code.report.style import counted


def whom(calls: Sequence[Audience]) -> str:
    """`3 users`, `1 device`, or the filter."""
    if calls[0].filter:
        return f"everybody in {escape.value(calls[0].filter)}"
    if calls[0].users:
        return counted(sum(len(call.users) for call in calls), "user")
    return counted(sum(len(call.hwids) for call in calls), "device")


def line(sent: Started, *, as_json: bool = False) -> str:
    """The call's request_uuid and how many people were in it; with `as_json` as one JSON line."""
    if as_json:
        return json.dumps({"request_uuid": sent.request_uuid, "people": sent.people}) + "\n"
    people = f"  {sent.people:,} accepted" if sent.people else "  accepted"
    return f"{escape.plain(sent.request_uuid)}{people}\n"
