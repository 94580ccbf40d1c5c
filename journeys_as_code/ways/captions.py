"""What a picture says of a point beside its title."""

from __future__ import annotations

from typing import Any

from journeys_as_code.model.graph import Edge, Graph
from journeys_as_code.model.journey import kind_of

_WORDS = {
    "start_by_segment": "segment entry",
    "message_bus": "event entry",
    "start_by_api": "API entry",
    "wait_for_trigger": "wait for events",
    "boolean_splitter": "segment splitter",
    "ab_splitter": "A/B splitter",
    "send_push": "push",
    "send_email": "email",
    "send_in_app": "in-app",
    "send_sms": "SMS",
    "send_whatsapp": "WhatsApp",
    "send_line": "LINE",
    "send_kakao": "Kakao",
}
_TELLING = {
    "start_by_segment": ("filter_code",),
    "message_bus": ("event_name",),
    "start_by_api": ("attributes",),
    "wait": ("duration",),
    "wait_for_trigger": ("period",),
    "boolean_splitter": ("filter_code",),
    "tag_splitter": ("tag",),
    "reachability_check": ("channel",),
    "set_tags": ("tags",),
    "webhook": ("url",),
}
_OF_MESSAGES = ("subject", "preset_code", "rich_media_code")


def kind_words(kind: str) -> str:
    """A kind of point in plain words."""
    return _WORDS.get(kind, kind.replace("_", " "))


def detail(graph: Graph, name: str) -> str:
    """The one value that tells most about a point; empty where there is none."""
    point, kind = graph.points[name], graph.kinds[name]
    data = point[kind_of(point)]
    fields = (
        _OF_MESSAGES if kind and kind.family == "messaging" else _TELLING.get(kind_of(point), ())
    )
    told = next((data[field] for field in fields if data.get(field)), None)
    if told is None and data.get("until"):
        return "until a moment"
    return f"up to {told}" if kind_of(point) == "wait_for_trigger" and told else _flat(told)


def _flat(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} = {_flat(item)}" for key, item in value.items())
    if isinstance(value, list):
        return ", ".join(map(_flat, value))
    return "" if value is None else str(value)


def branch(graph: Graph, edge: Edge) -> str:
    """What a branch is for: its values, events or share where they are known, else its output.

    Empty for the only way out of a point.
    """
    kind = graph.kinds[edge.source]
    if kind is None or kind.single:
        return ""
    point = graph.points[edge.source]
    data = point[kind_of(point)]
    number = [output.alias for output in kind.outputs].index(edge.output)
    if kind.name == "ab_splitter":
        share = (data.get("percents") or {}).get(edge.output)
        return edge.output if share is None else f"{edge.output}: {_flat(share)} %"
    meant = _meant(data.get("branches"), number)
    return meant or edge.output.replace("_", " ")


def _meant(branches: Any, number: int) -> str:
    """The values or events of a branch, as far as they are written as this tool's docs do it."""
    one = branches[number] if isinstance(branches, list) and number < len(branches) else None
    if not isinstance(one, dict):
        return ""
    events = one.get("events")
    if isinstance(events, list):
        names = [it.get("event_name") if isinstance(it, dict) else it for it in events]
        return " or ".join(name for name in names if isinstance(name, str))
    values = one.get("values", one.get("value"))
    return " or ".join(map(_flat, values if isinstance(values, list) else [values]))
