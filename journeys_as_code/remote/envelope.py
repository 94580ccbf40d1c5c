"""The journey object around the data of its points. A point's own field names are assumed."""

from __future__ import annotations

from typing import Any

from journeys_as_code.model.points.kind import Field, Form, Sure, Type
from journeys_as_code.remote.names import spelled

JOURNEY_FIELDS = spelled("info", "title", "params", "points", "comments")
POINT_FIELDS = spelled("uuid", "title", "position", "point_type", "point_data", "outputs")
OUTPUT_FIELDS = spelled("info")
EDGE_FIELDS = spelled("next_point_uuid")

_NUMBER = Type(Form.NUMBER)

POSITION = Type(
    Form.MESSAGE,
    fields={
        axis: Field(axis, axis, _NUMBER, Sure.ASSUMED, "Pixels on the canvas.") for axis in "xy"
    },
    open=True,
)


def mapping(value: Any) -> dict[str, Any]:
    """The value where it is a JSON object, otherwise an empty one."""
    return value if isinstance(value, dict) else {}


def laid_under(extra: Any, written: Any) -> Any:
    """What is written, over what else is known of the same object, at every level."""
    if not isinstance(extra, dict) or not isinstance(written, dict):
        return written
    return extra | {key: laid_under(extra.get(key), value) for key, value in written.items()}


def whole_position(position: Any) -> Any:
    """A coordinate that is left out is 0, as everywhere in proto3; a position without any stays as it is."""
    return {"x": 0, "y": 0, **position} if isinstance(position, dict) and position else position
